/** Why points or money moved. */
export type LedgerKind = 'ISSUE' | 'EARN' | 'SPEND' | 'HOLD' | 'RELEASE' | 'EXPIRE' | 'ADJUST' | 'ROLLBACK'

/** One immutable movement on a gift card, in minor units of `currency`; a correction is a further entry (law 23). */
export interface LedgerEntry {
  readonly id: string
  readonly kind: LedgerKind
  readonly giftCardId: string | null
  /** Whose wallet it moved in: the card's holder then; null for a card that nobody holds. */
  readonly customerId: string | null
  readonly currency: string | null
  /** Change of what may be spent. */
  readonly delta: number
  /** Change of what open holds keep. A hold moves money over; a capture lets it go. */
  readonly heldDelta: number
  /** What may be spent after this entry. */
  readonly balance: number
  /** For staff and shopper: a reason, or empty where the kind says all. */
  readonly description: string
  readonly redemptionId: string | null
  readonly orderReference: string | null
  readonly occurredAt: Date
  readonly availableAt: Date | null
  readonly expiresAt: Date | null
}
