import type { Campaign } from '../domain/campaign.ts'
import type { Bearing } from '../domain/decisions/bearing.ts'
import type { OffersWanted } from '../domain/decisions/list-offers.ts'
import type { GiftCard } from '../domain/gift-card.ts'
import type { Offer } from '../domain/offer.ts'
import type { Reward } from '../domain/loyalty/reward.ts'
import type { Promises } from '../domain/referral/promises.ts'
import type { ReferralProgram } from '../domain/referral/referral-program.ts'
import type { ProgramPoints } from '../domain/loyalty/earn-points.ts'
import type { PricedCart } from '../domain/priced-cart.ts'
import type { Voucher } from '../domain/voucher.ts'

/** An offer with what it speaks of. */
export interface OfferView {
  /** UUID, stable for one shopper, one incentive and one cart (or none). */
  readonly id: string
  readonly offer: Offer
  readonly campaign: Campaign
  readonly voucher: Voucher | null
  readonly giftCard: GiftCard | null
  /** Set for a reward: `campaign` is then, and of points too, what it looks like, and no campaign of the shop. */
  readonly reward: Reward | null
  /** Set for a referral program: `campaign` is then what it looks like, and no campaign of the shop. */
  readonly referral: ReferralView | null
  /** The cart's currency; null without a cart. */
  readonly currency: string | null
}

/** A referral program as one referrer is offered it. */
export interface ReferralView {
  readonly program: ReferralProgram
  /** Friends who may join by her; null for no limit. */
  readonly maxReferrals: number | null
  readonly promises: Promises
  /** The campaigns from which it gives, with their versions now: where they change, so does what it promises. */
  readonly givesFrom: readonly (readonly [campaignId: string, version: number | null])[]
}

/** Offers in order, worked out where they are read: of many only a page. */
export interface OfferViews {
  readonly length: number
  slice(from: number, to: number): readonly OfferView[]
}

/** One shopper's offers, with or without a cart, each list worked out when it is read. Best first. */
export interface JudgedOffers {
  /** All statuses; campaigns that have not started, are paused or ended are not among them (law 30). */
  readonly offers: readonly OfferView[]
  /** Those in whose audience the shopper may be: all that are up, and those that no step of hers but the clock or others may bring up. */
  readonly hers: readonly OfferView[]
  /** Those of codes alone, entered or not; without those INELIGIBLE ones that no step leads to, unless entered. */
  readonly codeOffers: readonly OfferView[]
  /** Those wanted of `offers`. */
  list(wanted: OffersWanted): OfferViews
  /** The first instant at which they may change by the clock alone. */
  readonly changesAt: Date | null
  /** What a change of the rules would mean to them. */
  readonly reach: Reach
}

/** Tells of changed campaigns whether offers that were judged before have to be judged anew. Small: it is kept as long as a stream. */
export interface Reach {
  /** Of the rules by which they were judged. */
  readonly version: number
  /** Campaigns (UUIDs) that others may use up, or give back, before her. */
  readonly limited: readonly string[]
  /** Campaigns (UUIDs) that are up, with their codes: each change of them matters. */
  readonly up: ReadonlySet<string>
  /** What she has under the name of a trait, as `audienceOf` names them; null: not known. */
  traits(name: string): readonly string[] | null
  /** What this campaign, as it is now, may mean to them; one that is gone comes as it was last. */
  bearing(campaign: Campaign, now: Date): Bearing
}

/** A cart judged: its price and its offers, each worked out when it is read. */
export interface PricedView extends JudgedOffers {
  readonly priced: PricedCart
  /** What it earns when it is paid. */
  readonly pointsToEarn: readonly ProgramPoints[]
}
