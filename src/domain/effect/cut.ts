import type { CartLine } from '../cart.ts'
import type { CartView } from '../condition/view.ts'
import type { Shipping } from '../cart.ts'
import type { Facts } from '../facts.ts'
import { type Money, multiplyRounded, sum } from '../money.ts'
import type { ItemSelector } from '../selector.ts'

/** The cart as it stands when an effect comes to its turn. */
export interface CartState extends CartView {
  readonly shipping: Shipping | null
  readonly shippingRest: number
}

/** What one effect sees: it computes, it changes nothing. */
export interface Moment {
  readonly facts: Facts
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
  /** Units are missing to the first complete set (laws 12 and 30). */
  | { readonly kind: 'idle'; readonly why: 'INCOMPLETE_SET'; readonly missing: readonly MissingUnits[] }
  /** Its formula yields nothing. */
  | { readonly kind: 'idle'; readonly why: 'FORMULA'; readonly problem: string }
  /** Nothing in the cart is of the goods it works on. */
  | { readonly kind: 'idle'; readonly why: 'NOTHING_SELECTED'; readonly of: ItemSelector }
  /** Shipping is not chosen yet: neither met nor failed. */
  | { readonly kind: 'idle'; readonly why: 'NO_SHIPPING_YET' }
  /** Nothing is left to take, or the method of shipping is another. */
  | { readonly kind: 'idle'; readonly why: 'NOTHING_TO_TAKE' }

/** So many units more of these goods. */
export interface MissingUnits {
  readonly of: ItemSelector
  readonly quantity: number
}

/** What one effect would do at its moment. A cut always takes something; a gift's takes the price of the line that it adds. */
export type Cut =
  | { readonly kind: 'goods'; readonly amount: number; readonly lines: readonly LineCut[] }
  | { readonly kind: 'shipping'; readonly amount: number; readonly base: number }
  | { readonly kind: 'gift'; readonly amount: number; readonly line: CartLine }
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
  const { floorPrice, quantity } = line
  const ofLine = rest - floorPrice * quantity
  if (ofLine <= 0 || units === quantity) return ofLine < 0 ? 0 : ofLine
  const cost = floorPrice === 0 ? costOf(rest, line, units) : wholeCostOf(rest, line, units)
  return Math.max(0, Math.min(ofLine, cost - floorPrice * units))
}

/** As `costOf`, but what is over a whole is dropped: rounded up, it would be taken from below the floor. */
function wholeCostOf(price: number, line: CartLine, units: number): number {
  const cost = costOf(price, line, units)
  return BigInt(cost) * BigInt(line.quantity) > BigInt(price) * BigInt(units) ? cost - 1 : cost
}

/** A cap in minor units: none is Infinity, one in another currency null (law 6). */
export function capIn(currency: string, cap: Money | null): number | null {
  if (cap === null) return Number.POSITIVE_INFINITY
  return cap.currency === currency ? cap.amount : null
}
