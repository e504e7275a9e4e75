import type { Referral } from '../domain/referral/referral.ts'
import type { ReferralCode } from '../domain/referral/referral-code.ts'
import type { ReferralProgram } from '../domain/referral/referral-program.ts'
import { type Db, hotReads, rows } from './database.ts'

/** Columns of `referral_program` under the names of the domain. */
export const REFERRAL_PROGRAM_COLUMNS = `
  referral_program.id, referral_program.key, referral_program.title, referral_program.open_to as "openTo",
  referral_program.converts_on as "convertsOn", referral_program.referrer_grants as "referrerGrants",
  referral_program.friend_grants as "friendGrants", referral_program.milestones, referral_program.tier_rules as "tierRules",
  referral_program.max_referrals as "maxReferrals", referral_program.enabled, referral_program.version`

/** Columns of `referral_code` under the names of the domain. */
export const REFERRAL_CODE_COLUMNS = `
  referral_code.id, referral_code.code, referral_code.program_id as "programId", referral_code.holder_id as "holderId",
  referral_code.joined, referral_code.converted, referral_code.created_at as "createdAt"`

const REFERRAL_COLUMNS = `
  referral.id, referral.program_id as "programId", referral.code_id as "codeId", referral.referrer_id as "referrerId",
  referral.friend_id as "friendId", referral.state, referral.referrer_grants as "referrerGrants", referral.joined_at as "joinedAt",
  referral.order_id as "orderId"`

/** Programs by id; missing ids are missing. */
export async function referralProgramsByIds(db: Db, ids: readonly string[]): Promise<Map<string, ReferralProgram>> {
  const found = await rows<ReferralProgram>(
    db,
    `select ${REFERRAL_PROGRAM_COLUMNS} from referral_program where id = any($1::uuid[])`,
    [ids],
  )
  return new Map(found.map((program) => [program.id, program]))
}

/** Every program, by key. */
export function allReferralPrograms(db: Db): Promise<ReferralProgram[]> {
  return rows<ReferralProgram>(db, `select ${REFERRAL_PROGRAM_COLUMNS} from referral_program order by key`)
}

/** The program of a key; null where there is none. */
export async function referralProgramOfKey(db: Db, key: string): Promise<ReferralProgram | null> {
  const [found] = await rows<ReferralProgram>(
    db,
    `select ${REFERRAL_PROGRAM_COLUMNS} from referral_program where key = $1`,
    [key],
  )
  return found ?? null
}

/** Codes by id; missing ids are missing. */
export async function referralCodesByIds(db: Db, ids: readonly string[]): Promise<Map<string, ReferralCode>> {
  const found = await hotReads<ReferralCode>(
    db,
    `select ${REFERRAL_CODE_COLUMNS} from referral_code where id = any($1::uuid[])`,
    [ids],
  )
  return new Map(found.map((code) => [code.id, code]))
}

/** Each customer's codes, the oldest first; those without any are missing. */
export async function referralCodesOf(db: Db, holderIds: readonly string[]): Promise<Map<string, ReferralCode[]>> {
  const found = await hotReads<ReferralCode>(
    db,
    `select ${REFERRAL_CODE_COLUMNS} from referral_code where holder_id = any($1::uuid[]) order by created_at, id`,
    [holderIds],
  )
  return Map.groupBy(found, ({ holderId }) => holderId)
}

/** The codes of programs that are switched on, by code in normal form; unknown and withdrawn ones are missing alike (law 36). */
export async function acceptedReferralCodes(db: Db, codes: readonly string[]): Promise<Map<string, ReferralCode>> {
  const found = await hotReads<ReferralCode>(
    db,
    `select ${REFERRAL_CODE_COLUMNS} from referral_code join referral_program on referral_program.id = referral_code.program_id
     where referral_code.code = any($1::text[]) and referral_program.enabled`,
    [codes],
  )
  return new Map(found.map((code) => [code.code, code]))
}

/** The referrals by which these customers joined, by customer; who has not joined is missing. */
export async function referralsOfFriends(db: Db, friendIds: readonly string[]): Promise<Map<string, Referral>> {
  const found = await hotReads<Referral>(
    db,
    `select ${REFERRAL_COLUMNS} from referral where friend_id = any($1::uuid[])`,
    [friendIds],
  )
  return new Map(found.map((referral) => [referral.friendId, referral]))
}

/** A friend's referral, its code's row locked until the transaction ends, so that counts move one by one; null where she has not joined. */
export async function lockReferralOf(db: Db, friendId: string): Promise<Referral | null> {
  const known = (await referralsOfFriends(db, [friendId])).get(friendId)
  if (known === undefined) return null
  await lockReferralCode(db, known.codeId)
  return (await referralsOfFriends(db, [friendId])).get(friendId)!
}

/** A code, locked until the transaction ends; null where there is none. */
export async function lockReferralCode(db: Db, id: string): Promise<ReferralCode | null> {
  const [code] = await rows<ReferralCode>(
    db,
    `select ${REFERRAL_CODE_COLUMNS} from referral_code where id = $1 for no key update`,
    [id],
  )
  return code ?? null
}

/** What customers did that is of interest to programs. */
export interface Past {
  /** Her first paid order that was not returned whole; null for none. */
  readonly firstOrderId: string | null
  /** Of the names asked for. */
  readonly eventNames: readonly string[]
}

/** A customer's first order that was paid at this instant or later and not returned whole; null for none. */
export async function firstOrderSince(
  db: Db,
  customerId: string,
  since: Date,
): Promise<{ readonly id: string; readonly paidAt: Date } | null> {
  const [order] = await rows<{ id: string; paidAt: Date }>(
    db,
    `select id, paid_at as "paidAt" from shop_order where customer_id = $1 and paid_at >= $2 and status <> 'REFUNDED'
     order by paid_at, id limit 1`,
    [customerId, since],
  )
  return order ?? null
}

/** The pasts of customers, by id: one query. */
export async function pastsOf(
  db: Db,
  customerIds: readonly string[],
  eventNames: readonly string[],
): Promise<Map<string, Past>> {
  const found = await hotReads<Past & { id: string }>(db, PASTS, [customerIds, eventNames])
  return new Map(found.map(({ id, ...past }) => [id, past]))
}

const PASTS = `
  select asked.id,
    (select id from shop_order where customer_id = asked.id and status <> 'REFUNDED' order by paid_at, id limit 1) as "firstOrderId",
    array(select name from customer_event_count counted where counted.customer_id = asked.id and name = any($2::text[])) as "eventNames"
  from unnest($1::uuid[]) as asked (id)`
