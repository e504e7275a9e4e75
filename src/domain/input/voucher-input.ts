import type { CustomerRef, KeyRef, MoneyInput } from './reference-input.ts'

/** A code of a campaign for one customer. */
export interface VoucherPublishInput {
  readonly campaign: KeyRef
  readonly customer: CustomerRef
}

/** What support may do to a code. */
export type VoucherChange = 'ENABLE' | 'DISABLE' | 'REVOKE'

/** A code switched on or off, with the reason. */
export interface VoucherSetStatusInput {
  readonly code: string
  readonly to: VoucherChange
  readonly reason: string
}

/** Unique codes to make: 1 to 10,000,000. */
export interface VouchersGenerateInput {
  readonly campaignId: string | null
  readonly count: number
  /** Null for the campaign's. */
  readonly pattern?: string | null
  /** Uses of each code. */
  readonly redeemable: number
  /** Gift cards: what is on each of them. */
  readonly balance?: MoneyInput | null
  readonly idempotencyKey: string
}

/** Long work to stop. */
export interface BulkOperationCancelInput {
  readonly id: string | null
}
