import type { HoldingStatus } from '../domain/voucher.ts'
import { WALLET_ITEM_KINDS, type WalletItem } from '../domain/wallet-item.ts'
import { type Db, rows } from './database.ts'
import { type Held, HOLDINGS, walletItemsByIds } from './wallet-sources.ts'

/** Whose holdings are read, and which. */
interface Asked {
  readonly statuses: readonly HoldingStatus[]
  readonly limit: number
  readonly now: Date
}

/** Up to `limit` of one customer's holdings that are of these statuses at `now`: one query, and one for each kind that is among them. */
export async function readWalletHoldings(
  db: Db,
  customerId: string,
  { statuses, limit, now }: Asked,
): Promise<WalletItem[]> {
  const found = await rows<Held>(db, FOLLOWED, [customerId, now, statuses, WALLET_ITEM_KINDS, limit])
  const items = await walletItemsByIds(db, found)
  return found.flatMap(({ id }) => items.get(id) ?? [])
}

/** In the order of ids: a wallet over the limit does not seem to change by something new. */
const FOLLOWED = `
  select found.* from (select $1::uuid as id) owner cross join lateral (
    select kind, id from (${HOLDINGS}) holding order by id limit $5
  ) found`
