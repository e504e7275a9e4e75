import { type Fraction, compare, fraction, minus, sum, times, total, wholePart } from './fraction.ts'

/** One line's part in a spreading: what is left to pay of what is targeted, and what it may still take. */
export interface Share {
  readonly left: Fraction
  readonly room: bigint
}

/**
 * Law 3 with law 4: in proportion to what is left; a line that is filled is settled with what it can take, and the rest is spread anew over the
 * others; what none can take is dropped. A line with nothing left gets nothing.
 */
export function spreadOver(amount: bigint, shares: readonly Share[]): bigint[] {
  const parts = shares.map(() => 0n)
  let open = shares.map((_, place) => place).filter((place) => shares[place]!.left.top > 0n)
  let rest = amount
  while (open.length > 0 && rest > 0n) {
    const tried = byLargestRemainder(
      rest,
      open.map((place) => shares[place]!.left),
    )
    const full = open.filter((place, at) => tried[at]! >= shares[place]!.room)
    if (open.every((place, at) => tried[at]! <= shares[place]!.room)) {
      open.forEach((place, at) => (parts[place] = tried[at]!))
      return parts
    }
    for (const place of full) parts[place] = shares[place]!.room
    rest -= sum(full.map((place) => shares[place]!.room))
    open = open.filter((place) => !full.includes(place))
  }
  return parts
}

/** Law 3: whole parts first; the odd cents to the largest remainders, ties to the larger share, then to the earlier line. */
function byLargestRemainder(amount: bigint, weights: readonly Fraction[]): bigint[] {
  const whole = total(weights)
  const exact = weights.map((weight) =>
    times(fraction(amount), fraction(weight.top * whole.over, weight.over * whole.top)),
  )
  const parts = exact.map(wholePart)
  const remainders = exact.map((share, place) => minus(share, fraction(parts[place]!)))
  const order = exact
    .map((_, place) => place)
    .toSorted((a, b) => compare(remainders[b]!, remainders[a]!) || compare(exact[b]!, exact[a]!) || a - b)
  const odd = Number(amount - sum(parts))
  for (const place of order.slice(0, odd)) parts[place] = parts[place]! + 1n
  return parts
}
