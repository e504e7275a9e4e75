import { amountIn } from '../money.ts'
import { type Cut, type Moment, goodsCut, idle, noAmount, shippingCut } from './cut.ts'
import type { AmountOff } from './effect.ts'
import { cutEach, cutSpread, nothingSelected, restOf, targetedLines } from './target.ts'

/** An amount off: per unit it is cut at the line, once it is spread over what the target selects (laws 3 and 4). */
export function amountOff({ amounts, perUnit, target }: AmountOff, moment: Moment): Cut {
  const amount = amountIn(moment.cart.currency, amounts)
  if (amount === null) return noAmount(moment)
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
      if (!perUnit) return goodsCut(cutSpread(targeted, moment, amount, bases))
      const perLine = targeted.map(({ units }) => amount * units)
      return goodsCut(cutEach(targeted, moment, perLine, bases))
    }
    default:
      return target.kind satisfies never
  }
}
