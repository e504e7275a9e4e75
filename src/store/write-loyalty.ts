import type { EarningRule } from '../domain/loyalty/earning-rule.ts'
import type { LoyaltyProgram } from '../domain/loyalty/loyalty-program.ts'
import type { Reward } from '../domain/loyalty/reward.ts'
import { type Db, rows } from './database.ts'
import { EARNING_RULE_COLUMNS, PROGRAM_COLUMNS, REWARD_COLUMNS } from './read-loyalty.ts'

/** Only one transaction at a time changes what is kept under this key. */
export async function lockKey(
  db: Db,
  of: 'program' | 'earning rule' | 'reward' | 'referral program',
  key: string,
): Promise<void> {
  await rows(db, 'select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${of} ${key}`])
}

/** The program of a key as it is, locked until the transaction ends; null where there is none. */
export async function lockProgramOfKey(db: Db, key: string): Promise<LoyaltyProgram | null> {
  const [found] = await rows<LoyaltyProgram>(
    db,
    `select ${PROGRAM_COLUMNS} from loyalty_program where key = $1 for no key update`,
    [key],
  )
  return found ?? null
}

/** Has the tiers of all members looked at anew where years count: they begin at another instant now. */
export async function judgeTiersOfYearsAnew(db: Db): Promise<void> {
  await rows(
    db,
    `update loyalty_program set tiers_version = tiers_version + 1, version = version + 1
     where tier_period <> 'LIFETIME' and tiers <> '[]'`,
  )
}

/** The rule of a key as it is; null where there is none. */
export async function earningRuleOfKey(db: Db, key: string): Promise<EarningRule | null> {
  const [found] = await rows<EarningRule>(db, `select ${EARNING_RULE_COLUMNS} from earning_rule where key = $1`, [key])
  return found ?? null
}

/** The reward of a key with its stock; null where there is none. Its row stays locked until the transaction ends. */
export async function lockRewardOfKey(db: Db, key: string): Promise<(Reward & { stock: number | null }) | null> {
  const [found] = await rows<Reward & { stock: number | null }>(
    db,
    `select ${REWARD_COLUMNS}, stock from reward where key = $1 for no key update`,
    [key],
  )
  return found ?? null
}

/** Writes a program whole. */
export async function writeProgram(db: Db, program: LoyaltyProgram): Promise<void> {
  const { id, key, title, pointName, pointsName, pendingFor, tierPeriod, enrollsEveryone, version, createdAt } = program
  await rows(
    db,
    `insert into loyalty_program (id, key, title, point_name, points_name, translations, point_values, pending_for, expiry, tier_period, tiers,
       tiers_version, enrolls_everyone, membership, version, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
     on conflict (id) do update set title = excluded.title, point_name = excluded.point_name, points_name = excluded.points_name,
       translations = excluded.translations, point_values = excluded.point_values, pending_for = excluded.pending_for,
       expiry = excluded.expiry, tier_period = excluded.tier_period, tiers = excluded.tiers,
       tiers_version = excluded.tiers_version, enrolls_everyone = excluded.enrolls_everyone,
       membership = excluded.membership, version = excluded.version`,
    [
      id,
      key,
      title,
      pointName,
      pointsName,
      JSON.stringify(program.translations),
      JSON.stringify(program.pointValues),
      pendingFor,
      jsonOrNull(program.expiry),
      tierPeriod,
      JSON.stringify(program.tiers),
      program.tiersVersion,
      enrollsEveryone,
      jsonOrNull(program.membership),
      version,
      createdAt,
    ],
  )
}

/** Writes a rule whole. */
export async function writeEarningRule(db: Db, rule: EarningRule): Promise<void> {
  const { id, programId, key, title, trigger, eventName, points, enabled, version } = rule
  await rows(
    db,
    `insert into earning_rule (id, program_id, key, title, trigger, event_name, condition, points, points_per, cash_back, limits,
       enabled, version)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
     on conflict (id) do update set title = excluded.title, trigger = excluded.trigger, event_name = excluded.event_name,
       condition = excluded.condition, points = excluded.points, points_per = excluded.points_per, cash_back = excluded.cash_back,
       limits = excluded.limits, enabled = excluded.enabled, version = excluded.version`,
    [
      id,
      programId,
      key,
      title,
      trigger,
      eventName,
      jsonOrNull(rule.condition),
      points,
      jsonOrNull(rule.pointsPer),
      jsonOrNull(rule.cashBack),
      JSON.stringify(rule.limits),
      enabled,
      version,
    ],
  )
}

/** Writes a reward whole, its stock too. */
export async function writeReward(db: Db, reward: Reward & { readonly stock: number | null }): Promise<void> {
  const { id, programId, key, price, stock, startsAt, endsAt, enabled, version } = reward
  await rows(
    db,
    `insert into reward (id, program_id, key, price, stock, available_to, grants, display, starts_at, ends_at, enabled, version)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     on conflict (id) do update set price = excluded.price, stock = excluded.stock, available_to = excluded.available_to,
       grants = excluded.grants, display = excluded.display, starts_at = excluded.starts_at, ends_at = excluded.ends_at,
       enabled = excluded.enabled, version = excluded.version`,
    [
      id,
      programId,
      key,
      price,
      stock,
      jsonOrNull(reward.availableTo),
      JSON.stringify(reward.grants),
      JSON.stringify(reward.display),
      startsAt,
      endsAt,
      enabled,
      version,
    ],
  )
}

function jsonOrNull(value: object | null): string | null {
  return value === null ? null : JSON.stringify(value)
}
