import type { WalletItem, WalletItemKind } from '../../domain/wallet-item.ts'
import type { Db } from '../../store/database.ts'
import { walletItemsByIds } from '../../store/wallet-sources.ts'
import type { Granted } from './give.ts'

const KINDS: Readonly<Record<Granted['kind'], WalletItemKind>> = {
  voucher: 'VOUCHER',
  giftCard: 'GIFT_CARD',
  loyaltyCard: 'LOYALTY_CARD',
  giveawayEntry: 'GIVEAWAY_ENTRY',
  perk: 'PERK',
}

/** What was put into a wallet, as it is now, in the order given; a card that points came to is named once. */
export async function grantedItems(db: Db, granted: readonly Granted[]): Promise<WalletItem[]> {
  const found = await walletItemsByIds(
    db,
    granted.map(({ kind, id }) => ({ kind: KINDS[kind], id })),
  )
  return [...new Set(granted.map(({ id }) => id))].map((id) => found.get(id)!)
}
