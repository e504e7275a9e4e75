import { type Campaign, campaignStatus } from '../../domain/campaign.ts'
import { codeFrom } from '../../domain/code-from.ts'
import {
  type CodePattern,
  parsePattern,
  patternProblem,
  randomBitsOf,
  SAFE_RANDOM_BITS,
} from '../../domain/code-pattern.ts'
import { customerCodeValues } from '../../domain/customer-code-values.ts'
import type { Customer } from '../../domain/customer.ts'
import type { VoucherPublishInput } from '../../domain/input/voucher-input.ts'
import { reason, type Rejection, reject } from '../../domain/rejection.ts'
import { isWithheld } from '../../domain/variant.ts'
import type { Voucher } from '../../domain/voucher.ts'
import { spanEnd } from '../../domain/window.ts'
import type { Db } from '../../store/database.ts'
import { findCampaign } from '../../store/read-campaigns.ts'
import { findCustomer } from '../../store/read-customers.ts'
import { countVouchers } from '../../store/read-vouchers.ts'
import { inTransaction } from '../../store/transaction.ts'
import { type Giving, giveVoucher, insertGivenVoucher, lockGiving, voucherHeld } from '../../store/write-vouchers.ts'
import { announce, type Session } from '../session.ts'
import { campaignAsMet } from './campaign-as-met.ts'

/** What giving or switching a code answers. */
export interface VoucherPayload {
  readonly voucher: Voucher | null
  /** The customer had it already. */
  readonly replayed: boolean
  readonly userErrors: readonly Rejection[]
}

/** Codes tried before a pattern counts as used up. */
const ATTEMPTS = 20

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
  const problem = givingProblem(await campaignAsMet(session, campaign, customer.id), session.now)
  return problem === null ? give(session, db, campaign, customer) : refused(problem)
}

function givingProblem(campaign: Campaign, now: Date): Rejection | null {
  if (campaign.kind !== 'COUPON') return reject('INVALID_STATE', ['campaign'], 'codes are for coupons only')
  if (isWithheld(campaign))
    return reject('INVALID_STATE', ['customer'], 'is in an arm that gets nothing', [reason('AUDIENCE')])
  const status = campaignStatus(campaign, now)
  return status === 'ACTIVE' || status === 'SCHEDULED'
    ? null
    : reject('INVALID_STATE', ['campaign'], `the campaign is ${status}`)
}

async function give(session: Session, db: Db, campaign: Campaign, customer: Customer): Promise<VoucherPayload> {
  const { now } = session
  const endsAt = campaign.validFor === null ? null : spanEnd(now, campaign.validFor, campaign.timeZone)
  const giving = { holderId: customer.id, givenAt: now, endsAt }
  const given = await giveVoucher(db, campaign.id, giving)
  if (given !== null) return { voucher: given, replayed: false, userErrors: [] }
  const pattern = campaign.codePattern === null ? null : await safePattern(db, campaign.id, campaign.codePattern)
  const voucher = pattern && (await make(session, db, campaign.id, pattern, customer, giving))
  if (voucher !== null) return { voucher, replayed: false, userErrors: [] }
  return refused(
    reject('INVALID_STATE', ['campaign'], 'no codes are left, and there is no codePattern with room for more'),
  )
}

/** Null where the pattern has no room for one more unguessable code (law 35). */
async function safePattern(db: Db, campaignId: string, text: string): Promise<CodePattern | null> {
  const parsed = parsePattern(text, [])
  if (!parsed.ok) return null
  if (randomBitsOf(parsed.value) >= SAFE_RANDOM_BITS) return parsed.value
  const made = await countVouchers(db, campaignId)
  return patternProblem(parsed.value, made + 1, []) === null ? parsed.value : null
}

async function make(
  { services, now }: Session,
  db: Db,
  campaignId: string,
  pattern: CodePattern,
  customer: Customer,
  giving: Giving,
): Promise<Voucher | null> {
  const moreBytes = (count: number): Uint8Array => services.randomBytes(count)
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const code = codeFrom(pattern, moreBytes(64), customerCodeValues(customer), moreBytes)
    const voucher = { id: services.newId(), code, campaignId, redeemable: 1, createdAt: now }
    const made = await insertGivenVoucher(db, voucher, giving)
    if (made !== null) return made
  }
  return null
}

function refused(...userErrors: readonly Rejection[]): VoucherPayload {
  return { voucher: null, replayed: false, userErrors }
}
