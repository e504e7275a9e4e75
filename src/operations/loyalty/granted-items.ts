import type { WalletItem } from '../../domain/wallet-item.ts'
import type { Db } from '../../store/database.ts'
import { cardsByIds } from '../../store/loyalty-cards.ts'
import { perksByIds } from '../../store/perks.ts'
import { vouchersByIds } from '../../store/read-vouchers.ts'
import type { Granted } from './give.ts'

/** What was put into a wallet, as it is now, in the order given; a card that points came to is named once. */
export async function grantedItems(db: Db, granted: readonly Granted[]): Promise<WalletItem[]> {
  const idsOf = (kind: Granted['kind']): string[] => granted.flatMap((each) => (each.kind === kind ? each.id : []))
  const found = new Map<string, WalletItem>([
    ...(await vouchersByIds(db, idsOf('voucher'))),
    ...(await perksByIds(db, idsOf('perk'))),
    ...(await cardsByIds(db, idsOf('loyaltyCard'))),
  ])
  return [...new Set(granted.map(({ id }) => id))].map((id) => found.get(id)!)
}
