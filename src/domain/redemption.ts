import type { AppliedIncentive, PricedLine, PricedShipping } from './priced-cart.ts'

/** Where a redemption stands; holds and rollbacks add to it when they are built. */
export type RedemptionStatus = 'CAPTURED'

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
  readonly total: number
  readonly applied: readonly AppliedIncentive[]
  readonly createdAt: Date
}
