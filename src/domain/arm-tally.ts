import type { ReportTotals, VariantReport } from './campaign-report.ts'
import type { Money } from './money.ts'
import type { Variant } from './variant.ts'

const NOTHING: ReportTotals = { redemptions: 0, discountTotals: [], orderTotals: [] }

/** Counts the customers of each arm while they stream past: its memory grows with arms and currencies, not with customers. */
export class ArmTally {
  private readonly arms: ReadonlyMap<string, { customers: number; buyers: number; readonly paid: Map<string, number> }>

  constructor(variants: readonly Variant[]) {
    this.arms = new Map(variants.map(({ key }) => [key, { customers: 0, buyers: 0, paid: new Map<string, number>() }]))
  }

  /** Adds one customer, with what she paid. */
  add(variantKey: string, orderTotals: readonly Money[]): void {
    const arm = this.arms.get(variantKey)!
    arm.customers += 1
    if (orderTotals.length > 0) arm.buyers += 1
    for (const { amount, currency } of orderTotals) arm.paid.set(currency, (arm.paid.get(currency) ?? 0) + amount)
  }

  /** What became of each arm, in the campaign's order; behind them arms that are no more, with what they redeemed. */
  report(redeemed: ReadonlyMap<string, ReportTotals>): VariantReport[] {
    const present = [...this.arms].map(([key, { customers, buyers, paid }]): VariantReport => {
      const { redemptions, discountTotals } = redeemed.get(key) ?? NOTHING
      return { key, customers, buyers, redemptions, discountTotals, orderTotals: amountsOf(paid) }
    })
    const gone = [...redeemed].filter(([key]) => !this.arms.has(key))
    return [...present, ...gone.map(([key, totals]) => ({ key, customers: 0, buyers: 0, ...totals }))]
  }
}

function amountsOf(paid: ReadonlyMap<string, number>): Money[] {
  return [...paid]
    .map(([currency, amount]) => ({ amount, currency }))
    .toSorted((a, b) => (a.currency < b.currency ? -1 : 1))
}
