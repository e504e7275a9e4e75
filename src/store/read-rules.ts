import type { Campaign } from '../domain/campaign.ts'
import type { EarningRule } from '../domain/loyalty/earning-rule.ts'
import type { LoyaltyProgram } from '../domain/loyalty/loyalty-program.ts'
import type { Reward } from '../domain/loyalty/reward.ts'
import type { ReferralProgram } from '../domain/referral/referral-program.ts'
import type { Segment } from '../domain/segment.ts'
import type { Settings } from '../domain/settings.ts'
import type { Voucher } from '../domain/voucher.ts'
import { type Db, rows } from './database.ts'
import { type ArmOf, readArms } from './experiment-arms.ts'
import { VOUCHER_COLUMNS } from './find-vouchers.ts'
import { CAMPAIGN_COLUMNS } from './read-campaigns.ts'
import { EARNING_RULE_COLUMNS, PROGRAM_COLUMNS, REWARD_COLUMNS } from './read-loyalty.ts'
import { REFERRAL_PROGRAM_COLUMNS } from './read-referrals.ts'
import { SEGMENT_COLUMNS } from './read-segments.ts'
import { readSettings } from './shop-settings.ts'

/** The shop's rules as the database has them, by id. */
export interface Rules {
  readonly settings: Settings
  readonly segments: ReadonlyMap<string, Segment>
  /** ACTIVE or PAUSED. */
  readonly campaigns: ReadonlyMap<string, Campaign>
  /** Public codes of these campaigns. */
  readonly publicCodes: ReadonlyMap<string, Voucher>
  readonly programs: ReadonlyMap<string, LoyaltyProgram>
  /** Switched on. */
  readonly earningRules: ReadonlyMap<string, EarningRule>
  /** Switched on. */
  readonly rewards: ReadonlyMap<string, Reward>
  readonly referralPrograms: ReadonlyMap<string, ReferralProgram>
  readonly armOf: ArmOf
}

/** Reads the rules; of those known only what has another version by now. Every change of a row raises its version. */
export async function readRules(db: Db, known: Rules | null): Promise<Rules> {
  return {
    settings: await readSettings(db),
    segments: await readChanged(db, SEGMENTS, known?.segments),
    campaigns: await readChanged(db, CAMPAIGNS, known?.campaigns),
    publicCodes: await readChanged(db, PUBLIC_CODES, known?.publicCodes),
    programs: await readChanged(db, PROGRAMS, known?.programs),
    earningRules: await readChanged(db, EARNING_RULES, known?.earningRules),
    rewards: await readChanged(db, REWARDS, known?.rewards),
    referralPrograms: await readChanged(db, REFERRAL_PROGRAMS, known?.referralPrograms),
    armOf: known?.armOf ?? (await readArms(db)),
  }
}

interface Versioned {
  readonly id: string
  readonly version: number
}

/** A part of the rules: its columns, and which rows belong to it, in the order in which they are kept. */
interface Part<Item extends Versioned> {
  readonly table: string
  readonly columns: string
  readonly where: string
  readonly order: string
  /** Never read: it only ties the part to what it holds. */
  readonly holds?: Item
}

const SEGMENTS: Part<Segment> = { table: 'segment', columns: SEGMENT_COLUMNS, where: 'true', order: 'key' }

const LIVE = `campaign.state in ('ACTIVE', 'PAUSED')`
const CAMPAIGNS: Part<Campaign> = { table: 'campaign', columns: CAMPAIGN_COLUMNS, where: LIVE, order: 'key' }

const PUBLIC_CODES: Part<Voucher> = {
  table: 'voucher',
  columns: VOUCHER_COLUMNS,
  where: `voucher.is_public and exists (select from campaign where campaign.id = voucher.campaign_id and ${LIVE})`,
  order: 'id',
}

const PROGRAMS: Part<LoyaltyProgram> = {
  table: 'loyalty_program',
  columns: PROGRAM_COLUMNS,
  where: 'true',
  order: 'key',
}
const EARNING_RULES: Part<EarningRule> = {
  table: 'earning_rule',
  columns: EARNING_RULE_COLUMNS,
  where: 'earning_rule.enabled',
  order: 'key',
}
const REWARDS: Part<Reward> = { table: 'reward', columns: REWARD_COLUMNS, where: 'reward.enabled', order: 'key' }
const REFERRAL_PROGRAMS: Part<ReferralProgram> = {
  table: 'referral_program',
  columns: REFERRAL_PROGRAM_COLUMNS,
  where: 'true',
  order: 'key',
}

/** A row that leaves the part between the two readings is missing; the rules have another version then, and are read once more. */
async function readChanged<Item extends Versioned>(
  db: Db,
  part: Part<Item>,
  known: ReadonlyMap<string, Item> | undefined,
): Promise<ReadonlyMap<string, Item>> {
  const { table, columns, where, order } = part
  const select = `select ${columns} from ${table} where ${where}`
  if (known === undefined) return byId(await rows<Item>(db, `${select} order by ${table}.${order}`))
  const versions = await rows<Versioned>(
    db,
    `select id, version from ${table} where ${where} order by ${table}.${order}`,
  )
  const changed = versions.flatMap(({ id, version }) => (known.get(id)?.version === version ? [] : [id]))
  if (changed.length === 0 && versions.length === known.size) return known
  const read = byId(
    changed.length === 0 ? [] : await rows<Item>(db, `${select} and ${table}.id = any($1::uuid[])`, [changed]),
  )
  return byId(versions.flatMap(({ id, version }) => read.get(id) ?? unchanged(known.get(id), version)))
}

function unchanged<Item extends Versioned>(item: Item | undefined, version: number): readonly Item[] {
  return item?.version === version ? [item] : []
}

function byId<Item extends Versioned>(items: readonly Item[]): Map<string, Item> {
  return new Map(items.map((item) => [item.id, item]))
}
