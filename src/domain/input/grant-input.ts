import type { KeyRef, MoneyInput } from './reference-input.ts'

/** A gift card as a gift, as sent. */
export interface GiftCardGrantInput {
  readonly campaign: KeyRef
  readonly amounts: readonly MoneyInput[]
}

/** Points as a gift, as sent. */
export interface PointsGrantInput {
  readonly program: KeyRef
  readonly points: number
}

/** Tickets of a giveaway, as sent. */
export interface GiveawayGrantInput {
  readonly giveaway: KeyRef
  readonly count?: number | null
}

/** A gift that is not money, as sent. */
export interface PerkGrantInput {
  readonly title: string
  readonly description?: string | null
  readonly validFor?: string | null
}

/** Money for a charity, as sent. */
export interface DonationGrantInput {
  readonly charity: string
  readonly amounts: readonly MoneyInput[]
}

/** A gift as sent: exactly one field is set. */
export interface GrantInput {
  readonly voucherFrom?: KeyRef | null
  readonly giftCard?: GiftCardGrantInput | null
  readonly points?: PointsGrantInput | null
  readonly giveawayEntries?: GiveawayGrantInput | null
  readonly perk?: PerkGrantInput | null
  readonly donation?: DonationGrantInput | null
}
