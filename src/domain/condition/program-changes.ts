import type { Program } from '../expression/compile-expression.ts'
import type { Facts } from '../facts.ts'
import type { HeldSegments } from './held-segments.ts'
import { earlier } from './verdict.ts'

const MINUTE_MILLISECONDS = 60_000

/** When the clock alone could change what an expression yields. What it makes of `now` is not known beforehand: it is asked again at each full minute. */
export function programChangesAt({ reads }: Program, facts: Facts, segments: () => HeldSegments): Date | null {
  const asksSegments = reads.has('customer') || reads.has('customer.segments')
  const minute = Math.floor(facts.now.getTime() / MINUTE_MILLISECONDS) + 1
  return earlier(
    reads.has('now') ? new Date(minute * MINUTE_MILLISECONDS) : null,
    asksSegments && facts.customer !== null ? segments().changesAt : null,
  )
}
