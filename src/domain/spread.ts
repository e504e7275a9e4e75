import { sum } from './money.ts'

/**
 * Spreads an amount over lines (laws 3 and 4): in proportion to `weights` by largest remainder, ties to the larger share, then to the earlier line.
 * No line takes more than its capacity: full lines are settled, the rest is spread anew over the others, and what none can take is dropped.
 * All numbers are non-negative integers, minor units. A line without weight never gets a cent.
 */
export function spread(amount: number, weights: readonly number[], capacities: readonly number[]): number[] {
  const parts = weights.map(() => 0)
  let open = [...weights.keys()].filter((index) => weights[index]! > 0)
  let left = amount
  while (left > 0 && open.length > 0) {
    const shares = shareOut(
      left,
      open.map((index) => weights[index]!),
    )
    const overflows = open.some((index, place) => shares[place]! > capacities[index]!)
    open.forEach((index, place) => (parts[index] = Math.min(shares[place]!, capacities[index]!)))
    if (!overflows) break
    const full = open.filter((index, place) => shares[place]! >= capacities[index]!)
    for (const index of full) left -= capacities[index]!
    open = open.filter((index) => parts[index]! < capacities[index]!)
    for (const index of open) parts[index] = 0
  }
  return parts
}

/** Parts of `amount` in proportion to positive weights, by largest remainder (law 3): their sum is `amount`. */
export function shareOut(amount: number, weights: readonly number[]): number[] {
  const whole = sum(weights)
  const [parts, remainders] = divide(amount, weights, whole)
  const left = amount - sum(parts)
  if (left > 0) for (const index of largestRemainders(left, remainders, weights)) parts[index]! += 1
  return parts
}

/** Places of the `count` largest remainders; ties go to the larger weight, then to the earlier place. */
function largestRemainders(count: number, remainders: readonly number[], weights: readonly number[]): number[] {
  const least = new Float64Array(remainders).toSorted()[remainders.length - count]!
  const above: number[] = []
  const tied: number[] = []
  remainders.forEach((remainder, index) => {
    if (remainder > least) above.push(index)
    else if (remainder === least) tied.push(index)
  })
  tied.sort((a, b) => weights[b]! - weights[a]! || a - b)
  return [...above, ...tied.slice(0, count - above.length)]
}

/** `amount * weight / whole` for each weight: quotients and remainders, exact. */
function divide(amount: number, weights: readonly number[], whole: number): [number[], number[]] {
  if (Number.isSafeInteger(amount * whole))
    return [
      weights.map((weight) => Math.floor((amount * weight) / whole)),
      weights.map((weight) => (amount * weight) % whole),
    ]
  const products = weights.map((weight) => BigInt(amount) * BigInt(weight))
  const divisor = BigInt(whole)
  return [products.map((product) => Number(product / divisor)), products.map((product) => Number(product % divisor))]
}
