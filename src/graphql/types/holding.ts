import { createUnionType } from 'type-graphql'
import {
  isGiftCard,
  isGiveawayEntry,
  isLoyaltyCard,
  isPerk,
  isReferralCode,
  type WalletItem as Item,
  type WalletItemKind as Kind,
} from '../../domain/wallet-item.ts'
import { enumeration } from '../enumeration.ts'
import { toldApart } from '../told-apart.ts'
import { GiftCard } from './gift-card.ts'
import { GiveawayEntry } from './giveaway.ts'
import { LoyaltyCard } from './loyalty-card.ts'
import { Perk } from './perk.ts'
import { ReferralCode } from './referral-code.ts'
import { Voucher } from './voucher.ts'

/** Kinds of what a wallet holds. */
export const WalletItemKind = enumeration<Kind>('WalletItemKind', 'What a wallet can hold.', {
  VOUCHER: 'A discount code given to the customer.',
  GIFT_CARD: 'A card with money on it.',
  LOYALTY_CARD: 'A membership with points.',
  REFERRAL_CODE: 'A code for friends.',
  GIVEAWAY_ENTRY: 'A part in a giveaway.',
  PERK: 'A gift that is not money.',
})

/** What a wallet holds. */
export const WalletItem = createUnionType({
  name: 'WalletItem',
  description: 'One thing that a customer holds.',
  types: () => [Voucher, GiftCard, LoyaltyCard, GiveawayEntry, Perk, ReferralCode] as const,
  resolveType: toldApart('WalletItem', (item: unknown) => typeName(item as Item)),
})

function typeName(item: Item): string {
  if (isGiftCard(item)) return 'GiftCard'
  if (isGiveawayEntry(item)) return 'GiveawayEntry'
  if (isReferralCode(item)) return 'ReferralCode'
  if (isLoyaltyCard(item)) return 'LoyaltyCard'
  return isPerk(item) ? 'Perk' : 'Voucher'
}
