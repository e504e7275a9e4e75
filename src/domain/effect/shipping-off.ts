import { type Cut, type Moment, capIn, idle, noAmount } from './cut.ts'
import type { ShippingOff } from './effect.ts'
import { percentOffShipping } from './percent-off.ts'

/** Shipping reduced, for the methods named; none named: for every method. */
export function shippingOff({ basisPoints, cap, methods }: ShippingOff, moment: Moment): Cut {
  const { shipping, currency } = moment.cart
  const most = capIn(currency, cap)
  if (most === null) return noAmount(moment)
  if (shipping === null) return idle('NO_SHIPPING_YET')
  if (methods.length > 0 && (shipping.method === null || !methods.includes(shipping.method)))
    return idle('NOTHING_TO_TAKE')
  return percentOffShipping(basisPoints, most, moment)
}
