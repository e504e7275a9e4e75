import type { Campaign } from '../campaign.ts'
import type { Cart } from '../cart.ts'
import { counterId } from '../counter.ts'
import type { Facts } from '../facts.ts'
import { type Money, totalsByCurrency } from '../money.ts'
import type { PricedCart } from '../priced-cart.ts'
import { armsOf } from '../variant.ts'
import { plannedCounts } from './planned-counts.ts'
import { priceCart } from './price-cart.ts'

/** Examples shown of the carts that a simulated campaign touches: the first ones. */
const MAXIMUM_EXAMPLES = 10

/** A cart to try a campaign on: a past order, or one given. */
export interface SimulatedCart {
  readonly customerId: string | null
  readonly cart: Cart
  /** When it is judged: the order when it was paid. */
  readonly at: Date
}

/** What a campaign would have done. */
export interface Simulation {
  /** Orders or carts looked at. */
  readonly orders: number
  /** Those on which it took something off. */
  readonly affected: number
  /** What it would have cost, one amount per currency. */
  readonly discountTotals: readonly Money[]
  /** What would have been left to pay for those affected. */
  readonly orderTotals: readonly Money[]
  readonly examples: readonly PricedCart[]
}

/** A campaign as it is tried: active, whatever its state and span, and by itself, a coupon as if its code had been entered. One entry for each arm. */
export function asTried(campaign: Campaign): readonly Campaign[] {
  return armsOf({ ...campaign, kind: 'PROMOTION', state: 'ACTIVE', startsAt: null, endsAt: null })
}

/** Judges one cart after another and keeps sums and a few examples: its memory does not grow with their number, but for what limits count. */
export class SimulationRun {
  private orders = 0
  private affected = 0
  private discounts: readonly Money[] = []
  private totals: readonly Money[] = []
  private readonly examples: PricedCart[] = []
  private readonly counters = new Map<string, number>()

  /** Judges a cart as the next one: limits count from nothing, in the order in which carts come. */
  judge(given: Omit<Facts, 'counters'>): void {
    const facts = { ...given, counters: this.counters }
    const priced = priceCart(facts)
    this.orders += 1
    if (priced.applied.length === 0) return
    for (const { limitedId, key, amount } of plannedCounts(facts, priced)) this.add(counterId(limitedId, key), amount)
    this.count(priced)
  }

  /** What came out so far. */
  result(): Simulation {
    const { orders, affected, discounts: discountTotals, totals: orderTotals, examples } = this
    return { orders, affected, discountTotals, orderTotals, examples }
  }

  private add(counter: string, amount: number): void {
    this.counters.set(counter, (this.counters.get(counter) ?? 0) + amount)
  }

  private count(priced: PricedCart): void {
    const { currency, discountTotal, total } = priced
    this.affected += 1
    this.discounts = totalsByCurrency([...this.discounts, { amount: discountTotal, currency }])
    this.totals = totalsByCurrency([...this.totals, { amount: total, currency }])
    if (this.examples.length < MAXIMUM_EXAMPLES) this.examples.push(priced)
  }
}
