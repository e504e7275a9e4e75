import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

/** Counts tries, by whom they come from. */
export interface Throttle {
  /** Counts one try; false where there were too many. */
  allows(subject: string): Promise<boolean>
}

/** Visitor tokens that one address may have in a minute. */
export const VISITORS_A_MINUTE = 30

/** Allows so many tries by one subject within so many seconds, counted in this server's memory. */
export function openThrottle(tries: number, seconds: number): Throttle {
  const limiter = new RateLimiterMemory({ points: tries, duration: seconds })
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
