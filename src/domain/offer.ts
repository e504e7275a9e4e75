import type { Effect } from './effect/effect.ts'
import type { LoyaltyProgram } from './loyalty/loyalty-program.ts'
import type { OfferKind } from './priced-cart.ts'
import type { Reason } from './rejection.ts'
import type { ItemSelector } from './selector.ts'

/** Law 30. */
export type OfferStatus = 'APPLIED' | 'ELIGIBLE' | 'NEARLY' | 'INELIGIBLE'

/** A step that the shopper can take now. Amounts in minor units of the cart's currency. */
export type Hint =
  | {
      readonly kind: 'spendMore'
      readonly missing: number
      readonly threshold: number
      readonly currency: string
      readonly on: ItemSelector | null
    }
  | { readonly kind: 'addItems'; readonly quantity: number; readonly of: ItemSelector }
  | { readonly kind: 'signIn' }
  /** `timeZone`: of the clock to be watched. */
  | { readonly kind: 'waitUntil'; readonly at: Date; readonly timeZone: string }
  | { readonly kind: 'removeConflict'; readonly conflictsWith: string }
  /** `program`: whose points; it names them. */
  | { readonly kind: 'earnPoints'; readonly points: number; readonly program: LoyaltyProgram }

/** A verdict on one incentive for one shopper, with its saving. */
export interface Offer {
  readonly kind: OfferKind
  readonly status: OfferStatus
  readonly campaignId: string
  readonly voucherId: string | null
  readonly giftCardId: string | null
  /** Null for a promotion. */
  readonly code: string | null
  /** The experiment's arm; null where there is none. */
  readonly variant: string | null
  /** What it saves, or would save, on this cart; of a gift card or points what they pay, or would pay. Null without a cart. */
  readonly savings: number | null
  /** The effects that work for this shopper on this cart where known, else the campaign's. */
  readonly effects: readonly Effect[]
  readonly hints: readonly Hint[]
  readonly reasons: readonly Reason[]
}
