import type { Page, PageRequest } from '../domain/page.ts'
import type { HoldingStatus, Voucher } from '../domain/voucher.ts'
import { type Db, rows } from './database.ts'
import { VOUCHER_COLUMNS } from './find-vouchers.ts'
import { pagesByOwner } from './page-of.ts'
import { voucherStatusAt } from './voucher-status.ts'

type WalletRow = Voucher & { readonly ownerId: string; readonly sortKey: string }

/** Each customer's vouchers of these statuses at `now`, public codes that she has kept among them: soonest to end first. */
export async function pageWalletItemsOf(
  db: Db,
  customerIds: readonly string[],
  statuses: readonly HoldingStatus[],
  page: PageRequest,
  now: Date,
): Promise<Map<string, Page<Voucher>>> {
  const asked = [customerIds, now, statuses]
  const found = await rows<WalletRow>(db, PAGE, [
    ...asked,
    page.after?.[0] ?? null,
    page.after?.[1] ?? null,
    page.first + 1,
  ])
  const totals = await rows<{ ownerId: string; count: number }>(db, TOTALS, asked)
  return pagesByOwner(customerIds, found, totals, page, ({ sortKey, id }) => [sortKey, id])
}

/** One customer's holdings with their end (`ends`) and status; `owner.id` is hers, `$2` is now. */
const HOLDINGS = `
  select ${VOUCHER_COLUMNS},
    coalesce(least(voucher.ends_at, campaign.ends_at), 'infinity') as ends, ${voucherStatusAt('$2::timestamptz')} as status_now
  from (
    select id as voucher_id from voucher where holder_id = owner.id
    union all
    select voucher_id from public_claim where customer_id = owner.id
  ) held join voucher on voucher.id = held.voucher_id join campaign on campaign.id = voucher.campaign_id`

const PAGE = `
  select owner.id as "ownerId", found.* from unnest($1::uuid[]) as owner(id) cross join lateral (
    select holding.*, holding.ends::text as "sortKey" from (${HOLDINGS}) holding
    where status_now = any($3::text[]) and ($4::text is null or (ends, id) > ($4::timestamptz, $5::uuid))
    order by ends, id limit $6
  ) found`

const TOTALS = `
  select owner.id as "ownerId", totals.count from unnest($1::uuid[]) as owner(id) cross join lateral (
    select count(*) as count from (${HOLDINGS}) holding where status_now = any($3::text[])
  ) totals`
