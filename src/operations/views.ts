import type { Campaign } from '../domain/campaign.ts'
import type { Offer } from '../domain/offer.ts'
import type { PricedCart } from '../domain/priced-cart.ts'
import type { Voucher } from '../domain/voucher.ts'

/** An offer with what it speaks of. */
export interface OfferView {
  /** UUID, stable for one shopper, one incentive and one cart (or none). */
  readonly id: string
  readonly offer: Offer
  readonly campaign: Campaign
  readonly voucher: Voucher | null
  /** The cart's currency; null without a cart. */
  readonly currency: string | null
}

/** A cart judged: its price, its offers, and where to start its streams. */
export interface PricedView {
  readonly priced: PricedCart
  /** All statuses, best first. */
  readonly offers: readonly OfferView[]
  /** When this may change by the clock alone. */
  readonly changesAt: Date | null
}
