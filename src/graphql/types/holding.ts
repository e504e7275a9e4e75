import { createUnionType } from 'type-graphql'
import type * as domain from '../../domain/voucher.ts'
import { enumeration } from '../enumeration.ts'
import { isLoyaltyCard, isPerk, type WalletItem as Item } from '../../domain/wallet-item.ts'
import { LoyaltyCard } from './loyalty-card.ts'
import { Perk } from './perk.ts'
import { Voucher } from './voucher.ts'

/** Where a holding stands; HELD comes with holds. */
export const HoldingStatus = enumeration<Exclude<domain.HoldingStatus, 'HELD'>>(
  'HoldingStatus',
  'Where a voucher, or whatever else a wallet holds, stands now.',
  {
    UPCOMING: 'Its time has not come.',
    ACTIVE: 'Usable now.',
    USED: 'All its uses are gone.',
    EXPIRED: 'Its time is over.',
    DISABLED: 'Switched off for now.',
    REVOKED: 'Taken back for good.',
  },
)

/** Kinds of what a wallet holds. */
export const WalletItemKind = enumeration<'VOUCHER'>('WalletItemKind', 'What a wallet can hold.', {
  VOUCHER: 'A discount code given to the customer.',
})

/** What a wallet holds. */
export const WalletItem = createUnionType({
  name: 'WalletItem',
  description: 'One thing that a customer holds.',
  types: () => [Voucher, LoyaltyCard, Perk] as const,
  resolveType: (item) => typeName(item as never),
})

function typeName(item: Item): string {
  if (isLoyaltyCard(item)) return 'LoyaltyCard'
  return isPerk(item) ? 'Perk' : 'Voucher'
}
