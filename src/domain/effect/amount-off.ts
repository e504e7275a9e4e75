import { amountIn } from '../money.ts'
import { type Cut, type Moment, goodsCut, idle, noAmount, shippingCut } from './cut.ts'
import type { AmountOff, Target } from './effect.ts'
import { cutEach, cutSpread, nothingSelected, restOf, targetedLines } from './target.ts'

/** An amount off: per unit it is cut at the line, once it is spread over what the target selects (laws 3 and 4). */
export function amountOff({ amounts, perUnit, target }: AmountOff, moment: Moment): Cut {
  const amount = amountIn(moment.cart.currency, amounts)
  if (amount === null) return noAmount(moment)
  return perUnit && target.kind !== 'SHIPPING' ? offEachUnit(amount, target, moment) : offOnce(amount, target, moment)
}

/** An amount taken once, off shipping or spread over the goods that the target selects (laws 3 and 4). */
export function offOnce(amount: number, target: Target, moment: Moment): Cut {
  switch (target.kind) {
    case 'SHIPPING':
      return moment.cart.shipping === null
        ? idle('NO_SHIPPING_YET')
        : shippingCut(moment, amount, moment.cart.shippingRest)
    case 'ITEMS':
    case 'ORDER': {
      const targeted = targetedLines(target, moment.cart)
      if (targeted.length === 0) return nothingSelected(target)
      const bases = targeted.map((line) => restOf(line, moment))
      return goodsCut(cutSpread(targeted, moment, amount, bases))
    }
    default:
      return target.kind satisfies never
  }
}

function offEachUnit(amount: number, target: Target, moment: Moment): Cut {
  const targeted = targetedLines(target, moment.cart)
  if (targeted.length === 0) return nothingSelected(target)
  const bases = targeted.map((line) => restOf(line, moment))
  const perLine = targeted.map(({ units }) => amount * units)
  return goodsCut(cutEach(targeted, moment, perLine, bases))
}
