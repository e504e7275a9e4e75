/** Bad input to a query (BAD_USER_INPUT): `first` out of bounds, a cursor that is not ours, an input that contradicts itself. */
export class BadInput extends Error {
  /** Where in the arguments. Not named `path`: graphql-js would take that for the place in the answer. */
  readonly argumentPath: readonly string[]
  constructor(message: string, argumentPath: readonly string[]) {
    super(message)
    this.argumentPath = argumentPath
  }
}

/** Credentials that are unknown, expired or revoked (UNAUTHENTICATED, HTTP 401). */
export class Unauthenticated extends Error {
  constructor() {
    super('These credentials are unknown or have ended.')
  }
}

/** Too many requests or tries of late (RATE_LIMITED; HTTP 429 where the whole request is refused). */
export class RateLimited extends Error {
  /** When it is worth trying again. */
  readonly retryAfterSeconds: number
  /** Which argument was tried too often; null for requests as such. */
  readonly argumentPath: readonly string[] | null
  constructor(retryAfterSeconds: number, argumentPath: readonly string[] | null = null) {
    super(argumentPath === null ? 'Too many requests: wait a moment.' : 'Too many wrong codes: wait a few minutes.')
    this.retryAfterSeconds = retryAfterSeconds
    this.argumentPath = argumentPath
  }
}

/** A role that may not (FORBIDDEN). */
export class Forbidden extends Error {
  constructor(message = 'Your role may not do this.') {
    super(message)
  }
}
