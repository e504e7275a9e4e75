import type { Campaign } from '../domain/campaign.ts'
import type { Condition } from '../domain/condition/condition.ts'
import { campaignSpansOf, distinctSpans, type HistorySpan, historySpansOf } from '../domain/condition/spans.ts'
import { giftSkusOf } from '../domain/effect/add-item.ts'
import type { CodeCandidate } from '../domain/facts.ts'
import { oncePer } from '../domain/once-per.ts'
import type { EarningRule } from '../domain/loyalty/earning-rule.ts'
import type { LoyaltyProgram } from '../domain/loyalty/loyalty-program.ts'
import type { Reward } from '../domain/loyalty/reward.ts'
import type { ReferralProgram } from '../domain/referral/referral-program.ts'
import type { Segment } from '../domain/segment.ts'
import type { Settings } from '../domain/settings.ts'
import { armsOf } from '../domain/variant.ts'
import type { Voucher } from '../domain/voucher.ts'
import { type ActiveAt, instants, openActivePromotions } from './active-promotions.ts'
import { type Database, type Db, hotReads, rows } from './database.ts'
import type { ArmOf } from './experiment-arms.ts'
import { readRules, type Rules, type RulesRead } from './read-rules.ts'

/** The shop's rules at one version. Immutable. */
export interface Snapshot {
  readonly version: number
  readonly rules: Rules
  /** As read: the next reading takes from it what has not changed. */
  readonly read: RulesRead
  readonly settings: Settings
  /** Campaigns ACTIVE or PAUSED, whatever their span, by id. */
  readonly campaigns: ReadonlyMap<string, Campaign>
  readonly segments: ReadonlyMap<string, Segment>
  readonly segmentsByKey: ReadonlyMap<string, Segment>
  /** ACTIVE campaigns that need no code, whatever their span, by priority, then by key (law 8: sorted once); an experiment once for each arm that gets something. */
  readonly promotions: readonly Campaign[]
  /** Those of them that are active at an instant. */
  readonly activeAt: ActiveAt
  /** Campaigns with arms, and which arm is whose. */
  readonly experiments: readonly Campaign[]
  readonly armOf: ArmOf
  /** ACTIVE campaigns that need no code and have a limit, whatever their span. */
  readonly limited: readonly Campaign[]
  /** When ACTIVE campaigns start, in order: milliseconds since 1970. */
  readonly starts: ArrayLike<number>
  /** Public codes of ACTIVE campaigns, whatever their span. */
  readonly publicCodes: readonly CodeCandidate[]
  /** Those of them whose uses are limited: their counts are read for each decision (law 18). */
  readonly countedCodes: readonly string[]
  /** The goods that any campaign may give away, by sku. */
  readonly giftSkus: readonly string[]
  readonly programs: ReadonlyMap<string, LoyaltyProgram>
  /** Those switched on, by key. */
  readonly earningRules: readonly EarningRule[]
  /** Those switched on, whatever their span, by key. */
  readonly rewards: readonly Reward[]
  /** Switched off ones too: who has joined may still convert. */
  readonly referralPrograms: ReadonlyMap<string, ReferralProgram>
  /** The spans of customers' pasts that any condition looks at. */
  readonly histories: readonly HistorySpan[]
}

/** What every request asks first. */
export interface Look {
  readonly version: number
  /** A hold has come to its end and nobody has given back yet what it took. */
  readonly isHoldDue: boolean
}

/** The rules in memory: plain values; of a new version only what has changed is read. */
export interface Catalogue {
  /** The rules as the database has them now (law 18): asks for the version, reads anew where it has moved. */
  current(db: Db): Promise<Snapshot>
  /** Reads anew what has changed, without asking whether anything has: for those who were told so. */
  refresh(): Promise<Snapshot>
  /** Which version the database has now, and whether a hold is due to run out: one query, with which a request begins. */
  look(db: Db, now: Date): Promise<Look>
  /** The rules, where the version that the database has now was read already. */
  at(db: Db, version: number): Promise<Snapshot>
  /** As last read, perhaps stale: good for guesses that are checked afterwards. */
  held(): Snapshot | null
}

/** Opens the catalogue of one server. */
export function openCatalogue(database: Database): Catalogue {
  let held: Snapshot | null = null
  let reading: Promise<Snapshot> | null = null
  const read = (): Promise<Snapshot> =>
    (reading ??= readSnapshot(database.open(), held)
      .then((snapshot) => (held = snapshot))
      .finally(() => (reading = null)))
  const at = async (db: Db, version: number): Promise<Snapshot> => {
    if (isStale(held, version)) await read()
    // A reading that began before the change had committed: one more begins after it.
    if (isStale(held, version)) await read()
    // The caller's own transaction has changed the rules: only it can see them so far.
    return isStale(held, version) ? readSnapshot(db, held) : held!
  }
  const refresh = async (): Promise<Snapshot> => {
    // One that has begun before may not see it.
    await reading?.catch(() => undefined)
    return read()
  }
  return { current: async (db) => at(db, await readVersion(db)), refresh, look, at, held: () => held }
}

/** Tells every server that campaigns, segments or settings have changed: part of the transaction that changes them. */
export async function touchCatalogue(db: Db): Promise<void> {
  await rows(db, 'update catalogue_version set version = version + 1')
}

function isStale(held: Snapshot | null, version: number): boolean {
  return held === null || held.version < version
}

async function readVersion(db: Db): Promise<number> {
  const [row] = await hotReads<{ version: number }>(db, 'select version from catalogue_version')
  return row!.version
}

async function look(db: Db, now: Date): Promise<Look> {
  const [row] = await hotReads<Look>(db, `select version, ${HOLD_DUE('$1')} as "isHoldDue" from catalogue_version`, [
    now,
  ])
  return row!
}

/** SQL that tells whether a hold has come to its end by then: an index of open holds knows. */
export const HOLD_DUE = (now: string): string =>
  `exists (select from redemption where status = 'HELD' and held_until <= ${now})`

async function readSnapshot(db: Db, known: Snapshot | null): Promise<Snapshot> {
  return snapshotOf(await readRules(db, known?.read ?? null))
}

function snapshotOf(read: RulesRead): Snapshot {
  const { version, rules } = read
  const campaigns = [...rules.campaigns.values()]
  const segments = [...rules.segments.values()]
  const active = campaigns.filter(({ state }) => state === 'ACTIVE')
  const arms = campaigns.flatMap(armsOf)
  const promotions = active
    .filter(({ kind }) => kind === 'PROMOTION')
    .flatMap(armsOf)
    .toSorted((a, b) => b.stacking.priority - a.stacking.priority)
  const publicCodes = [...rules.publicCodes.values()]
    .map((voucher) => ({ voucher, campaign: rules.campaigns.get(voucher.campaignId) }))
    .filter(isUsable)
  return {
    version,
    rules,
    read,
    settings: rules.settings,
    campaigns: rules.campaigns,
    segments: rules.segments,
    segmentsByKey: new Map(segments.map((segment) => [segment.key, segment])),
    promotions,
    activeAt: openActivePromotions(promotions),
    experiments: campaigns.filter(({ variants }) => variants.length > 0),
    limited: active.filter(({ kind, limits }) => kind === 'PROMOTION' && limits.length > 0),
    armOf: rules.armOf,
    starts: instants(active.map(({ startsAt }) => startsAt)),
    publicCodes,
    countedCodes: publicCodes.filter(isCounted).map(({ voucher }) => voucher.code),
    giftSkus: [...giftSkusOf(arms)],
    programs: rules.programs,
    earningRules: [...rules.earningRules.values()],
    rewards: [...rules.rewards.values()],
    referralPrograms: rules.referralPrograms,
    histories: historiesOf(rules, segments, arms),
  }
}

/** Whether its own uses are limited. */
function isCounted({ voucher }: CodeCandidate): boolean {
  return voucher.redeemable !== null
}

function isUsable(code: { voucher: Voucher; campaign: Campaign | undefined }): code is CodeCandidate {
  return code.campaign?.state === 'ACTIVE'
}

const spansOf = oncePer(campaignSpansOf)

function historiesOf(
  { settings: { timeZone }, earningRules, rewards, referralPrograms }: Rules,
  segments: readonly Segment[],
  campaigns: readonly Campaign[],
): HistorySpan[] {
  return distinctSpans([
    ...segments.flatMap(({ condition }) => historySpansOf(condition, timeZone)),
    ...campaigns.flatMap(spansOf),
    ...[...earningRules.values()].flatMap(({ condition }) => historySpansOf(condition, timeZone)),
    ...[...rewards.values()].flatMap(({ availableTo }) => historySpansOf(availableTo, timeZone)),
    ...[...referralPrograms.values()].flatMap(rulesOfReferrals).flatMap((rule) => historySpansOf(rule, timeZone)),
  ])
}

function rulesOfReferrals({ openTo, convertsOn, tierRules }: ReferralProgram): (Condition | null)[] {
  return [openTo, convertsOn.when, ...tierRules.map(({ when }) => when)]
}
