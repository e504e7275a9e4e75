import type { Facts } from '../facts.ts'
import type { Condition } from './condition.ts'
import { earlier, type Verdict } from './verdict.ts'

/** Keys of all segments that hold the customer, and when that could change by the clock alone. */
export interface HeldSegments {
  readonly keys: readonly string[]
  readonly changesAt: Date | null
}

const held = new WeakMap<Facts, HeldSegments>()

/** Which segments hold the customer: judged once for one set of facts. */
export function heldSegments(facts: Facts, judge: (condition: Condition) => Verdict): HeldSegments {
  const known = held.get(facts)
  if (known !== undefined) return known
  const verdicts = [...facts.segments.values()].map(({ id, key }) => ({
    key,
    verdict: judge({ kind: 'segment', segmentId: id }),
  }))
  const made = {
    keys: verdicts.filter(({ verdict }) => verdict.outcome === 'HOLDS').map(({ key }) => key),
    changesAt: verdicts.reduce<Date | null>((first, { verdict }) => earlier(first, verdict.changesAt), null),
  }
  held.set(facts, made)
  return made
}
