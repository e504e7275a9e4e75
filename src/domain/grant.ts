import type { Money } from './money.ts'

/** A code of a coupon. */
export interface VoucherGrant {
  readonly kind: 'voucherFrom'
  readonly campaignId: string
}

/** A gift card of a campaign, with one of these amounts: that of the shop's currency, else the first. */
export interface GiftCardGrant {
  readonly kind: 'giftCard'
  readonly campaignId: string
  readonly amounts: readonly Money[]
}

/** Points of a program; who has no card in it is enrolled. */
export interface PointsGrant {
  readonly kind: 'points'
  readonly programId: string
  readonly points: number
}

/** A gift that is not money: early access, an event, a parcel. `validFor`: ISO 8601 duration; null for no end. */
export interface PerkGrant {
  readonly kind: 'perk'
  readonly title: string
  readonly description: string | null
  readonly validFor: string | null
}

/** Money that the shop gives to a charity, one amount a currency: the customer's part is the points that she spends. */
export interface DonationGrant {
  readonly kind: 'donation'
  readonly charity: string
  readonly amounts: readonly Money[]
}

/** Tickets of a giveaway. */
export interface GiveawayGrant {
  readonly kind: 'giveawayEntries'
  readonly giveawayId: string
  readonly count: number
}

/** A gift to a customer, whoever makes it: a reward, a tier, a prize, a segment. */
export type Grant = VoucherGrant | GiftCardGrant | PointsGrant | GiveawayGrant | PerkGrant | DonationGrant
