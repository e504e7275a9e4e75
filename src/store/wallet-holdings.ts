import type { HoldingStatus, Voucher } from '../domain/voucher.ts'
import { type Db, rows } from './database.ts'
import { VOUCHER_COLUMNS } from './find-vouchers.ts'
import { voucherStatusAt } from './voucher-status.ts'

/** Up to `limit` of one customer's vouchers that are of these statuses at `now`, public codes that she has kept among them. */
export function readWalletHoldings(
  db: Db,
  customerId: string,
  { statuses, limit, now }: { readonly statuses: readonly HoldingStatus[]; readonly limit: number; readonly now: Date },
): Promise<Voucher[]> {
  return rows<Voucher>(db, HOLDINGS, [customerId, now, statuses, limit])
}

/** In the order of ids: a wallet over the limit does not seem to change by a new voucher. */
const HOLDINGS = `
  select ${VOUCHER_COLUMNS} from (
    select id as voucher_id from voucher where holder_id = $1
    union
    select voucher_id from public_claim where customer_id = $1
  ) held join voucher on voucher.id = held.voucher_id join campaign on campaign.id = voucher.campaign_id
  where ${voucherStatusAt('$2::timestamptz')} = any($3::text[])
  order by voucher.id limit $4`
