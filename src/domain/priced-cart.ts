import type { CartLine, Shipping } from './cart.ts'
import type { Effect } from './effect/effect.ts'
import type { JoiningProblem } from './referral/joining.ts'
import type { Reason } from './rejection.ts'
import type { Tender } from './tender.ts'

/** What kind of incentive an offer is. */
export type OfferKind = 'PROMOTION' | 'PUBLIC_CODE' | 'VOUCHER' | 'GIFT_CARD' | 'POINTS' | 'REWARD' | 'REFERRAL'

/** The part of one applied incentive that falls on one line, minor units. Parts sum to the whole. */
export interface Allocation {
  readonly sequence: number
  readonly amount: number
  /** Units touched where the effect chose units; null for the whole line. */
  readonly units: number | null
}

/** A line after incentives. `quantity * unitPrice - discount` is left to pay. */
export interface PricedLine extends CartLine {
  /** Added by an incentive and discounted in full; it counts for no condition and earns nothing (law 13). */
  readonly gift: boolean
  readonly discount: number
  readonly allocations: readonly Allocation[]
}

/** Shipping after incentives. */
export interface PricedShipping extends Shipping {
  readonly discount: number
}

/** An incentive that took effect. */
export interface AppliedIncentive {
  /** From 1, in the order of application (by its first effect). */
  readonly sequence: number
  readonly kind: OfferKind
  readonly campaignId: string
  readonly voucherId: string | null
  readonly code: string | null
  /** The experiment's arm; null where there is none. */
  readonly variant: string | null
  /** In the shop's default language, frozen. */
  readonly title: string
  /** What the discount was computed on, minor units. */
  readonly base: number
  readonly amount: number
  /** The effects that worked, `firstOf` resolved. */
  readonly effects: readonly Effect[]
}

/**
 * What became of one code entered: a voucher, a gift card, a referral code, or nothing that is accepted here. A gift card is applied where it pays,
 * a referral code where the shopper joins by it.
 */
export interface CodeOutcome {
  readonly code: string
  readonly applied: boolean
  readonly campaignId: string | null
  readonly voucherId: string | null
  readonly giftCardId: string | null
  /** Of a referral code: which, and why she may not join by it. */
  readonly referral?: { readonly codeId: string; readonly problem: JoiningProblem | null }
  readonly reasons: readonly Reason[]
}

/** What became of points that were to pay: how many of those asked for that would have helped are missing, and why none pay. */
export interface PointsOutcome {
  /** What they pay for each line, minor units, in the lines' order; the rest of what they pay is shipping. */
  readonly lines: readonly number[]
  readonly missing: number
  /** Empty where they pay. */
  readonly reasons: readonly Reason[]
}

/** A cart with its incentives. Amounts in minor units of `currency`. */
export interface PricedCart {
  readonly currency: string
  /** The cart's, then the gifts in the order applied. */
  readonly lines: readonly PricedLine[]
  readonly shipping: PricedShipping | null
  /** All lines at their prices, gifts too, which `discountTotal` takes off again; shipping not included. */
  readonly subtotal: number
  /** Taken off lines and shipping. */
  readonly discountTotal: number
  /** Payments out of the wallet, in the order in which they are taken (law 27). */
  readonly tenders: readonly Tender[]
  readonly tenderTotal: number
  /** Null: no points were to pay. */
  readonly points: PointsOutcome | null
  /** Left to pay: subtotal + shipping - discountTotal - tenderTotal. */
  readonly total: number
  readonly applied: readonly AppliedIncentive[]
  readonly codes: readonly CodeOutcome[]
}
