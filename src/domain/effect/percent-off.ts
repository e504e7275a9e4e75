import { multiplyRounded, sum } from '../money.ts'
import { type Cut, type LineCut, type Moment, capIn, costOf, goodsCut, idle, noAmount, shippingCut } from './cut.ts'
import type { PercentOff } from './effect.ts'
import { type TargetedLine, cutEach, cutSpread, linePriceOf, nothingSelected, targetedLines } from './target.ts'

const WHOLE = 10_000

/** Law 2: for ITEMS rounded per line, once; for ORDER computed and rounded once, then spread. */
export function percentOff({ basisPoints, cap, target }: PercentOff, moment: Moment): Cut {
  const most = capIn(moment.cart.currency, cap)
  if (most === null) return noAmount(moment)
  if (target.kind === 'SHIPPING') return percentOffShipping(basisPoints, most, moment)
  const targeted = targetedLines(target, moment.cart)
  if (targeted.length === 0) return nothingSelected(target)
  switch (target.kind) {
    case 'ITEMS':
      return goodsCut(percentOffUnits(basisPoints, most, targeted, moment))
    case 'ORDER':
      return goodsCut(percentOffSum(basisPoints, most, targeted, moment))
    default:
      return target.kind satisfies never
  }
}

/** A percentage of shipping, of what is left of it or of its price before incentives (law 10), cut to `most`. */
export function percentOffShipping(basisPoints: number, most: number, moment: Moment): Cut {
  const { shipping, shippingRest } = moment.cart
  if (shipping === null) return idle('NO_SHIPPING_YET')
  const base = moment.compounds ? shippingRest : shipping.amount
  return shippingCut(moment, Math.min(most, multiplyRounded(base, basisPoints, WHOLE)), base)
}

/** A percentage of single units: rounded per line, once, cut at the line, and where it passes `most` that spread (laws 2 and 4). */
export function percentOffUnits(
  basisPoints: number,
  most: number,
  targeted: readonly TargetedLine[],
  moment: Moment,
): LineCut[] {
  const bases = basesOf(targeted, moment)
  const amounts = targeted.map(({ index, units }) =>
    multiplyRounded(linePriceOf(index, moment), units * basisPoints, moment.cart.lines[index]!.quantity * WHOLE),
  )
  const cuts = cutEach(targeted, moment, amounts, bases)
  return sum(cuts.map(({ amount }) => amount)) > most ? cutSpread(targeted, moment, most, bases) : cuts
}

function percentOffSum(
  basisPoints: number,
  most: number,
  targeted: readonly TargetedLine[],
  moment: Moment,
): LineCut[] {
  const bases = basesOf(targeted, moment)
  return cutSpread(targeted, moment, Math.min(most, multiplyRounded(sum(bases), basisPoints, WHOLE)), bases)
}

function basesOf(targeted: readonly TargetedLine[], moment: Moment): number[] {
  return targeted.map(({ index, units }) => costOf(linePriceOf(index, moment), moment.cart.lines[index]!, units))
}
