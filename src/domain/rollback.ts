import type { Tender } from './tender.ts'

/** What one line gave back: units, and the shares of discount that had been theirs. Minor units. */
export interface ReturnedLine {
  readonly lineId: string
  readonly quantity: number
  readonly discount: number
}

/** What one return of goods gives back, in minor units (law 22). */
export interface Returned {
  readonly lines: readonly ReturnedLine[]
  /** Discount of the shipping that came back: with the last line. */
  readonly shippingReturned: number
  /** Lines and shipping. */
  readonly discountReturned: number
  readonly tenders: readonly Tender[]
  readonly tenderReturned: number
  /** Everything that was left came back. */
  readonly isWhole: boolean
}

/** One return of goods, kept as a record of its own; the redemption stays as it was frozen (law 22). */
export interface Rollback extends Returned {
  readonly id: string
  /** Null: of an order that came from no redemption. */
  readonly redemptionId: string | null
  /** Set for an order that came from no redemption. */
  readonly orderId: string | null
  readonly reason: string
  readonly at: Date
}
