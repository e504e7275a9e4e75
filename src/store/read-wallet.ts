import type { Page, PageRequest } from '../domain/page.ts'
import type { HoldingStatus } from '../domain/voucher.ts'
import type { CodeHolding, WalletItemKind } from '../domain/wallet-item.ts'
import { type Db, rows } from './database.ts'
import { CARD_ENDS_AT, giftCardStatusAt } from './gift-card-status.ts'
import { pagesByOwner } from './page-of.ts'
import { giftCardsByIds } from './read-gift-cards.ts'
import { vouchersByIds } from './read-vouchers.ts'
import { voucherStatusAt } from './voucher-status.ts'

/** Which holdings are listed. */
export interface WalletFilter {
  readonly kinds: readonly WalletItemKind[]
  readonly statuses: readonly HoldingStatus[]
}

interface WalletRow {
  readonly ownerId: string
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
): Promise<Map<string, Page<CodeHolding>>> {
  const asked = [customerIds, now, statuses, kinds]
  const after = [page.after?.[0] ?? null, page.after?.[1] ?? null]
  const found = await rows<WalletRow>(db, PAGE, [...asked, ...after, page.first + 1])
  const totals = await rows<{ ownerId: string; count: number }>(db, TOTALS, asked)
  const items = await itemsByIds(
    db,
    found.map(({ id }) => id),
  )
  const pages = pagesByOwner(customerIds, found, totals, page, ({ sortKey, id }) => [sortKey, id])
  const shown = (listed: Page<WalletRow>): Page<CodeHolding> => ({
    ...listed,
    items: listed.items.map(({ id }) => items.get(id)!),
  })
  return new Map([...pages].map(([ownerId, listed]) => [ownerId, shown(listed)]))
}

/** Ids are unique among all things. */
async function itemsByIds(db: Db, ids: readonly string[]): Promise<Map<string, CodeHolding>> {
  if (ids.length === 0) return new Map()
  return new Map<string, CodeHolding>([...(await vouchersByIds(db, ids)), ...(await giftCardsByIds(db, ids))])
}

/** One customer's holdings with their end (`ends`) and status; `owner.id` is hers, `$2` is now, `$4` the kinds. */
const HOLDINGS = `
  select voucher.id, coalesce(least(voucher.ends_at, campaign.ends_at), 'infinity') as ends,
    ${voucherStatusAt('$2::timestamptz')} as status_now
  from (
    select id as voucher_id from voucher where holder_id = owner.id
    union all
    select voucher_id from public_claim where customer_id = owner.id
  ) held join voucher on voucher.id = held.voucher_id join campaign on campaign.id = voucher.campaign_id
  where 'VOUCHER' = any($4::text[])
  union all
  select gift_card.id, coalesce(${CARD_ENDS_AT}, 'infinity'), ${giftCardStatusAt('$2::timestamptz')}
  from gift_card join campaign on campaign.id = gift_card.campaign_id
  where gift_card.holder_id = owner.id and 'GIFT_CARD' = any($4::text[])`

const PAGE = `
  select owner.id as "ownerId", found.* from unnest($1::uuid[]) as owner(id) cross join lateral (
    select holding.id, holding.ends::text as "sortKey" from (${HOLDINGS}) holding
    where status_now = any($3::text[]) and ($5::text is null or (ends, id) > ($5::timestamptz, $6::uuid))
    order by ends, id limit $7
  ) found`

const TOTALS = `
  select owner.id as "ownerId", totals.count from unnest($1::uuid[]) as owner(id) cross join lateral (
    select count(*) as count from (${HOLDINGS}) holding where status_now = any($3::text[])
  ) totals`
