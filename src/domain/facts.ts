import type { Cart } from './cart.ts'
import type { Campaign } from './campaign.ts'
import type { Customer } from './customer.ts'
import type { Segment } from './segment.ts'
import type { Settings } from './settings.ts'
import type { Voucher } from './voucher.ts'

/** A customer's paid orders within one span. Totals per currency, minor units. */
export interface OrderWindow {
  readonly count: number
  readonly totals: ReadonlyMap<string, number>
  /** When the earliest of them leaves the span; null where none ever does. */
  readonly changesAt: Date | null
}

/** How often campaigns have been used, as far as a decision needs it; a code's uses are its voucher's `redeemed`. Missing entries are 0. */
export interface Uses {
  readonly byCampaign: ReadonlyMap<string, number>
  /** This customer's uses, by campaign id. */
  readonly byCampaignOfCustomer: ReadonlyMap<string, number>
}

/** A code that may be used here: the voucher with its campaign. */
export interface CodeCandidate {
  readonly voucher: Voucher
  readonly campaign: Campaign
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
  readonly orders: ReadonlyMap<string, OrderWindow>
  readonly uses: Uses
  readonly cart: Cart | null
  /** Active campaigns of kind PROMOTION whose span holds `now`. */
  readonly promotions: readonly Campaign[]
  /** What each code entered on the cart stands for, by normal form; codes not accepted here (unknown, foreign, withdrawn) are missing. */
  readonly entered: ReadonlyMap<string, CodeCandidate>
  /** Codes the shopper could enter: public ones of active campaigns, and those of her wallet. For offers only. */
  readonly available: readonly CodeCandidate[]
}

/** Key of an order window: a span, counted back in a time zone. `within` null: ever. */
export function orderWindowKey(within: string | null, timeZone: string): string {
  return within === null ? 'ever' : `${within}|${timeZone}`
}
