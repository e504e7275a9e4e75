import type { Page, PageRequest } from '../domain/page.ts'
import type { HoldingStatus } from '../domain/voucher.ts'
import type { WalletItem, WalletItemKind } from '../domain/wallet-item.ts'
import { type Db, rows } from './database.ts'
import { pagesByOwner } from './page-of.ts'
import { HOLDINGS, walletItemsByIds } from './wallet-sources.ts'

/** Which holdings are listed. */
export interface WalletFilter {
  readonly kinds: readonly WalletItemKind[]
  readonly statuses: readonly HoldingStatus[]
}

interface WalletRow {
  readonly ownerId: string
  readonly kind: WalletItemKind
  readonly id: string
  readonly sortKey: string
}

/** Each customer's holdings of these kinds and statuses at `now`, public codes that she has kept among them: soonest to end first. */
export async function pageWalletItemsOf(
  db: Db,
  customerIds: readonly string[],
  { kinds, statuses }: WalletFilter,
  page: PageRequest,
  now: Date,
): Promise<Map<string, Page<WalletItem>>> {
  const asked = [customerIds, now, statuses, kinds]
  const after = [page.after?.[0] ?? null, page.after?.[1] ?? null]
  const found = await rows<WalletRow>(db, PAGE, [...asked, ...after, page.first + 1])
  const totals = await rows<{ ownerId: string; count: number }>(db, TOTALS, asked)
  const items = await walletItemsByIds(db, found)
  const pages = pagesByOwner(customerIds, found, totals, page, ({ sortKey, id }) => [sortKey, id])
  const shown = (listed: Page<WalletRow>): Page<WalletItem> => ({
    ...listed,
    items: listed.items.map(({ id }) => items.get(id)!),
  })
  return new Map([...pages].map(([ownerId, listed]) => [ownerId, shown(listed)]))
}

const PAGE = `
  select owner.id as "ownerId", found.* from unnest($1::uuid[]) as owner(id) cross join lateral (
    select holding.kind, holding.id, holding.ends::text as "sortKey" from (${HOLDINGS}) holding
    where $5::text is null or (ends, id) > ($5::timestamptz, $6::uuid)
    order by ends, id limit $7
  ) found`

const TOTALS = `
  select owner.id as "ownerId", totals.count from unnest($1::uuid[]) as owner(id) cross join lateral (
    select count(*) as count from (${HOLDINGS}) holding
  ) totals`
