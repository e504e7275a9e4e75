import type { TypedDocumentString } from './generated/graphql.ts'

/** Who asks, and in which language. */
export interface Caller {
  /** Null for an anonymous visitor. */
  readonly token: string | null
  /** BCP 47. */
  readonly locale: string
}

/** An answer that is none: no network, a refused token, a GraphQL error. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  /** `UNAUTHENTICATED` for a token that has ended; `NETWORK` where nothing was heard. */
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

interface GraphQLAnswer<Result> {
  readonly data?: Result | null
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[]
}

/** Runs one query or mutation. Throws `ApiError`. */
export async function execute<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
  caller: Caller,
): Promise<Result> {
  const { data, errors } = await postJson<GraphQLAnswer<Result>>(
    '/graphql',
    { query: `${document}`, variables },
    caller,
  )
  const error = errors?.[0]
  if (error) throw new ApiError(error.extensions?.code ?? 'UNKNOWN', error.message)
  if (!data) throw new ApiError('UNKNOWN', 'The answer was empty.')
  return data
}

/** Sends JSON to a path of this server and reads JSON. Throws `ApiError` where no JSON comes back. */
export function postJson<Answer>(path: string, body: unknown, caller: Caller): Promise<Answer> {
  return readJson<Answer>(path, {
    method: 'POST',
    headers: { ...headersOf(caller), 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
}

/** Reads JSON from a path of this server. Throws `ApiError`. */
export function getJson<Answer>(path: string, caller: Caller): Promise<Answer> {
  return readJson<Answer>(path, { headers: headersOf(caller) })
}

function headersOf({ token, locale }: Caller): Record<string, string> {
  const language = { 'accept-language': locale, accept: 'application/json' }
  return token === null ? language : { ...language, authorization: `Bearer ${token}` }
}

async function readJson<Answer>(path: string, request: RequestInit): Promise<Answer> {
  const response = await fetch(path, request).catch(() => {
    throw new ApiError('NETWORK', 'The shop cannot be reached.')
  })
  if (response.status === 401) throw new ApiError('UNAUTHENTICATED', 'Please sign in again.')
  if (response.status === 404) throw new ApiError('NOT_FOUND', 'There is no shop here.')
  try {
    return (await response.json()) as Answer
  } catch {
    throw new ApiError('NETWORK', `The shop answered ${response.status}.`)
  }
}
