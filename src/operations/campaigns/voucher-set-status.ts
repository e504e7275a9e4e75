import { isCode, normaliseCode } from '../../domain/codes.ts'
import type { VoucherChange, VoucherSetStatusInput } from '../../domain/input/voucher-input.ts'
import { parseStatusReason } from '../../domain/parse-vouchers.ts'
import { type Rejection, reject } from '../../domain/rejection.ts'
import type { Voucher, VoucherState } from '../../domain/voucher.ts'
import { touchCatalogue } from '../../store/catalogue.ts'
import type { Db } from '../../store/database.ts'
import { inTransaction } from '../../store/transaction.ts'
import { lockVoucher, setVoucherState } from '../../store/write-vouchers.ts'
import { announce, type Session } from '../session.ts'
import type { VoucherPayload } from './voucher-publish.ts'

const STATES: Readonly<Record<VoucherChange, VoucherState>> = {
  ENABLE: 'ENABLED',
  DISABLE: 'DISABLED',
  REVOKE: 'REVOKED',
}

/** Switches a code on, off, or off for good; the reason goes to the log. What it is already, it stays. INVALID_STATE for one that was revoked. */
export async function voucherSetStatus(session: Session, input: VoucherSetStatusInput): Promise<VoucherPayload> {
  const reason = parseStatusReason(input.reason)
  if (!reason.ok) return refused(...reason.rejections)
  const { changed, ...payload } = await inTransaction(session.db, (db) => set(db, input))
  if (changed && payload.voucher !== null) tell(session, payload.voucher, reason.value)
  return payload
}

type Switched = VoucherPayload & { readonly changed: boolean }

async function set(db: Db, { code: text, to }: VoucherSetStatusInput): Promise<Switched> {
  const code = normaliseCode(text)
  const current = isCode(code) ? await lockVoucher(db, code) : null
  if (current === null) return { ...refused(reject('NOT_FOUND', ['code'])), changed: false }
  if (current.state === STATES[to]) return { voucher: current, replayed: false, userErrors: [], changed: false }
  if (current.state === 'REVOKED')
    return { ...refused(reject('INVALID_STATE', ['to'], 'the code was revoked, and stays so')), changed: false }
  const voucher = await setVoucherState(db, current.id, STATES[to])
  if (voucher.isPublic) await touchCatalogue(db)
  return { voucher, replayed: false, userErrors: [], changed: true }
}

function tell(session: Session, { id, state, isPublic, holderId }: Voucher, reason: string): void {
  session.services.log.info({ voucherId: id, state, reason, caller: session.viewer?.caller }, 'a code was switched')
  if (isPublic) announce(session, 'catalogue')
  if (holderId !== null) announce(session, `customer:${holderId}`)
}

function refused(...userErrors: readonly Rejection[]): VoucherPayload {
  return { voucher: null, replayed: false, userErrors }
}
