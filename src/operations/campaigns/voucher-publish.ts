import type { Customer } from '../../domain/customer.ts'
import type { VoucherPublishInput } from '../../domain/input/voucher-input.ts'
import { type Rejection, reject } from '../../domain/rejection.ts'
import type { Voucher } from '../../domain/voucher.ts'
import type { Db } from '../../store/database.ts'
import { findCampaign } from '../../store/read-campaigns.ts'
import { findCustomer } from '../../store/read-customers.ts'
import { inTransaction } from '../../store/transaction.ts'
import { lockGiving, voucherHeld } from '../../store/write-vouchers.ts'
import { announce, type Session } from '../session.ts'
import { giveCode, givingProblem } from './give-code.ts'

/** What giving or switching a code answers. */
export interface VoucherPayload {
  readonly voucher: Voucher | null
  /** The customer had it already. */
  readonly replayed: boolean
  readonly userErrors: readonly Rejection[]
}

/**
 * Gives a customer a code of a coupon that is ACTIVE or SCHEDULED: one made before and not yet given, else a new one after `codePattern`.
 * The same customer and campaign get the same code again, however many ask at once. Who is in the control arm of an experiment gets none.
 */
export async function voucherPublish(session: Session, input: VoucherPublishInput): Promise<VoucherPayload> {
  const customer = await findCustomer(session.db, input.customer)
  const payload = await inTransaction(session.db, (db) => publish(session, db, input, customer))
  if (payload.voucher !== null && !payload.replayed) announce(session, `customer:${payload.voucher.holderId}`)
  return payload
}

async function publish(
  session: Session,
  db: Db,
  input: VoucherPublishInput,
  customer: Customer | null,
): Promise<VoucherPayload> {
  const campaign = await findCampaign(db, input.campaign)
  if (campaign === null) return refused(reject('NOT_FOUND', ['campaign']))
  if (customer === null) return refused(reject('NOT_FOUND', ['customer']))
  await lockGiving(db, campaign.id, customer.id)
  const held = await voucherHeld(db, campaign.id, customer.id)
  if (held !== null) return { voucher: held, replayed: true, userErrors: [] }
  const rules = await session.services.catalogue.current(db)
  const problem = givingProblem(rules, campaign, customer.id, session.now)
  if (problem !== null) return refused(problem)
  const voucher = await giveCode(session, db, campaign, customer)
  if (voucher !== null) return { voucher, replayed: false, userErrors: [] }
  return refused(
    reject('INVALID_STATE', ['campaign'], 'no codes are left, and there is no codePattern with room for more'),
  )
}

function refused(...userErrors: readonly Rejection[]): VoucherPayload {
  return { voucher: null, replayed: false, userErrors }
}
