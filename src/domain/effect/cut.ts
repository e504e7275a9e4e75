import type { CartLine } from '../cart.ts'
import type { CartView } from '../condition/view.ts'
import type { Shipping } from '../cart.ts'
import { type Money, multiplyRounded, sum } from '../money.ts'
import type { ItemSelector } from '../selector.ts'

/** The cart as it stands when an effect comes to its turn. */
export interface CartState extends CartView {
  readonly shipping: Shipping | null
  readonly shippingRest: number
}

/** What one effect sees: it computes, it changes nothing. */
export interface Moment {
  readonly cart: CartState
  /** Left to pay of each line just before the campaign's first effect (law 9). */
  readonly before: readonly number[]
  /** Percentages are of what is left (true) or of the price before incentives (law 10). */
  readonly compounds: boolean
}

/** What one effect takes off one line. Minor units. */
export interface LineCut {
  readonly index: number
  readonly amount: number
  /** What it was computed on. */
  readonly base: number
  /** Units touched where the effect chose units; null for the whole line. */
  readonly units: number | null
}

/** Why an effect takes nothing. */
export type Idle =
  /** No amount in the cart's currency (law 6). */
  | { readonly kind: 'idle'; readonly why: 'CURRENCY'; readonly currency: string }
  /** Nothing in the cart is of the goods it works on. */
  | { readonly kind: 'idle'; readonly why: 'NOTHING_SELECTED'; readonly of: ItemSelector }
  /** Shipping is not chosen yet: neither met nor failed. */
  | { readonly kind: 'idle'; readonly why: 'NO_SHIPPING_YET' }
  /** Nothing is left to take, or the method of shipping is another. */
  | { readonly kind: 'idle'; readonly why: 'NOTHING_TO_TAKE' }

/** What one effect would do at its moment. A cut always takes something. */
export type Cut =
  | { readonly kind: 'goods'; readonly amount: number; readonly lines: readonly LineCut[] }
  | { readonly kind: 'shipping'; readonly amount: number; readonly base: number }
  | Idle

/** An effect that takes nothing. */
export function idle(why: 'NO_SHIPPING_YET' | 'NOTHING_TO_TAKE'): Idle {
  return { kind: 'idle', why }
}

/** An effect that names no amount in the cart's currency. */
export function noAmount({ cart }: Moment): Idle {
  return { kind: 'idle', why: 'CURRENCY', currency: cart.currency }
}

/** Line cuts as one cut. A line whose share came to nothing stays: it is part of what the discount was computed on. */
export function goodsCut(lines: readonly LineCut[]): Cut {
  const amount = sum(lines.map((line) => line.amount))
  return amount > 0 ? { kind: 'goods', amount, lines } : idle('NOTHING_TO_TAKE')
}

/** Takes `amount` off shipping, as far as it goes (law 4). */
export function shippingCut({ cart }: Moment, amount: number, base: number): Cut {
  const taken = Math.min(amount, cart.shippingRest)
  return taken > 0 ? { kind: 'shipping', amount: taken, base } : idle('NOTHING_TO_TAKE')
}

/** What `units` of a line cost where `price` is that of all its units: an exact fraction, rounded once (law 12). */
export function costOf(price: number, { quantity }: CartLine, units: number): number {
  return units === quantity ? price : multiplyRounded(price, units, quantity)
}

/** The most that `units` of a line can take: what is left of them, down to their floor price (law 4). */
export function capacityOf(rest: number, line: CartLine, units: number): number {
  const ofLine = rest - line.floorPrice * line.quantity
  const ofUnits = costOf(rest, line, units) - line.floorPrice * units
  return Math.max(0, Math.min(ofLine, ofUnits))
}

/** A cap in minor units: none is Infinity, one in another currency null (law 6). */
export function capIn(currency: string, cap: Money | null): number | null {
  if (cap === null) return Number.POSITIVE_INFINITY
  return cap.currency === currency ? cap.amount : null
}
