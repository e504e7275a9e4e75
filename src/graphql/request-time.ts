import { GraphQLError } from 'graphql'
import type { Session } from '../operations/session.ts'

/** What a request is answered whose time is over. What it had begun may still come to its end: an idempotency key tells. */
export class TimedOut extends GraphQLError {
  constructor() {
    super('This took too long, and was given up.', { extensions: { code: 'TIMEOUT' } })
  }
}

/** How long one request may take. */
export class RequestTime {
  readonly #over = Promise.withResolvers<never>()
  #timer: NodeJS.Timeout

  constructor(milliseconds: number) {
    this.#timer = this.#endIn(milliseconds)
  }

  /** Gives it this much from now on instead. */
  restart(milliseconds: number): void {
    clearTimeout(this.#timer)
    this.#timer = this.#endIn(milliseconds)
  }

  /** Waits for the work while there is time; then throws `TimedOut`. The time ends with the work. */
  async within<T>(work: Promise<T>): Promise<T> {
    try {
      return await Promise.race([work, this.#over.promise])
    } finally {
      clearTimeout(this.#timer)
    }
  }

  #endIn(milliseconds: number): NodeJS.Timeout {
    return setTimeout(() => this.#over.reject(new TimedOut()), milliseconds)
  }
}

const times = new WeakMap<Session, RequestTime>()

/** Notes whose time it is. */
export function giveTime(session: Session, time: RequestTime): Session {
  times.set(session, time)
  return session
}

/** The time of the request that opened this session. */
export function requestTimeOf(session: Session): RequestTime | undefined {
  return times.get(session)
}
