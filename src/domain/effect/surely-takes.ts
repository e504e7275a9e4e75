import { amountIn } from '../money.ts'
import { selects } from '../select-items.ts'
import type { CartState } from './cut.ts'
import type { PriceEffect, Target } from './effect.ts'

/** A rest times basis points that make half a minor unit, which is rounded up (law 1). */
const HALF = 5_000

/**
 * Whether an effect takes something off a cart before incentives, for sure: quick, without working out what and where. False: perhaps
 * not. One line without a floor price of which a minor unit is due is enough, since what other lines cannot take moves on to it (law 4).
 */
export function surelyTakes(effect: PriceEffect, cart: CartState): boolean {
  switch (effect.kind) {
    case 'percentOff':
      return effect.cap === null && hasLine(effect.target, cart, HALF / effect.basisPoints)
    case 'amountOff':
      return (amountIn(cart.currency, effect.amounts) ?? 0) > 0 && hasLine(effect.target, cart, 1)
    default:
      return false
  }
}

/** A line that the target selects whole, that costs at least so much, and that may go down to nothing. */
function hasLine({ kind, items, units }: Target, { lines, rests, currency }: CartState, atLeast: number): boolean {
  if (kind === 'SHIPPING' || units !== null) return false
  return lines.some(
    (line, index) =>
      line.floorPrice === 0 && line.quantity > 0 && rests[index]! >= atLeast && selects(items, line, currency),
  )
}
