import { completeSets, missingUnits } from './complete-sets.ts'
import { type Cut, type Moment, goodsCut } from './cut.ts'
import type { BuyXGetY } from './effect.ts'
import { percentOffUnits } from './percent-off.ts'

/**
 * Law 12: a percentage off the units that complete sets give, rounded per line, once, and cut at the line (laws 2 and 4). What they cost is
 * their share of the line, an exact fraction.
 */
export function buyXGetY(effect: BuyXGetY, moment: Moment): Cut {
  const { times, given } = completeSets(effect, moment.cart)
  if (times === 0) return { kind: 'idle', why: 'INCOMPLETE_SET', missing: missingUnits(effect, moment.cart) }
  const targeted = given.flatMap((units, index) => (units > 0 ? [{ index, units, chosen: true }] : []))
  return goodsCut(percentOffUnits(effect.basisPoints, Number.POSITIVE_INFINITY, targeted, moment))
}
