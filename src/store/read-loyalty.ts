import type { KeyRef } from '../domain/input/reference-input.ts'
import { isStorable } from '../domain/input/values.ts'
import type { EarningRule } from '../domain/loyalty/earning-rule.ts'
import type { LoyaltyProgram } from '../domain/loyalty/loyalty-program.ts'
import type { Reward } from '../domain/loyalty/reward.ts'
import { type Db, rows } from './database.ts'

/** Columns of `loyalty_program` under the names of the domain. */
export const PROGRAM_COLUMNS = `
  loyalty_program.id, loyalty_program.key, loyalty_program.title, loyalty_program.point_name as "pointName",
  loyalty_program.points_name as "pointsName", loyalty_program.translations, loyalty_program.point_values as "pointValues",
  loyalty_program.pending_for as "pendingFor", loyalty_program.expiry, loyalty_program.tier_period as "tierPeriod", loyalty_program.tiers,
  loyalty_program.tiers_version as "tiersVersion",
  loyalty_program.enrolls_everyone as "enrollsEveryone", loyalty_program.membership, loyalty_program.version,
  loyalty_program.created_at as "createdAt"`

/** Columns of `earning_rule` under the names of the domain. */
export const EARNING_RULE_COLUMNS = `
  earning_rule.id, earning_rule.program_id as "programId", earning_rule.key, earning_rule.title, earning_rule.trigger,
  earning_rule.event_name as "eventName", earning_rule.condition, earning_rule.points,
  earning_rule.points_per as "pointsPer", earning_rule.cash_back as "cashBack", earning_rule.limits, earning_rule.enabled, earning_rule.version`

/** Columns of `reward`, its stock left out, under the names of the domain. */
export const REWARD_COLUMNS = `
  reward.id, reward.program_id as "programId", reward.key, reward.price, reward.available_to as "availableTo", reward.grants, reward.display,
  reward.starts_at as "startsAt", reward.ends_at as "endsAt", reward.enabled, reward.version`

/** Programs by id; missing ids are missing. */
export async function programsByIds(db: Db, ids: readonly string[]): Promise<Map<string, LoyaltyProgram>> {
  const found = await rows<LoyaltyProgram>(
    db,
    `select ${PROGRAM_COLUMNS} from loyalty_program where id = any($1::uuid[])`,
    [ids],
  )
  return new Map(found.map((program) => [program.id, program]))
}

/** The program that a reference names; null where there is none. */
export async function findProgram(db: Db, { id, key }: KeyRef): Promise<LoyaltyProgram | null> {
  const value = id ?? key
  if (!value || !isStorable(value)) return null
  const [program] = await rows<LoyaltyProgram>(
    db,
    `select ${PROGRAM_COLUMNS} from loyalty_program where ${id ? 'id' : 'key'} = $1`,
    [value],
  )
  return program ?? null
}

/** Every program, by key. */
export function allPrograms(db: Db): Promise<LoyaltyProgram[]> {
  return rows<LoyaltyProgram>(db, `select ${PROGRAM_COLUMNS} from loyalty_program order by key`)
}

/** Ids of all programs, by key. */
export async function programKeys(db: Db): Promise<Map<string, string>> {
  const found = await rows<{ id: string; key: string }>(db, 'select id, key from loyalty_program')
  return new Map(found.map(({ id, key }) => [key, id]))
}

/** The program in which each of these tiers is; missing ids are missing. */
export async function programsOfTiers(db: Db, tierIds: readonly string[]): Promise<Map<string, LoyaltyProgram>> {
  const programs = await allPrograms(db)
  return new Map(
    tierIds.flatMap((id) => {
      const program = programs.find(({ tiers }) => tiers.some((tier) => tier.id === id))
      return program === undefined ? [] : [[id, program] as const]
    }),
  )
}

/** Rules by which points are earned, by id; missing ids are missing. */
export async function earningRulesByIds(db: Db, ids: readonly string[]): Promise<Map<string, EarningRule>> {
  const found = await rows<EarningRule>(
    db,
    `select ${EARNING_RULE_COLUMNS} from earning_rule where id = any($1::uuid[])`,
    [ids],
  )
  return new Map(found.map((rule) => [rule.id, rule]))
}

/** The rules of each program, by key. */
export async function earningRulesOf(db: Db, programIds: readonly string[]): Promise<Map<string, EarningRule[]>> {
  const found = await rows<EarningRule>(
    db,
    `select ${EARNING_RULE_COLUMNS} from earning_rule where program_id = any($1::uuid[]) order by key`,
    [programIds],
  )
  return Map.groupBy(found, ({ programId }) => programId)
}

/** Rewards by id; missing ids are missing. */
export async function rewardsByIds(db: Db, ids: readonly string[]): Promise<Map<string, Reward>> {
  const found = await rows<Reward>(db, `select ${REWARD_COLUMNS} from reward where id = any($1::uuid[])`, [ids])
  return new Map(found.map((reward) => [reward.id, reward]))
}

/** What is left of rewards; those without an end are missing. */
export async function rewardStocks(db: Db, ids: readonly string[]): Promise<Map<string, number>> {
  const found = await rows<{ id: string; stock: number }>(
    db,
    'select id, stock from reward where id = any($1::uuid[]) and stock is not null',
    [ids],
  )
  return new Map(found.map(({ id, stock }) => [id, stock]))
}
