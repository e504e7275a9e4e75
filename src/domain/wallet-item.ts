import type { Campaign } from './campaign.ts'
import { cardEndsAt, type GiftCard } from './gift-card.ts'
import type { GiveawayEntry } from './giveaway/giveaway-entry.ts'
import type { LoyaltyCard } from './loyalty/loyalty-card.ts'
import type { Perk } from './perk.ts'
import type { ReferralCode } from './referral/referral-code.ts'
import { type Voucher, voucherEndsAt } from './voucher.ts'

/** What a wallet can hold. */
export type WalletItemKind = 'VOUCHER' | 'GIFT_CARD' | 'LOYALTY_CARD' | 'REFERRAL_CODE' | 'GIVEAWAY_ENTRY' | 'PERK'

/** All of them. */
export const WALLET_ITEM_KINDS: readonly WalletItemKind[] = [
  'VOUCHER',
  'GIFT_CARD',
  'LOYALTY_CARD',
  'REFERRAL_CODE',
  'GIVEAWAY_ENTRY',
  'PERK',
]

/** One thing that a customer holds. */
export type WalletItem = Voucher | GiftCard | LoyaltyCard | GiveawayEntry | Perk | ReferralCode

/** A code that a campaign gave out. */
export type CodeHolding = Voucher | GiftCard

/** When a code ends: by itself or with its campaign. */
export function holdingEndsAt(item: CodeHolding, campaign: Pick<Campaign, 'endsAt'>): Date | null {
  return isGiftCard(item) ? cardEndsAt(item, campaign) : voucherEndsAt(item, campaign)
}

/** Whether it is a code that a campaign gave out. */
export function isCodeHolding(item: WalletItem): item is CodeHolding {
  return 'campaignId' in item
}

/** Whether it is a card with money on it. */
export function isGiftCard(item: WalletItem): item is GiftCard {
  return 'initialBalance' in item
}

/** Whether it is a code for friends. */
export function isReferralCode(item: WalletItem): item is ReferralCode {
  return 'joined' in item
}

/** Whether it is a membership with points. */
export function isLoyaltyCard(item: WalletItem): item is LoyaltyCard {
  return 'number' in item
}

/** Whether it is a gift that is not money. */
export function isPerk(item: WalletItem): item is Perk {
  return 'grantedAt' in item
}

/** Whether it is a part in a giveaway. */
export function isGiveawayEntry(item: WalletItem): item is GiveawayEntry {
  return 'giveawayId' in item
}
