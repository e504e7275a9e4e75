import type { AppliedIncentive, PricedLine, PricedShipping } from './priced-cart.ts'
import type { Tender } from './tender.ts'

/** Where a redemption stands. A hold ends as CAPTURED, RELEASED or EXPIRED; what was captured may be given back, in part or whole. */
export type RedemptionStatus = 'HELD' | 'CAPTURED' | 'RELEASED' | 'EXPIRED' | 'PARTLY_ROLLED_BACK' | 'ROLLED_BACK'

/** The kept result of redeeming a cart's incentives, frozen as priced. Amounts in minor units. */
export interface Redemption {
  readonly id: string
  readonly status: RedemptionStatus
  readonly orderReference: string
  readonly customerId: string | null
  readonly currency: string
  readonly lines: readonly PricedLine[]
  readonly shipping: PricedShipping | null
  readonly subtotal: number
  readonly discountTotal: number
  readonly tenders: readonly Tender[]
  /** Paid by tenders. */
  readonly tenderTotal: number
  /** Left to pay: subtotal + shipping - discountTotal - tenderTotal. */
  readonly total: number
  readonly applied: readonly AppliedIncentive[]
  /** When a hold runs out; null for what was captured at once. */
  readonly heldUntil: Date | null
  /** The cart it was made of; null for one kept elsewhere. */
  readonly cartId: string | null
  readonly storeKey: string | null
  readonly createdAt: Date
}
