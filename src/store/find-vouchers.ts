import type { Voucher } from '../domain/voucher.ts'
import { type Db, hotReads } from './database.ts'

/** How many usable vouchers of one wallet are judged at once, soonest to end first. */
export const WALLET_VOUCHERS = 200

/** The vouchers behind these codes (normal form), and the usable ones that these customers hold: one query. */
export async function findVouchers(
  db: Db,
  codes: readonly string[],
  holderIds: readonly string[],
  now: Date,
): Promise<Voucher[]> {
  if (codes.length === 0 && holderIds.length === 0) return []
  return hotReads<Voucher>(db, FIND, [codes, holderIds, now])
}

/** Columns of `voucher` under the names of the domain. */
export const VOUCHER_COLUMNS = `
  voucher.id, voucher.code, voucher.campaign_id as "campaignId", voucher.is_public as "isPublic", voucher.holder_id as "holderId",
  voucher.state, voucher.given_at as "givenAt", voucher.ends_at as "endsAt", voucher.redeemed, voucher.held, voucher.redeemable,
  voucher.version, voucher.created_at as "createdAt"`

/** The statement, over SQL for the codes (text[]), the holders (rows of `id`) and the instant. */
export function findingVouchers(codes: string, holders: string, now: string): string {
  return `
  select ${VOUCHER_COLUMNS} from voucher where code = any(${codes}::text[])
  union
  select usable.* from (${holders}) as holder(id) cross join lateral (
    select ${VOUCHER_COLUMNS} from voucher
    where holder_id = holder.id and state = 'ENABLED' and (redeemable is null or redeemed < redeemable)
      and (ends_at is null or ends_at > ${now})
    order by ends_at nulls last, id limit ${WALLET_VOUCHERS}
  ) usable`
}

const FIND = findingVouchers('$1', 'select unnest($2::uuid[])', '$3')
