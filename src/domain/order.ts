import type { PricedLine, PricedShipping } from './priced-cart.ts'

/** Where an order stands. */
export type OrderStatus = 'PAID' | 'PARTLY_REFUNDED' | 'REFUNDED' | 'CANCELED'

/** A paid order: recorded by the shop's back end, or the fruit of a redemption. Amounts in minor units. */
export interface Order {
  readonly id: string
  /** Unique among redemptions and orders. */
  readonly reference: string
  readonly customerId: string | null
  readonly currency: string
  readonly lines: readonly PricedLine[]
  readonly shipping: PricedShipping | null
  readonly subtotal: number
  readonly discountTotal: number
  readonly total: number
  readonly paidAt: Date
  readonly status: OrderStatus
  readonly redemptionId: string | null
}
