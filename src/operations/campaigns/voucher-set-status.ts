import { isCode, normaliseCode } from '../../domain/codes.ts'
import type { VoucherChange, VoucherSetStatusInput } from '../../domain/input/voucher-input.ts'
import { parseStatusReason } from '../../domain/parse-vouchers.ts'
import type { GiftCard } from '../../domain/gift-card.ts'
import { type Rejection, reject } from '../../domain/rejection.ts'
import type { Voucher, VoucherState } from '../../domain/voucher.ts'
import { type CodeHolding, isGiftCard } from '../../domain/wallet-item.ts'
import { touchCatalogue } from '../../store/catalogue.ts'
import type { Db } from '../../store/database.ts'
import { inTransaction } from '../../store/transaction.ts'
import { lockGiftCardOf, setGiftCardState } from '../../store/write-gift-cards.ts'
import { lockVoucher, setVoucherState } from '../../store/write-vouchers.ts'
import { announce, type Session } from '../session.ts'

const STATES: Readonly<Record<VoucherChange, VoucherState>> = {
  ENABLE: 'ENABLED',
  DISABLE: 'DISABLED',
  REVOKE: 'REVOKED',
}

/** What switching a code answers: the voucher or the gift card that it is. */
export interface SwitchedPayload {
  readonly voucher: Voucher | null
  readonly giftCard: GiftCard | null
  readonly replayed: boolean
  readonly userErrors: readonly Rejection[]
}

/**
 * Switches a code, that of a gift card too, on, off, or off for good; the reason goes to the log. What it is already, it stays. A card keeps
 * what is on it. INVALID_STATE for one that was revoked.
 */
export async function voucherSetStatus(session: Session, input: VoucherSetStatusInput): Promise<SwitchedPayload> {
  const reason = parseStatusReason(input.reason)
  if (!reason.ok) return refused(...reason.rejections)
  const { item, changed, rejection } = await inTransaction(session.db, (db) => set(db, input))
  if (item === null) return refused(rejection)
  if (changed) tell(session, item, reason.value)
  return isGiftCard(item) ? { ...NOTHING, giftCard: item } : { ...NOTHING, voucher: item }
}

type Switched =
  | { readonly item: CodeHolding; readonly changed: boolean; readonly rejection: null }
  | { readonly item: null; readonly changed: false; readonly rejection: Rejection }

async function set(db: Db, { code: text, to }: VoucherSetStatusInput): Promise<Switched> {
  const code = normaliseCode(text)
  const current = isCode(code) ? ((await lockVoucher(db, code)) ?? (await lockGiftCardOf(db, code))) : null
  if (current === null) return { item: null, changed: false, rejection: reject('NOT_FOUND', ['code']) }
  if (current.state === STATES[to]) return { item: current, changed: false, rejection: null }
  if (current.state === 'REVOKED') return { item: null, changed: false, rejection: gone() }
  return { item: await switched(db, current, STATES[to]), changed: true, rejection: null }
}

function gone(): Rejection {
  return reject('INVALID_STATE', ['to'], 'the code was revoked, and stays so')
}

async function switched(db: Db, item: CodeHolding, state: VoucherState): Promise<CodeHolding> {
  if (isGiftCard(item)) return setGiftCardState(db, item.id, state)
  const voucher = await setVoucherState(db, item.id, state)
  if (voucher.isPublic) await touchCatalogue(db)
  return voucher
}

function tell(session: Session, item: CodeHolding, reason: string): void {
  const { id, state, holderId } = item
  const which = isGiftCard(item) ? { giftCardId: id } : { voucherId: id }
  session.services.log.info({ ...which, state, reason, caller: session.viewer?.caller }, 'a code was switched')
  if (!isGiftCard(item) && item.isPublic) announce(session, 'catalogue')
  if (holderId !== null) announce(session, `customer:${holderId}`)
}

const NOTHING: SwitchedPayload = { voucher: null, giftCard: null, replayed: false, userErrors: [] }

function refused(...userErrors: readonly Rejection[]): SwitchedPayload {
  return { ...NOTHING, userErrors }
}
