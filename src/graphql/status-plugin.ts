import type { ApolloServerPlugin } from '@apollo/server'
import type { Session } from '../operations/session.ts'
import { MAXIMUM_VALIDATION_ERRORS } from '../domain/limits.ts'

const TOLD_AS_200 = new Set<unknown>(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT'])

/**
 * GraphQL over HTTP: under `application/json` what is wrong with a request is told with status 200, under
 * `application/graphql-response+json` with 400. And of many problems of one document only the first few are told.
 */
export const statusPlugin: ApolloServerPlugin<Session> = {
  requestDidStart: async () => ({
    willSendResponse: async ({ request, response: { http, body } }) => {
      if (body.kind !== 'single') return
      const { errors = [] } = body.singleResult
      if (errors.length > MAXIMUM_VALIDATION_ERRORS && !('data' in body.singleResult)) {
        body.singleResult.errors = errors.slice(0, MAXIMUM_VALIDATION_ERRORS)
      }
      const wantsNewStyle = request.http?.headers.get('accept')?.includes('application/graphql-response+json')
      if (
        http.status === 400 &&
        !wantsNewStyle &&
        errors.every(({ extensions }) => TOLD_AS_200.has(extensions?.code))
      ) {
        http.status = 200
      }
    },
  }),
}
