import type { Cart, CartLine } from '../../src/domain/cart.ts'
import { type Fraction, fraction, minus, rounded, smaller, sum, times, wholePart } from './fraction.ts'

/** What is left to pay, at one moment. */
export interface Left {
  readonly lines: readonly bigint[]
  readonly shipping: bigint
}

/** The goods, and what was left of them before incentives, before the campaign at work, and is left now. */
export interface Basket {
  readonly currency: string
  readonly lines: readonly CartLine[]
  readonly method: string | null
  readonly hasShipping: boolean
  readonly first: Left
  readonly before: Left
  readonly now: Left
}

/** Law 5: lines of the same sku, unit price and attributes are one, in the place of the first. */
export function mergedLines(lines: readonly CartLine[]): CartLine[] {
  const merged: CartLine[] = []
  for (const line of lines) {
    const at = merged.findIndex((other) => sameness(other) === sameness(line))
    if (at < 0) merged.push(line)
    else merged[at] = { ...merged[at]!, quantity: merged[at]!.quantity + line.quantity }
  }
  return merged
}

function sameness({ sku, unitPrice, attributes }: CartLine): string {
  return JSON.stringify([sku, unitPrice, Object.entries(attributes).toSorted()])
}

/** A cart that nothing has been taken off yet. */
export function openBasket({ currency, lines, shipping }: Cart): Basket {
  const first = {
    lines: lines.map(({ unitPrice, quantity }) => BigInt(unitPrice) * BigInt(quantity)),
    shipping: BigInt(shipping?.amount ?? 0),
  }
  const method = shipping?.method ?? null
  return { currency, lines, method, hasShipping: shipping !== null, first, before: first, now: first }
}

/** The basket after this was taken off. */
export function taken(basket: Basket, off: readonly bigint[], shippingOff: bigint): Basket {
  const { lines, shipping } = basket.now
  const now = { lines: lines.map((left, place) => left - off[place]!), shipping: shipping - shippingOff }
  return { ...basket, now }
}

/** Law 12: what so many units cost is that part of what the line costs. */
export function priceOf(left: Left, place: number, units: bigint, { lines }: Basket): Fraction {
  return fraction(left.lines[place]! * units, lines[place]!.quantity)
}

/**
 * Law 4: what may still be taken off so many units of a line: never more than is left of it, nor than these units cost (law 12, rounded by law 1),
 * nor any unit below its floor price; 0 is no floor.
 */
export function roomOf(basket: Basket, place: number, units: bigint): bigint {
  const { floorPrice, quantity } = basket.lines[place]!
  const left = basket.now.lines[place]!
  const cost = priceOf(basket.now, place, units, basket)
  if (floorPrice === 0) return smaller(rounded(cost), left)
  const floor = BigInt(floorPrice)
  return smaller(wholePart(minus(cost, fraction(floor * units))), wholePart(fraction(left - floor * BigInt(quantity))))
}

/** A share in basis points of an exact price, rounded once (law 1). */
export function shareOf(price: Fraction, basisPoints: number): bigint {
  return rounded(times(price, fraction(basisPoints, 10_000)))
}

/** What is left of all goods. */
export function goodsOf(left: Left): bigint {
  return sum(left.lines)
}
