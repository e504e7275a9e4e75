import type { Money } from '../domain/money.ts'

/** Minor units by currency, such as `{ EUR: 1250, JPY: 1900 }`. */
export type ByCurrency = Readonly<Record<string, number>>

/** One amount a currency, as the contract takes them. */
export function amounts(byCurrency: ByCurrency): Money[] {
  return Object.entries(byCurrency).map(([currency, amount]) => ({ currency, amount }))
}
