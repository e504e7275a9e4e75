import type { Referral } from '../domain/referral/referral.ts'
import type { ReferralCode } from '../domain/referral/referral-code.ts'
import type { ReferralProgram } from '../domain/referral/referral-program.ts'
import { type Db, rows } from './database.ts'
import { REFERRAL_CODE_COLUMNS } from './read-referrals.ts'

/** Writes a program whole. */
export async function writeReferralProgram(db: Db, program: ReferralProgram): Promise<void> {
  await rows(db, WRITE_PROGRAM, [
    program.id,
    program.key,
    program.title,
    program.openTo === null ? null : JSON.stringify(program.openTo),
    JSON.stringify(program.convertsOn),
    JSON.stringify(program.referrerGrants),
    JSON.stringify(program.friendGrants),
    JSON.stringify(program.milestones),
    JSON.stringify(program.tierRules),
    program.maxReferrals,
    program.enabled,
    program.version,
  ])
}

const WRITE_PROGRAM = `
  insert into referral_program (id, key, title, open_to, converts_on, referrer_grants, friend_grants, milestones, tier_rules, max_referrals,
    enabled, version)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
  on conflict (id) do update set title = excluded.title, open_to = excluded.open_to, converts_on = excluded.converts_on,
    referrer_grants = excluded.referrer_grants, friend_grants = excluded.friend_grants, milestones = excluded.milestones,
    tier_rules = excluded.tier_rules, max_referrals = excluded.max_referrals, enabled = excluded.enabled, version = excluded.version`

/** Makes a code; null where she has one in this program, or where the code is taken, by anything that is entered like it. */
export async function insertReferralCode(
  db: Db,
  code: Omit<ReferralCode, 'joined' | 'converted'>,
): Promise<ReferralCode | null> {
  const [made] = await rows<ReferralCode>(
    db,
    `insert into referral_code (id, code, program_id, holder_id, created_at) select $1, $2, $3, $4, $5
     where not exists (select from voucher where code = $2) and not exists (select from gift_card where code = $2)
     on conflict do nothing returning ${REFERRAL_CODE_COLUMNS}`,
    [code.id, code.code, code.programId, code.holderId, code.createdAt],
  )
  return made ?? null
}

/** Keeps a friend who joins, and counts her; false where she has joined before, or has brought the referrer. The code's row is locked. */
export async function insertReferral(db: Db, referral: Omit<Referral, 'state' | 'orderId'>): Promise<boolean> {
  const made = await rows(db, INSERT_REFERRAL, [
    referral.id,
    referral.programId,
    referral.codeId,
    referral.referrerId,
    referral.friendId,
    JSON.stringify(referral.referrerGrants),
    referral.joinedAt,
  ])
  if (made.length === 0) return false
  await rows(db, 'update referral_code set joined = joined + 1 where id = $1', [referral.codeId])
  return true
}

const INSERT_REFERRAL = `
  insert into referral (id, program_id, code_id, referrer_id, friend_id, state, referrer_grants, joined_at)
  values ($1, $2, $3, $4, $5, 'JOINED', $6, $7) on conflict do nothing returning id`

/** What a friend did to convert. */
export interface ConvertedBy {
  readonly orderId: string | null
  readonly eventId: string | null
}

/** Marks a referral as converted, once: how many of the code's friends have, by now; null where it was not waiting for that. */
export async function markConverted(
  db: Db,
  { id, codeId }: Pick<Referral, 'id' | 'codeId'>,
  { orderId, eventId }: ConvertedBy,
  now: Date,
): Promise<number | null> {
  const marked = await rows(
    db,
    `update referral set state = 'CONVERTED', converted_at = $2, order_id = $3, event_id = $4
     where id = $1 and state = 'JOINED' returning id`,
    [id, now, orderId, eventId],
  )
  return marked.length === 0 ? null : count(db, codeId, 1)
}

/** Marks a conversion as returned; the answer is how many of the code's friends have converted, now. `state`: whether a further order may convert. */
export async function markReturnedReferral(
  db: Db,
  { id, codeId }: Pick<Referral, 'id' | 'codeId'>,
  state: 'JOINED' | 'RETURNED',
): Promise<number> {
  await rows(db, 'update referral set state = $2, converted_at = null, order_id = null where id = $1', [id, state])
  return count(db, codeId, -1)
}

async function count(db: Db, codeId: string, by: number): Promise<number> {
  const [row] = await rows<{ converted: number }>(
    db,
    'update referral_code set converted = converted + $2 where id = $1 returning converted',
    [codeId, by],
  )
  return row!.converted
}
