import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { VISITORS_A_MINUTE } from '../../domain/limits.ts'

/** Counts tries, by whom they come from. */
export interface Throttle {
  /** Counts one try; false where there were too many. */
  allows(subject: string): Promise<boolean>
}

/** Counts the visitor tokens of each address in this server's memory. */
export function openVisitorThrottle(): Throttle {
  const limiter = new RateLimiterMemory({ points: VISITORS_A_MINUTE, duration: 60 })
  return {
    allows: (subject) =>
      limiter.consume(subject).then(
        () => true,
        (refusal: unknown) => {
          if (refusal instanceof RateLimiterRes) return false
          throw refusal
        },
      ),
  }
}
