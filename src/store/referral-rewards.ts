import type { Grant } from '../domain/grant.ts'
import type { Json } from '../domain/json.ts'
import { type Db, rows } from './database.ts'

/** To whom something was given, and for what. */
export type RewardKind = 'FRIEND' | 'REFERRER' | 'MILESTONE'

/** Something given for referrals. */
export interface ReferralReward<Granted = Json> {
  readonly id: string
  readonly codeId: string
  /** Null for a milestone. */
  readonly referralId: string | null
  readonly kind: RewardKind
  /** Of a milestone. */
  readonly friends: number | null
  /** What was not taken back. */
  readonly granted: readonly Granted[]
  /** What was, because a friend's order came back, while another part was used. */
  readonly owed: readonly Grant[]
}

const COLUMNS = `id, code_id as "codeId", referral_id as "referralId", kind, friends, granted, owed`

/** Keeps what was given. */
export async function insertReferralReward(
  db: Db,
  reward: Omit<ReferralReward<unknown>, 'owed'>,
  now: Date,
): Promise<void> {
  await rows(
    db,
    `insert into referral_reward (id, code_id, referral_id, kind, friends, granted, given_at) values ($1, $2, $3, $4, $5, $6, $7)`,
    [reward.id, reward.codeId, reward.referralId, reward.kind, reward.friends, JSON.stringify(reward.granted), now],
  )
}

/** What was given for one referral and not taken back; null for nothing. */
export async function rewardOfReferral<Granted>(
  db: Db,
  referralId: string,
  kind: 'FRIEND' | 'REFERRER',
): Promise<ReferralReward<Granted> | null> {
  const [found] = await rows<ReferralReward<Granted>>(
    db,
    `select ${COLUMNS} from referral_reward where referral_id = $1 and kind = $2 and taken_back_at is null`,
    [referralId, kind],
  )
  return found ?? null
}

/** What was given at the milestones of a code and not taken back: those above a number of friends. */
export function milestoneRewards<Granted>(db: Db, codeId: string, above: number): Promise<ReferralReward<Granted>[]> {
  return rows<ReferralReward<Granted>>(
    db,
    `select ${COLUMNS} from referral_reward where code_id = $1 and friends > $2 and taken_back_at is null order by friends`,
    [codeId, above],
  )
}

/** Keeps what has become of a reward: what is hers, and what is owed to her. */
export async function writeReferralReward(
  db: Db,
  { id, granted, owed }: Pick<ReferralReward<unknown>, 'id' | 'granted' | 'owed'>,
): Promise<void> {
  await rows(db, 'update referral_reward set granted = $2, owed = $3 where id = $1', [
    id,
    JSON.stringify(granted),
    JSON.stringify(owed),
  ])
}

/** Notes that all of it was taken back: it may be earned again. */
export async function markTakenBack(db: Db, rewardId: string, now: Date): Promise<void> {
  await rows(db, 'update referral_reward set taken_back_at = $2 where id = $1', [rewardId, now])
}

/** Takes back codes that nobody has used, as far as they are: how many. */
export async function takeBackUnused(
  db: Db,
  of: 'voucher' | 'perk',
  ids: readonly string[],
  now: Date,
): Promise<number> {
  if (ids.length === 0) return 0
  const taken = await rows(db, of === 'voucher' ? REVOKE_VOUCHERS : REVOKE_PERKS, of === 'voucher' ? [ids] : [ids, now])
  return taken.length
}

const REVOKE_VOUCHERS = `
  update voucher set state = 'REVOKED', version = version + 1
  where id = any($1::uuid[]) and redeemed = 0 and held = 0 and state <> 'REVOKED' returning id`

const REVOKE_PERKS = `
  update perk set revoked_at = $2
  where id = any($1::uuid[]) and revoked_at is null and (ends_at is null or ends_at > $2) returning id`
