import { amountIn, sum } from '../money.ts'
import { type Cut, type Moment, goodsCut, idle, noAmount, shippingCut } from './cut.ts'
import type { FixedPrice } from './effect.ts'
import { cutEach, cutSpread, nothingSelected, restOf, targetedLines } from './target.ts'

/** Law 10: a fixed price takes what is left above it, per unit for ITEMS, in all for ORDER and SHIPPING. */
export function fixedPrice({ prices, target }: FixedPrice, moment: Moment): Cut {
  const price = amountIn(moment.cart.currency, prices)
  if (price === null) return noAmount(moment)
  if (target.kind === 'SHIPPING') return fixedShipping(price, moment)
  const targeted = targetedLines(target, moment.cart)
  if (targeted.length === 0) return nothingSelected(target)
  const rests = targeted.map((line) => restOf(line, moment))
  switch (target.kind) {
    case 'ITEMS': {
      const above = targeted.map(({ units }, place) => Math.max(0, rests[place]! - price * units))
      return goodsCut(cutEach(targeted, moment, above, rests))
    }
    case 'ORDER':
      return goodsCut(cutSpread(targeted, moment, Math.max(0, sum(rests) - price), rests))
    default:
      return target.kind satisfies never
  }
}

function fixedShipping(price: number, moment: Moment): Cut {
  const { shipping, shippingRest } = moment.cart
  if (shipping === null) return idle('NO_SHIPPING_YET')
  return shippingCut(moment, Math.max(0, shippingRest - price), shippingRest)
}
