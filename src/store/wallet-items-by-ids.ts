import type { WalletItem, WalletItemKind } from '../domain/wallet-item.ts'
import type { Db } from './database.ts'
import { cardsByIds } from './loyalty-cards.ts'
import { perksByIds } from './perks.ts'
import { giftCardsByIds } from './read-gift-cards.ts'
import { entriesByIds } from './read-giveaways.ts'
import { referralCodesByIds } from './read-referrals.ts'
import { vouchersByIds } from './read-vouchers.ts'

/** Something in a wallet, named by its kind. */
export interface Held {
  readonly kind: WalletItemKind
  readonly id: string
}

type Reader = (db: Db, ids: readonly string[]) => Promise<ReadonlyMap<string, WalletItem>>

const READERS: Readonly<Record<WalletItemKind, Reader>> = {
  VOUCHER: vouchersByIds,
  GIFT_CARD: giftCardsByIds,
  LOYALTY_CARD: cardsByIds,
  REFERRAL_CODE: referralCodesByIds,
  GIVEAWAY_ENTRY: entriesByIds,
  PERK: perksByIds,
}

/** What these are now, by id: one query a kind that is among them. */
export async function walletItemsByIds(db: Db, held: readonly Held[]): Promise<Map<string, WalletItem>> {
  const found = new Map<string, WalletItem>()
  for (const [kind, of] of Map.groupBy(held, (each) => each.kind)) {
    const ids = of.map(({ id }) => id)
    for (const [id, item] of await READERS[kind](db, ids)) found.set(id, item)
  }
  return found
}
