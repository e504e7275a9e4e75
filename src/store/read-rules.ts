import type { Campaign } from '../domain/campaign.ts'
import type { EarningRule } from '../domain/loyalty/earning-rule.ts'
import type { LoyaltyProgram } from '../domain/loyalty/loyalty-program.ts'
import type { Reward } from '../domain/loyalty/reward.ts'
import type { ReferralProgram } from '../domain/referral/referral-program.ts'
import type { Segment } from '../domain/segment.ts'
import type { Settings } from '../domain/settings.ts'
import type { Voucher } from '../domain/voucher.ts'
import { type Db, hotRows } from './database.ts'
import { type ArmOf, readArms } from './experiment-arms.ts'
import { VOUCHER_COLUMNS } from './find-vouchers.ts'
import { CAMPAIGN_COLUMNS } from './read-campaigns.ts'
import { EARNING_RULE_COLUMNS, PROGRAM_COLUMNS, REWARD_COLUMNS } from './read-loyalty.ts'
import { REFERRAL_PROGRAM_COLUMNS } from './read-referrals.ts'
import { SEGMENT_COLUMNS } from './read-segments.ts'
import { SETTINGS_COLUMNS } from './shop-settings.ts'

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

/** The rules at one version, and a mark of each part by which a later reading knows that nothing of it has changed. */
export interface RulesRead {
  readonly version: number
  readonly rules: Rules
  readonly marks: Marks
}

type Marks = Readonly<Record<PartName, string>>

/**
 * Reads the rules. One statement tells the version and which parts have changed; of these only what has another version by now is read. Every
 * change of a row raises its version. What is read after the version is at least as new.
 */
export async function readRules(db: Db, known: RulesRead | null): Promise<RulesRead> {
  const [row] = await hotRows<{ version: number; settings: Settings } & Marks>(db, MARKS)
  const { version, settings, ...marks } = row!
  const part = <Name extends PartName>(name: Name) => readPart(db, name, marks, known)
  const rules = {
    settings,
    segments: await part('segments'),
    campaigns: await part('campaigns'),
    publicCodes: await part('publicCodes'),
    programs: await part('programs'),
    earningRules: await part('earningRules'),
    rewards: await part('rewards'),
    referralPrograms: await part('referralPrograms'),
    armOf: known?.rules.armOf ?? (await readArms(db)),
  }
  return { version, rules, marks }
}

async function readPart<Name extends PartName>(
  db: Db,
  name: Name,
  marks: Marks,
  known: RulesRead | null,
): Promise<Rules[Name]> {
  if (known?.marks[name] === marks[name]) return known.rules[name]
  const read = readChanged(db, PARTS[name] as Part<Versioned>, known?.rules[name])
  return read as Promise<Rules[Name]>
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

type PartName = Exclude<keyof Rules, 'settings' | 'armOf'>

type ItemOf<Items> = Items extends ReadonlyMap<string, infer Item extends Versioned> ? Item : never

const LIVE = `campaign.state in ('ACTIVE', 'PAUSED')`

const PARTS: { readonly [Name in PartName]: Part<ItemOf<Rules[Name]>> } = {
  segments: { table: 'segment', columns: SEGMENT_COLUMNS, where: 'true', order: 'key' },
  campaigns: { table: 'campaign', columns: CAMPAIGN_COLUMNS, where: LIVE, order: 'key' },
  publicCodes: {
    table: 'voucher',
    columns: VOUCHER_COLUMNS,
    where: `voucher.is_public and exists (select from campaign where campaign.id = voucher.campaign_id and ${LIVE})`,
    order: 'id',
  },
  programs: { table: 'loyalty_program', columns: PROGRAM_COLUMNS, where: 'true', order: 'key' },
  earningRules: {
    table: 'earning_rule',
    columns: EARNING_RULE_COLUMNS,
    where: 'earning_rule.enabled',
    order: 'key',
  },
  rewards: { table: 'reward', columns: REWARD_COLUMNS, where: 'reward.enabled', order: 'key' },
  referralPrograms: {
    table: 'referral_program',
    columns: REFERRAL_PROGRAM_COLUMNS,
    where: 'true',
    order: 'key',
  },
}

/** How many rows, and a sum over them in which each has a part of 64 bits: two states of a part look alike once in 10^19. */
const MARKS = `
  select version, (select row_to_json(shop) from (select ${SETTINGS_COLUMNS} from settings) shop) as settings,
    ${Object.entries(PARTS).map(([name, { table, where }]) => `(${markOf(table, where)}) as "${name}"`)}
  from catalogue_version`

function markOf(table: string, where: string): string {
  const sum = `sum(hashtextextended(${table}.id || ' ' || ${table}.version, 0))`
  return `select count(*) || ' ' || coalesce(${sum}, 0) from ${table} where ${where}`
}

/** A row that leaves the part between the two readings is missing; the rules have another version then, and are read once more. */
async function readChanged<Item extends Versioned>(
  db: Db,
  part: Part<Item>,
  known: ReadonlyMap<string, Item> | undefined,
): Promise<ReadonlyMap<string, Item>> {
  const { table, columns, where, order } = part
  const select = `select ${columns} from ${table} where ${where}`
  if (known === undefined) return byId(await hotRows<Item>(db, `${select} order by ${table}.${order}`))
  const versions = await hotRows<Versioned>(
    db,
    `select id, version from ${table} where ${where} order by ${table}.${order}`,
  )
  const changed = versions.flatMap(({ id, version }) => (known.get(id)?.version === version ? [] : [id]))
  if (changed.length === 0 && versions.length === known.size) return known
  const read = byId(
    changed.length === 0 ? [] : await hotRows<Item>(db, `${select} and ${table}.id = any($1::uuid[])`, [changed]),
  )
  return byId(versions.flatMap(({ id, version }) => read.get(id) ?? unchanged(known.get(id), version)))
}

function unchanged<Item extends Versioned>(item: Item | undefined, version: number): readonly Item[] {
  return item?.version === version ? [item] : []
}

function byId<Item extends Versioned>(items: readonly Item[]): Map<string, Item> {
  return new Map(items.map((item) => [item.id, item]))
}
