import { maskCode, shownCode } from '../domain/codes.ts'
import type { Voucher } from '../domain/voucher.ts'
import { maySee, type Session } from '../operations/session.ts'

/** A voucher's code: whole for its holder, for public codes and for staff, otherwise masked but for the last four characters. */
export function visibleCode(voucher: Voucher, session: Session): string {
  return voucher.isPublic || maySee(session, voucher.holderId) ? shownCode(voucher.code) : maskCode(voucher.code)
}
