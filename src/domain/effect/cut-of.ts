import { addItem } from './add-item.ts'
import { amountOff } from './amount-off.ts'
import { buyXGetY } from './buy-x-get-y.ts'
import type { Cut, Moment } from './cut.ts'
import type { PriceEffect } from './effect.ts'
import { fixedPrice } from './fixed-price.ts'
import { formulaOff } from './formula-off.ts'
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
    case 'buyXGetY':
      return buyXGetY(effect, moment)
    case 'addItem':
      return addItem(effect, moment)
    case 'shippingOff':
      return shippingOff(effect, moment)
    case 'formulaOff':
      return formulaOff(effect, moment)
    default:
      return effect satisfies never
  }
}
