import { createUnionType } from 'type-graphql'
import {
  isGiftCard,
  isLoyaltyCard,
  isPerk,
  type WalletItem as Item,
  type WalletItemKind as Kind,
} from '../../domain/wallet-item.ts'
import { enumeration } from '../enumeration.ts'
import { GiftCard } from './gift-card.ts'
import { LoyaltyCard } from './loyalty-card.ts'
import { Perk } from './perk.ts'
import { Voucher } from './voucher.ts'

/** Kinds of what a wallet holds. */
export const WalletItemKind = enumeration<Kind>('WalletItemKind', 'What a wallet can hold.', {
  VOUCHER: 'A discount code given to the customer.',
  GIFT_CARD: 'A card with money on it.',
})

/** What a wallet holds. */
export const WalletItem = createUnionType({
  name: 'WalletItem',
  description: 'One thing that a customer holds.',
  types: () => [Voucher, GiftCard, LoyaltyCard, Perk] as const,
  resolveType: (item) => typeName(item as never),
})

function typeName(item: Item): string {
  if (isGiftCard(item)) return 'GiftCard'
  if (isLoyaltyCard(item)) return 'LoyaltyCard'
  return isPerk(item) ? 'Perk' : 'Voucher'
}
