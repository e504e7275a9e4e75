import type { StoredCart } from '../../domain/cart.ts'
import type { LedgerEntry } from '../../domain/ledger-entry.ts'
import type { RedemptionFailure } from '../../domain/redemption-failure.ts'
import type { Redemption } from '../../domain/redemption.ts'
import type { Reason } from '../../domain/rejection.ts'
import type { WalletItem } from '../../domain/wallet-item.ts'
import type { OfferView } from '../views.ts'

/** What every event carries. */
export interface StreamEvent {
  /** Unique; the same whenever this very event is sent again. */
  readonly eventId: string
  /** Says all that the client has been told once it has this event: where to go on, on any server. */
  readonly cursor: string
  readonly occurredAt: Date
}

/** Why a client has to ask again. */
export type ResyncReason = 'CURSOR_TOO_OLD' | 'TOO_SLOW' | 'RESTARTED'

/** What happened in between cannot be told: ask again, and go on from the answer's cursor. */
export interface Resync extends StreamEvent {
  readonly kind: 'resync'
  readonly reason: ResyncReason
}

/** An offer is up, or was up and looks different now. */
export interface OfferBecameEligible extends StreamEvent {
  readonly kind: 'offerBecameEligible'
  readonly offer: OfferView
}

/** An offer is no longer up. */
export interface OfferWithdrawn extends StreamEvent {
  readonly kind: 'offerWithdrawn'
  /** UUID, as in `OfferView`. */
  readonly offerId: string
  readonly reasons: readonly Reason[]
}

/** A holding came, went or changed its status; or points or money moved. */
export interface WalletChanged extends StreamEvent {
  readonly kind: 'walletChanged'
  readonly wallet: { readonly customerId: string }
  /** Null where it is no longer hers to see, and where the event is about an entry. */
  readonly item: WalletItem | null
  /** What moved; null where the event is about a holding. */
  readonly entry: LedgerEntry | null
}

/** A cart's price or codes changed, whoever caused it. */
export interface CartChanged extends StreamEvent {
  readonly kind: 'cartChanged'
  readonly cart: StoredCart
}

/** A redemption was made, or has another status: that of then. */
export interface RedemptionHappened extends StreamEvent {
  readonly kind: 'redemptionHappened'
  readonly redemption: Redemption
}

/** A redemption was refused. */
export interface RedemptionFailed extends StreamEvent {
  readonly kind: 'redemptionFailed'
  readonly failure: RedemptionFailure
}

/** Events of `offersChanged`. */
export type OfferEvent = OfferBecameEligible | OfferWithdrawn | Resync
/** Events of `walletChanged`. */
export type WalletEvent = WalletChanged | Resync
/** Events of `cartChanged`. */
export type CartEvent = CartChanged | Resync
/** Events of `redemptionActivity`. */
export type RedemptionEvent = RedemptionHappened | RedemptionFailed | Resync
