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
    const shares = shareOut(left, open.length === weights.length ? weights : open.map((index) => weights[index]!))
    let overflows = false
    for (let place = 0; place < open.length; place++) {
      const index = open[place]!
      parts[index] = Math.min(shares[place]!, capacities[index]!)
      if (shares[place]! > capacities[index]!) overflows = true
    }
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
  const { parts, remainders } = divide(amount, weights, sum(weights))
  const left = amount - sum(parts)
  if (left > 0) raiseLargest(parts, left, remainders, weights)
  return parts
}

/** One more for the `count` largest remainders; ties go to the larger weight, then to the earlier place. */
function raiseLargest(parts: number[], count: number, remainders: Float64Array, weights: readonly number[]): void {
  const least = remainders.toSorted()[remainders.length - count]!
  const tied: number[] = []
  let left = count
  for (let index = 0; index < parts.length; index++) {
    const remainder = remainders[index]!
    if (remainder === least) tied.push(index)
    if (remainder <= least) continue
    parts[index]! += 1
    left -= 1
  }
  if (tied.length > left) tied.sort((a, b) => weights[b]! - weights[a]! || a - b)
  for (const index of tied.slice(0, left)) parts[index]! += 1
}

/** Quotients and remainders. */
interface Division {
  readonly parts: number[]
  readonly remainders: Float64Array
}

/** `amount * weight / whole` for each weight, exact. */
function divide(amount: number, weights: readonly number[], whole: number): Division {
  const parts = weights.map(() => 0)
  const remainders = new Float64Array(weights.length)
  const isSafe = Number.isSafeInteger(amount * whole)
  for (let index = 0; index < weights.length; index++) {
    const weight = weights[index]!
    const part = isSafe ? Math.floor((amount * weight) / whole) : divideExactly(amount, weight, whole)
    parts[index] = part
    remainders[index] = isSafe ? amount * weight - part * whole : remainderOf(amount, weight, whole)
  }
  return { parts, remainders }
}

function divideExactly(amount: number, weight: number, whole: number): number {
  return Number((BigInt(amount) * BigInt(weight)) / BigInt(whole))
}

function remainderOf(amount: number, weight: number, whole: number): number {
  return Number((BigInt(amount) * BigInt(weight)) % BigInt(whole))
}
