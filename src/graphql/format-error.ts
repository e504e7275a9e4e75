import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { BadInput, Forbidden, RateLimited, Unauthenticated } from '../operations/errors.ts'
import type { Services } from '../operations/session.ts'

/** How an error is told to a caller, on both transports. `formatted` is what graphql-js would tell. */
export type ErrorFormat = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError

/** What the format needs. */
export interface ErrorFormatOptions extends Pick<Services, 'log' | 'newId'> {
  /** Leave out "Did you mean …?", which tells the schema to those who may not introspect it. */
  readonly hidesSchema: boolean
}

/** Expected errors keep their message and get a code; all others are masked, with an id that the log bears too. */
export function errorFormat({ log, newId, hidesSchema }: ErrorFormatOptions): ErrorFormat {
  return (formatted, error) => {
    const cause = causeOf(error)
    const known = expected(cause)
    if (known) return { ...formatted, message: (cause as Error).message, extensions: known }
    if (isUnstorable(cause)) return { ...formatted, message: UNSTORABLE, extensions: { code: 'BAD_USER_INPUT' } }
    if (isCallersFault(formatted, error, cause)) return tellCaller(formatted, hidesSchema)
    const id = newId()
    log.error({ err: cause, errorId: id, path: formatted.path }, 'an operation failed')
    return { ...formatted, message: 'Internal server error', extensions: { code: 'INTERNAL_SERVER_ERROR', id } }
  }
}

/** What was thrown, without graphql-js's wrapping. */
function causeOf(error: unknown): unknown {
  return error instanceof GraphQLError && error.originalError ? error.originalError : error
}

function expected(cause: unknown): Record<string, unknown> | null {
  if (cause instanceof BadInput) return { code: 'BAD_USER_INPUT', path: cause.argumentPath }
  if (cause instanceof Forbidden) return { code: 'FORBIDDEN' }
  if (cause instanceof Unauthenticated) return { code: 'UNAUTHENTICATED' }
  if (cause instanceof RateLimited) return limited(cause)
  return null
}

function limited({ retryAfterSeconds: retryAfter, argumentPath: path }: RateLimited): Record<string, unknown> {
  return { code: 'RATE_LIMITED', ...(path === null ? {} : { path }), retryAfter }
}

const UNSTORABLE = 'A text may not contain NUL or broken characters.'

/** PostgreSQL cannot even look for a text with NUL in it: nothing bears that name, and whoever sent it is told so. */
function isUnstorable(cause: unknown): boolean {
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : null
  return code === '22021' || code === '22P05'
}

/** Syntax, validation and variables have no path; an argument that turns out null while running has one, and points at the document. */
function isCallersFault(formatted: GraphQLFormattedError, error: unknown, cause: unknown): boolean {
  if (!(cause instanceof GraphQLError) || !(error instanceof GraphQLError)) return false
  if (error.path) return cause !== error && !cause.path && (cause.nodes?.length ?? 0) > 0
  return formatted.extensions?.code !== 'INTERNAL_SERVER_ERROR'
}

function tellCaller(formatted: GraphQLFormattedError, hidesSchema: boolean): GraphQLFormattedError {
  // `http` is for Apollo: a status means nothing on a socket.
  const { code, http: _http, ...extensions } = formatted.extensions ?? {}
  const told = code && code !== 'INTERNAL_SERVER_ERROR' ? code : 'BAD_USER_INPUT'
  const message = hidesSchema ? formatted.message.replace(/ ?Did you mean .+\?$/s, '') : formatted.message
  return { ...formatted, message, extensions: { code: told, ...extensions } }
}
