import type { Campaign } from '../domain/campaign.ts'
import type { Offer, OfferStatus } from '../domain/offer.ts'
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

/** One shopper's offers, with or without a cart, each list worked out when it is read. Best first. */
export interface JudgedOffers {
  /** All statuses; campaigns that have not started, are paused or ended are not among them (law 30). */
  readonly offers: readonly OfferView[]
  /** The same without those INELIGIBLE ones that no step leads to, unless their code is entered: quicker, where nobody asks for them. */
  readonly offersInReach: readonly OfferView[]
  /** APPLIED and ELIGIBLE ones, with others: of thousands of promotions only those that the goods bring into play are looked at. */
  readonly usableOffers: readonly OfferView[]
  /** The first instant at which they may change by the clock alone. */
  readonly changesAt: Date | null
}

/** A cart judged: its price and its offers, each worked out when it is read. */
export interface PricedView extends JudgedOffers {
  readonly priced: PricedCart
}

/** The offers among which all of these statuses are, with others. */
export function offersFor(judged: JudgedOffers, statuses: readonly OfferStatus[]): readonly OfferView[] {
  return statuses.includes('INELIGIBLE') ? judged.offers : judged.offersInReach
}

/** The offers of these statuses, best first. */
export function offersWith(judged: JudgedOffers, statuses: readonly OfferStatus[]): readonly OfferView[] {
  const isUsable = statuses.every((status) => status === 'APPLIED' || status === 'ELIGIBLE')
  return (isUsable ? judged.usableOffers : offersFor(judged, statuses)).filter(({ offer }) =>
    statuses.includes(offer.status),
  )
}
