import { ApolloServer } from '@apollo/server'
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled'
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled'
import { GraphQLError, type GraphQLSchema } from 'graphql'
import { Unauthenticated } from '../operations/errors.ts'
import type { Log, Session } from '../operations/session.ts'
import type { ErrorFormat } from './format-error.ts'
import { LIMIT_RULES } from './limit-rules.ts'
import { MAXIMUM_TOKENS } from './limits.ts'
import type { Observer } from './observer.ts'
import { operationPlugin } from './operation-plugin.ts'
import { statusPlugin } from './status-plugin.ts'

/** What Apollo is set up with. */
export interface ApolloOptions {
  readonly schema: GraphQLSchema
  readonly introspection: boolean
  readonly format: ErrorFormat
  readonly observer: Observer
  readonly log: Log
}

/** Queries and mutations over HTTP, with Boon's limits. */
export function createApollo({ schema, introspection, format, observer, log }: ApolloOptions): ApolloServer<Session> {
  return new ApolloServer<Session>({
    schema,
    introspection,
    formatError: format,
    validationRules: [...LIMIT_RULES],
    parseOptions: { maxTokens: MAXIMUM_TOKENS },
    // Callers are known by a header that no foreign page can send, never by a cookie; GET runs queries only, and POST takes JSON
    // only. So there is nothing to forge, and clients that query by GET (urql does by default) work as they are.
    csrfPrevention: false,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    nodeEnv: 'production',
    logger: loggerOver(log),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      statusPlugin,
      operationPlugin(observer),
    ],
  })
}

/** Turns refused credentials into HTTP 401; for Apollo's context function. */
export function asHttpError(error: unknown): unknown {
  if (!(error instanceof Unauthenticated)) return error
  const http = { status: 401, headers: new Map([['www-authenticate', 'Bearer']]) }
  return new GraphQLError(error.message, { extensions: { code: 'UNAUTHENTICATED', http } })
}

function loggerOver(log: Log) {
  return {
    debug: () => {},
    info: () => {},
    warn: (message: unknown) => log.warn({}, String(message)),
    error: (message: unknown) => log.error({}, String(message)),
  }
}
