import type { CustomerRef, KeyRef, MoneyInput } from './reference-input.ts'

/** A card of a campaign with money on it, for a customer, or for whoever has its code. */
export interface GiftCardIssueInput {
  readonly campaign: KeyRef
  readonly balance: MoneyInput
  readonly customer?: CustomerRef | null
  readonly idempotencyKey: string
}

/** Money added to a card, or taken off. */
export interface GiftCardAdjustInput {
  readonly giftCardId: string | null
  readonly delta: MoneyInput
}
