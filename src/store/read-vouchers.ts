import type { Page, PageRequest } from '../domain/page.ts'
import type { HoldingStatus, Voucher } from '../domain/voucher.ts'
import { type Db, hotReads, rows } from './database.ts'
import { VOUCHER_COLUMNS } from './find-vouchers.ts'
import { pagesByOwner } from './page-of.ts'
import { containing } from './read-page.ts'
import { voucherStatusAt } from './voucher-status.ts'

/** Codes by id; missing ids are missing. */
export async function vouchersByIds(db: Db, ids: readonly string[]): Promise<Map<string, Voucher>> {
  const found = await hotReads<Voucher>(db, `select ${VOUCHER_COLUMNS} from voucher where id = any($1::uuid[])`, [ids])
  return new Map(found.map((voucher) => [voucher.id, voucher]))
}

/** The voucher of a code in normal form; null where there is none. */
export async function voucherByCode(db: Db, code: string): Promise<Voucher | null> {
  const [voucher] = await rows<Voucher>(db, `select ${VOUCHER_COLUMNS} from voucher where code = $1`, [code])
  return voucher ?? null
}

/** How many codes a campaign has. Counts rows: for small campaigns, or where it matters. */
export async function countVouchers(db: Db, campaignId: string): Promise<number> {
  const [found] = await rows<{ count: number }>(db, 'select count(*) as count from voucher where campaign_id = $1', [
    campaignId,
  ])
  return found?.count ?? 0
}

/** What a campaign's codes are listed by; null lists all. `search` is a part of the code, in any letter case. */
export interface VoucherFilter {
  readonly status: HoldingStatus | null
  readonly search: string | null
}

/** Each campaign's codes, newest first. */
export async function pageVouchersOf(
  db: Db,
  campaignIds: readonly string[],
  { status, search }: VoucherFilter,
  page: PageRequest,
  now: Date,
): Promise<Map<string, Page<Voucher>>> {
  const filter = [status, search === null ? null : containing(search), now]
  const found = await rows<Voucher & { ownerId: string }>(db, PAGE, [
    campaignIds,
    ...filter,
    page.after?.at(-1) ?? null,
    page.first + 1,
  ])
  const totals = await rows<{ ownerId: string; count: number }>(db, TOTALS, [campaignIds, ...filter])
  return pagesByOwner(campaignIds, found, totals, page, ({ id }) => [id])
}

const FILTER = `
  ($2::text is null or ${voucherStatusAt('$4::timestamptz')} = $2) and ($3::text is null or voucher.code ilike $3)`

const PAGE = `
  select campaign.id as "ownerId", found.* from campaign cross join lateral (
    select ${VOUCHER_COLUMNS} from voucher
    where voucher.campaign_id = campaign.id and ($5::uuid is null or voucher.id < $5) and ${FILTER}
    order by voucher.id desc limit $6
  ) found
  where campaign.id = any($1::uuid[])`

const TOTALS = `
  select campaign.id as "ownerId", count(*) as count from campaign join voucher on voucher.campaign_id = campaign.id
  where campaign.id = any($1::uuid[]) and ${FILTER} group by campaign.id`
