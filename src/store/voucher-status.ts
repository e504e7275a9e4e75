import { statusAt } from './read-campaigns.ts'

/** `voucherStatus` in SQL, for rows `voucher` and `campaign` in reach; `now` is an SQL expression. */
export function voucherStatusAt(now: string): string {
  return `
    case when voucher.state = 'REVOKED' then 'REVOKED'
      when voucher.redeemed >= voucher.redeemable then case when voucher.held > 0 then 'HELD' else 'USED' end
      when ${statusAt(now)} in ('ENDED', 'ARCHIVED') or voucher.ends_at <= ${now} then 'EXPIRED'
      when voucher.state = 'DISABLED' or ${statusAt(now)} = 'PAUSED' then 'DISABLED'
      when ${statusAt(now)} in ('DRAFT', 'SCHEDULED') then 'UPCOMING' else 'ACTIVE' end`
}
