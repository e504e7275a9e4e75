import { ApolloServer } from '@apollo/server'
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled'
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled'
import { GraphQLError, type GraphQLSchema } from 'graphql'
import { RateLimited, Unauthenticated } from '../operations/errors.ts'
import type { Log, Session } from '../operations/session.ts'
import type { ErrorFormat } from './format-error.ts'
import { LIMIT_RULES } from './limit-rules.ts'
import { MAXIMUM_TOKENS } from '../domain/limits.ts'
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
    // A query by GET must carry a header that a foreign page cannot send unasked: docs/limits.md tells which.
    csrfPrevention: true,
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

/** Turns refused credentials into HTTP 401, too many requests into 429; for Apollo's context function. */
export function asHttpError(error: unknown): unknown {
  if (error instanceof Unauthenticated) return httpError(error, 401, 'UNAUTHENTICATED', ['www-authenticate', 'Bearer'])
  if (!(error instanceof RateLimited)) return error
  return httpError(error, 429, 'RATE_LIMITED', ['retry-after', String(error.retryAfterSeconds)])
}

function httpError({ message }: Error, status: number, code: string, header: [string, string]): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status, headers: new Map([header]) } } })
}

function loggerOver(log: Log) {
  return {
    debug: () => {},
    info: () => {},
    warn: (message: unknown) => log.warn({}, String(message)),
    error: (message: unknown) => log.error({}, String(message)),
  }
}
