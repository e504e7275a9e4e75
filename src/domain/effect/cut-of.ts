import { amountOff } from './amount-off.ts'
import type { Cut, Moment } from './cut.ts'
import type { PriceEffect } from './effect.ts'
import { fixedPrice } from './fixed-price.ts'
import { percentOff } from './percent-off.ts'
import { shippingOff } from './shipping-off.ts'

/** What an effect would take at its moment. A further effect: its file, its member of the union, its case here and its lane. */
export function cutOf(effect: PriceEffect, moment: Moment): Cut {
  switch (effect.kind) {
    case 'percentOff':
      return percentOff(effect, moment)
    case 'amountOff':
      return amountOff(effect, moment)
    case 'fixedPrice':
      return fixedPrice(effect, moment)
    case 'shippingOff':
      return shippingOff(effect, moment)
    default:
      return effect satisfies never
  }
}
