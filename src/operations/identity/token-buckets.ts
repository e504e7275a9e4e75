import { MAXIMUM_BUCKETS, type Rate } from '../../domain/limits.ts'

/** A bucket as it was when last drawn from. */
interface Bucket {
  tokens: number
  at: number
}

/**
 * Token buckets in this server's memory, one a subject. They hold at most 100,000 subjects and forget the one not seen for longest,
 * which packages for the purpose do not: a crowd of invented addresses must not fill the memory.
 */
export class TokenBuckets {
  readonly #rate: Rate
  /** Longest unseen first. */
  readonly #buckets = new Map<string, Bucket>()

  constructor(rate: Rate) {
    this.#rate = rate
  }

  /** Takes one token at this instant; 0 where there was one, else the whole seconds until there is. */
  take(subject: string, now: Date): number {
    const tokens = this.#filled(subject, now.getTime())
    this.#keep(subject, { tokens: tokens >= 1 ? tokens - 1 : tokens, at: now.getTime() })
    return tokens >= 1 ? 0 : Math.ceil((1 - tokens) / this.#rate.perSecond)
  }

  /** Subjects remembered. */
  get size(): number {
    return this.#buckets.size
  }

  #filled(subject: string, now: number): number {
    const bucket = this.#buckets.get(subject)
    const { burst, perSecond } = this.#rate
    if (bucket === undefined) return burst
    return Math.min(burst, bucket.tokens + (Math.max(0, now - bucket.at) / 1000) * perSecond)
  }

  #keep(subject: string, bucket: Bucket): void {
    this.#buckets.delete(subject)
    this.#buckets.set(subject, bucket)
    if (this.#buckets.size > MAXIMUM_BUCKETS) this.#buckets.delete(this.#buckets.keys().next().value!)
  }
}
