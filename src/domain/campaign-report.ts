import type { Money } from './money.ts'
import type { ReasonCode } from './rejection.ts'

/** Which instants a report looks at: half-open (law 28); null for no such end. */
export interface ReportSpan {
  readonly from: Date | null
  readonly to: Date | null
}

/** What redemptions that stand add up to, one amount per currency: what came back is taken off. */
export interface ReportTotals {
  readonly redemptions: number
  /** Taken off by the campaign alone. */
  readonly discountTotals: readonly Money[]
  /** Left to pay for the orders. */
  readonly orderTotals: readonly Money[]
}

/** How many redemptions failed for a reason. */
export interface ReasonCount {
  readonly code: ReasonCode
  readonly count: number
}

/** What a campaign has done within a span. */
export interface ReportFigures extends ReportTotals {
  /** Codes given to a customer. */
  readonly issued: number
  /** Redemptions all of which came back; they count nowhere else. */
  readonly rolledBack: number
  /** Known customers among those who redeemed. */
  readonly customers: number
}

/** One day, in the campaign's time zone. */
export interface ReportDay extends ReportTotals {
  /** `YYYY-MM-DD`. */
  readonly day: string
}

/** How one arm of an experiment fared. `orderTotals` are those of all paid orders of its customers, with the campaign or without. */
export interface VariantReport extends ReportTotals {
  readonly key: string
  /** Customers of the arm who were known before the span ended. */
  readonly customers: number
  /** Those among them with a paid order within the span. */
  readonly buyers: number
}
