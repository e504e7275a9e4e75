/** An amount in one currency, in minor units (1250 is 12.50 EUR, and 1250 JPY). Law 1: integers only. */
export interface Money {
  readonly amount: number
  readonly currency: string
}

/** The first amount given in this currency, in minor units; null where there is none (law 6: nothing is converted). */
export function amountIn(currency: string, amounts: readonly Money[]): number | null {
  return amounts.find((money) => money.currency === currency)?.amount ?? null
}

/** `value * numerator / denominator`, exact, rounded once, half up. All three are non-negative integers (law 1). */
export function multiplyRounded(value: number, numerator: number, denominator: number): number {
  const product = value * numerator
  if (Number.isSafeInteger(product) && Number.isSafeInteger(2 * product + denominator))
    return Math.floor((2 * product + denominator) / (2 * denominator))
  const exact = (2n * BigInt(value) * BigInt(numerator) + BigInt(denominator)) / (2n * BigInt(denominator))
  return Number(exact)
}

/** The sum of integers. */
export function sum(amounts: readonly number[]): number {
  let total = 0
  for (const amount of amounts) total += amount
  return total
}

/** Adds up amounts currency by currency, in order of first appearance. */
export function totalsByCurrency(amounts: Iterable<Money>): Money[] {
  const totals = new Map<string, number>()
  for (const { amount, currency } of amounts) totals.set(currency, (totals.get(currency) ?? 0) + amount)
  return [...totals].map(([currency, amount]) => ({ amount, currency }))
}
