import { normaliseCode } from '../../domain/codes.ts'
import type { Voucher } from '../../domain/voucher.ts'
import { voucherByCode } from '../../store/read-vouchers.ts'
import type { Session } from '../session.ts'

/** The voucher of a code, in any form; null where there is none. */
export function voucher(session: Session, { code }: { readonly code: string }): Promise<Voucher | null> {
  return voucherByCode(session.db, normaliseCode(code))
}
