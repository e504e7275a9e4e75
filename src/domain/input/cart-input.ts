import type { JsonObject } from '../json.ts'
import type { OfferStatus } from '../offer.ts'
import type { CustomerRef, MoneyInput } from './reference-input.ts'

/** A line as sent. Price, list price, categories, brand and sale are taken from a service only. */
export interface CartLineInput {
  readonly sku: string
  readonly quantity: number
  readonly unitPrice?: MoneyInput | null
  readonly listPrice?: MoneyInput | null
  readonly categories?: readonly string[] | null
  readonly brand?: string | null
  readonly onSale?: boolean | null
  readonly attributes?: JsonObject | null
}

/** Shipping as sent. */
export interface ShippingInput {
  readonly method?: string | null
  readonly amount: MoneyInput
}

/** A new cart. */
export interface CartCreateInput {
  readonly currency: string
  readonly lines?: readonly CartLineInput[] | null
  readonly storeKey?: string | null
  readonly customer?: CustomerRef | null
  readonly attributes?: JsonObject | null
}

/** Quantities of the lines named; 0 removes. */
export interface CartLinesSetInput {
  readonly cartId: string | null
  readonly lines: readonly CartLineInput[]
  readonly expectedVersion?: number | null
}

/** A change: absent keeps, null clears. */
export interface CartUpdateInput {
  readonly cartId: string | null
  readonly storeKey?: string | null
  readonly shipping?: ShippingInput | null
  readonly latitude?: number | null
  readonly longitude?: number | null
  readonly attributes?: JsonObject | null
  readonly expectedVersion?: number | null
}

/** A code put on, or taken off, a cart. */
export interface CartCodeInput {
  readonly cartId: string | null
  readonly code: string
}

/** A visitor's cart given to the shopper who has signed in. */
export interface CartClaimInput {
  readonly visitorToken: string
  readonly cartId: string | null
}

/** A code put into the wallet. */
export interface WalletCodeClaimInput {
  readonly code: string
  readonly idempotencyKey: string
}

/** Points that are to pay a part; absent, null: as many as help. Null id: it was none of ours. */
export interface PointsTenderInput {
  readonly loyaltyCardId: string | null
  readonly points?: number | null
}

/** Points put on a cart; 0 takes them off. */
export interface CartPointsSetInput extends PointsTenderInput {
  readonly cartId: string | null
}

/** A cart that is kept elsewhere. */
export interface EvaluateInput {
  readonly customer?: CustomerRef | null
  readonly currency: string
  readonly lines: readonly CartLineInput[]
  readonly shipping?: ShippingInput | null
  readonly codes?: readonly string[] | null
  readonly points?: PointsTenderInput | null
  readonly storeKey?: string | null
  readonly latitude?: number | null
  readonly longitude?: number | null
  readonly placement?: string | null
  readonly attributes?: JsonObject | null
  readonly at?: Date | null
  readonly offerStatuses?: readonly OfferStatus[] | null
}

/** A purchase: of a cart of ours, or of one kept elsewhere. */
export interface RedeemInput {
  readonly cartId?: string | null
  readonly evaluation?: EvaluateInput | null
  readonly orderReference: string
  readonly expectedTotal?: MoneyInput | null
  /** ISO 8601: only hold it, for so long. */
  readonly holdFor?: string | null
  readonly idempotencyKey: string
}

/** What is done with an open hold. */
export interface RedemptionActInput {
  readonly redemptionId: string | null
  readonly idempotencyKey: string
}

/** Units of one line that come back. Null: the id sent was none of ours. */
export interface RollbackLineInput {
  readonly lineId: string | null
  readonly quantity: number
}

/** What comes back of a redemption; absent lines: all that is left. */
export interface RedemptionRollbackInput {
  readonly redemptionId: string | null
  readonly lines?: readonly RollbackLineInput[] | null
  readonly reason: string
  readonly idempotencyKey: string
}

/** What comes back of an order; absent lines: all that is left. */
export interface OrderRefundInput {
  readonly reference: string
  readonly lines?: readonly RollbackLineInput[] | null
  readonly reason: string
  readonly idempotencyKey: string
}

/** An order paid without a redemption here. */
export interface OrderRecordInput {
  readonly reference: string
  readonly customer?: CustomerRef | null
  readonly currency: string
  readonly lines: readonly CartLineInput[]
  readonly shipping?: ShippingInput | null
  readonly paidAt?: Date | null
  readonly idempotencyKey: string
}
