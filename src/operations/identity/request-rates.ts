import { ADDRESS_RATE, VIEWER_RATE } from '../../domain/limits.ts'
import { RateLimited } from '../errors.ts'
import type { Viewer } from '../session.ts'
import { TokenBuckets } from './token-buckets.ts'

/** Requests of all kinds (over HTTP, sockets opened, operations on them), counted by viewer and by address; each server counts its own. */
export class RequestRates {
  readonly #enabled: boolean
  readonly #now: () => Date
  readonly #viewers = new TokenBuckets(VIEWER_RATE)
  readonly #addresses = new TokenBuckets(ADDRESS_RATE)

  constructor(enabled: boolean, now: () => Date) {
    this.#enabled = enabled
    this.#now = now
  }

  /** Counts one request. Throws `RateLimited` where there were too many; an API key stands for many people and is exempt. */
  count(viewer: Viewer | null, address: string): void {
    if (!this.#enabled || (viewer !== null && viewer.keyId !== null)) return
    const now = this.#now()
    const wait = (viewer && this.#viewers.take(viewer.caller, now)) || this.#addresses.take(address, now)
    if (wait > 0) throw new RateLimited(wait)
  }
}
