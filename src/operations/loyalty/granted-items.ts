import type { WalletItem, WalletItemKind } from '../../domain/wallet-item.ts'
import type { Db } from '../../store/database.ts'
import { walletItemsByIds } from '../../store/wallet-sources.ts'
import type { Granted } from './give.ts'

const KINDS: Readonly<Record<Granted['kind'], WalletItemKind | null>> = {
  voucher: 'VOUCHER',
  giftCard: 'GIFT_CARD',
  loyaltyCard: 'LOYALTY_CARD',
  giveawayEntry: 'GIVEAWAY_ENTRY',
  perk: 'PERK',
  donation: null,
}

/** What was put into a wallet, as it is now, in the order given; a card that points came to is named once, what a charity got not at all. */
export async function grantedItems(db: Db, granted: readonly Granted[]): Promise<WalletItem[]> {
  const held = granted.flatMap(({ kind, id }) => {
    const of = KINDS[kind]
    return of === null ? [] : { kind: of, id }
  })
  const found = await walletItemsByIds(db, held)
  return [...new Set(held.map(({ id }) => id))].map((id) => found.get(id)!)
}
