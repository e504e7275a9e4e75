import { isCode, normaliseCode } from '../../domain/codes.ts'
import type { Voucher } from '../../domain/voucher.ts'
import { voucherByCode } from '../../store/read-vouchers.ts'
import type { Session } from '../session.ts'

/** The voucher of a code, in any form; null where there is none. */
export async function voucher(session: Session, input: { readonly code: string }): Promise<Voucher | null> {
  const code = normaliseCode(input.code)
  // What a hold kept is free from its end on, for whoever looks.
  await session.load.snapshot()
  return isCode(code) ? voucherByCode(session.db, code) : null
}
