import type { HoldingStatus } from '../domain/voucher.ts'
import { WALLET_ITEM_KINDS, type WalletItem } from '../domain/wallet-item.ts'
import { type Db, hotRows } from './database.ts'
import { type Held, HOLDINGS, walletItemsByIds } from './wallet-sources.ts'

/** Whose holdings are read, and which. */
interface Asked {
  readonly statuses: readonly HoldingStatus[]
  readonly limit: number
  readonly now: Date
}

/** Up to `limit` of each customer's holdings that are of these statuses at `now`: one query, and one for each kind that is among them. */
export async function readWalletHoldings(
  db: Db,
  customerIds: readonly string[],
  { statuses, limit, now }: Asked,
): Promise<Map<string, WalletItem[]>> {
  const found = await hotRows<HeldBy>(db, FOLLOWED, [customerIds, now, statuses, WALLET_ITEM_KINDS, limit])
  const items = await walletItemsByIds(db, found)
  const byOwner = Map.groupBy(found, ({ ownerId }) => ownerId)
  return new Map([...byOwner].map(([ownerId, held]) => [ownerId, held.flatMap(({ id }) => items.get(id) ?? [])]))
}

interface HeldBy extends Held {
  readonly ownerId: string
}

/** In the order of ids: a wallet over the limit does not seem to change by something new. */
const FOLLOWED = `
  select owner.id as "ownerId", found.* from (select distinct unnest($1::uuid[]) as id) owner cross join lateral (
    select kind, id from (${HOLDINGS}) holding order by id limit $5
  ) found order by owner.id, found.id`
