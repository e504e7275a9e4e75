import type { Cart, Point } from './cart.ts'
import type { Campaign } from './campaign.ts'
import type { Customer } from './customer.ts'
import type { GiftCard } from './gift-card.ts'
import type { MemberFacts } from './loyalty/member-facts.ts'
import type { RewardCandidate } from './loyalty/reward-offers.ts'
import type { Product } from './product.ts'
import type { JoiningProblem } from './referral/joining.ts'
import type { SharingCandidate } from './referral/referral-offers.ts'
import type { Segment } from './segment.ts'
import type { Settings } from './settings.ts'
import type { Voucher } from './voucher.ts'

/** What happened to a customer within one span: paid orders, events, or redemptions of a campaign. Totals per currency, minor units. */
export interface HistoryWindow {
  readonly count: number
  readonly totals: ReadonlyMap<string, number>
  /** When the earliest of them leaves the span; null where none ever does. */
  readonly changesAt: Date | null
}

/** A code that may be used here: the voucher with its campaign. */
export interface CodeCandidate {
  readonly voucher: Voucher
  readonly campaign: Campaign
}

/** A gift card that may be used here, with its campaign. */
export interface CardCandidate {
  readonly card: GiftCard
  readonly campaign: Campaign
}

/** A referral code entered, and whether the shopper may join by it. */
export interface ReferralCandidate {
  readonly codeId: string
  /** Null: she joins by it with this order, or has joined by it. */
  readonly problem: JoiningProblem | null
}

/**
 * Everything a decision may look at, loaded beforehand: deciding is pure.
 * `cart` null: no cart is given, cart conditions are neither met nor failed (law 31).
 */
export interface Facts {
  readonly now: Date
  readonly settings: Settings
  /** Null: nobody is known. A visitor counts as not signed in. */
  readonly customer: Customer | null
  /** All segments by id, for `segment` conditions. */
  readonly segments: ReadonlyMap<string, Segment>
  /** Static segments in which the customer is listed. */
  readonly staticSegmentIds: ReadonlySet<string>
  /** By `orderWindowKey(within, timeZone)`. */
  readonly orders: ReadonlyMap<string, HistoryWindow>
  /** Events, by `subjectWindowKey(name, within, timeZone)`. */
  readonly events: ReadonlyMap<string, HistoryWindow>
  /** Redemptions, by `subjectWindowKey(campaignId, within, timeZone)`; totals are what the campaign took off. */
  readonly redeemed: ReadonlyMap<string, HistoryWindow>
  /** The store in which the shopper is: the cart's, or without a cart the one asked for. Null: not known. */
  readonly storeKey: string | null
  /** Where the shopper is: as the cart says, or without a cart as asked. Null: not sent. */
  readonly location: Point | null
  /** The customer's arm in each experiment that may matter here, by campaign id (law 32). Empty where nobody is known. */
  readonly arms: ReadonlyMap<string, string>
  /** What limits have counted so far, by `counterId`, as far as a decision needs it (law 17). Missing ones are at 0. */
  readonly counters: ReadonlyMap<string, number>
  /** The customer's loyalty cards, with their tiers now. */
  readonly memberships: readonly MemberFacts[]
  /** Rewards of her programs, switched on, whatever their span. For offers only. */
  readonly rewards: readonly RewardCandidate[]
  readonly cart: Cart | null
  /** What the catalogue knows of the goods that campaigns give away, by sku (law 13). */
  readonly gifts: ReadonlyMap<string, Product>
  /** Active campaigns of kind PROMOTION whose span holds `now`; experiments once for each arm that gets something, whosever it is. */
  readonly promotions: readonly Campaign[]
  /** What each code entered on the cart stands for, by normal form; codes not accepted here (unknown, foreign, withdrawn) are missing. */
  readonly entered: ReadonlyMap<string, CodeCandidate>
  /** Codes the shopper could enter: public ones of active campaigns, and those of her wallet. For offers only. */
  readonly available: readonly CodeCandidate[]
  /** Gift cards among the codes entered, by normal form; those not accepted here are missing. */
  readonly giftCards: ReadonlyMap<string, CardCandidate>
  /** Gift cards of the shopper's wallet that still have something on them. For offers only. */
  readonly availableCards: readonly CardCandidate[]
  /** Referral codes among the codes entered, by normal form; those not accepted here are missing. Absent: none. */
  readonly referrals?: ReadonlyMap<string, ReferralCandidate>
  /** Referral programs that are switched on, with her own code in each. For offers only. Absent: none. */
  readonly sharing?: readonly SharingCandidate[]
}

/** Key of an order window: a span, counted back in a time zone. `within` null: ever. */
export function orderWindowKey(within: string | null, timeZone: string): string {
  return within === null ? 'ever' : `${within}|${timeZone}`
}

/** Key of a window of events of one name, or of redemptions of one campaign. */
export function subjectWindowKey(subject: string, within: string | null, timeZone: string): string {
  return `${orderWindowKey(within, timeZone)}|${subject}`
}
