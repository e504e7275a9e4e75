import { codeFrom } from '../../domain/code-from.ts'
import { type CodePattern, parsePattern } from '../../domain/code-pattern.ts'
import { reasonsOf } from '../../domain/decisions/tidy.ts'
import type { ReferralCodeEnsureInput } from '../../domain/input/referral-input.ts'
import type { ReferralCode } from '../../domain/referral/referral-code.ts'
import { judgeSharing } from '../../domain/referral/referral-offers.ts'
import type { ReferralProgram } from '../../domain/referral/referral-program.ts'
import { reason, type Rejection, reject } from '../../domain/rejection.ts'
import type { Db } from '../../store/database.ts'
import { loadFacts } from '../../store/load-facts.ts'
import { findCustomer } from '../../store/read-customers.ts'
import { referralCodesOf, referralProgramOfKey } from '../../store/read-referrals.ts'
import { inTransaction } from '../../store/transaction.ts'
import { insertReferralCode } from '../../store/write-referrals.ts'
import { announce, isStaff, type Session, within } from '../session.ts'
import type { WalletItemPayload } from '../wallet/wallet-code-claim.ts'

/** Codes tried before something must be wrong. */
const ATTEMPTS = 20

/**
 * Gives the viewer, or whom staff name, her code to share: the same one each time, made with the first call. Where she has none yet, the program
 * must be switched on and open to her, and a visitor must sign in first: INVALID_STATE, with the reasons.
 */
export async function referralCodeEnsure(
  session: Session,
  input: ReferralCodeEnsureInput,
): Promise<WalletItemPayload & { readonly replayed: boolean }> {
  const payload = await inTransaction(session.db, (db) => work(within(session, db), db, input))
  if (payload.wallet !== null && !payload.replayed) announce(session, `customer:${payload.wallet.customerId}`)
  return payload
}

async function work(session: Session, db: Db, input: ReferralCodeEnsureInput) {
  const program = await referralProgramOfKey(db, input.programKey)
  if (program === null) return refused(reject('NOT_FOUND', ['programKey']))
  const customer = await findCustomer(db, customerRef(session, input))
  if (customer === null) return refused(reject('NOT_FOUND', ['customer']))
  const known = await codeOf(db, program, customer.id)
  if (known !== null) return ensured(known, true)
  const reasons = await obstacles(session, db, program, customer.id)
  if (reasons.length > 0) return refused(reject('INVALID_STATE', [], null, reasons))
  const made = await makeCode(session, db, program, customer.id)
  return made === null ? ensured((await codeOf(db, program, customer.id))!, true) : ensured(made, false)
}

function customerRef(session: Session, { customer }: ReferralCodeEnsureInput) {
  return customer && isStaff(session) ? customer : { id: session.viewer?.customerId ?? null }
}

async function codeOf(db: Db, { id }: ReferralProgram, customerId: string): Promise<ReferralCode | null> {
  const codes = (await referralCodesOf(db, [customerId])).get(customerId) ?? []
  return codes.find(({ programId }) => programId === id) ?? null
}

/** Why the program is not for her: the same verdict that her offers are read off. */
async function obstacles(session: Session, db: Db, program: ReferralProgram, customerId: string) {
  if (!program.enabled) return [reason('PAUSED')]
  const snapshot = await session.load.snapshot()
  const [facts] = await loadFacts(db, snapshot, [{ customerId, cart: null, withAvailable: false }], session.now)
  return reasonsOf(judgeSharing(program, facts!).findings)
}

/** Null where another call has made it meanwhile. */
async function makeCode(
  { services, now }: Session,
  db: Db,
  { id: programId }: ReferralProgram,
  holderId: string,
): Promise<ReferralCode | null> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const code = codeFrom(PATTERN, services.randomBytes(16), {}, services.randomBytes)
    const made = await insertReferralCode(db, { id: services.newId(), code, programId, holderId, createdAt: now })
    if (made !== null) return made
    const isThere = (await referralCodesOf(db, [holderId])).get(holderId)?.some((own) => own.programId === programId)
    if (isThere) return null
  }
  throw new Error('No free referral code was found.')
}

/** Nine characters of 31: 44 random bits. */
const PATTERN = referralPattern()

function referralPattern(): CodePattern {
  const parsed = parsePattern('#########', [])
  if (!parsed.ok) throw new Error('the pattern of referral codes cannot be read')
  return parsed.value
}

function ensured(item: ReferralCode, replayed: boolean) {
  return { item, wallet: { customerId: item.holderId }, userErrors: [], replayed }
}

function refused(...userErrors: Rejection[]) {
  return { item: null, wallet: null, userErrors, replayed: false }
}
