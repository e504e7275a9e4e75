import type { Campaign } from '../domain/campaign.ts'
import { campaignConditions, type OrderWindowSpan, orderWindowsOf } from '../domain/condition/spans.ts'
import type { CodeCandidate } from '../domain/facts.ts'
import type { Segment } from '../domain/segment.ts'
import type { Settings } from '../domain/settings.ts'
import { type Database, type Db, rows } from './database.ts'
import { CampaignEntity } from './entities/campaign.ts'
import { SegmentEntity } from './entities/segment.ts'
import { SettingsEntity } from './entities/settings.ts'
import { VoucherEntity } from './entities/voucher.ts'

/** The shop's rules at one version. Immutable. */
export interface Snapshot {
  readonly version: number
  readonly settings: Settings
  /** Campaigns ACTIVE or PAUSED, whatever their span, by id. */
  readonly campaigns: ReadonlyMap<string, Campaign>
  readonly segments: ReadonlyMap<string, Segment>
  readonly segmentsByKey: ReadonlyMap<string, Segment>
  /** ACTIVE campaigns that need no code, whatever their span, by key. */
  readonly promotions: readonly Campaign[]
  /** When ACTIVE campaigns start, in order. */
  readonly starts: readonly Date[]
  /** Public codes of ACTIVE campaigns, whatever their span. */
  readonly publicCodes: readonly CodeCandidate[]
  /** The spans of past orders that any condition looks at. */
  readonly orderWindows: readonly OrderWindowSpan[]
}

/** The rules in memory: plain values, read once a version. */
export interface Catalogue {
  /** The rules as the database has them now (law 18): asks for the version, reads anew where it has moved. */
  current(db: Db): Promise<Snapshot>
}

/** Opens the catalogue of one server. */
export function openCatalogue(database: Database): Catalogue {
  let held: Snapshot | null = null
  let reading: Promise<Snapshot> | null = null
  const read = (): Promise<Snapshot> =>
    (reading ??= readSnapshot(database.open())
      .then((snapshot) => (held = snapshot))
      .finally(() => (reading = null)))
  return {
    async current(db) {
      const version = await readVersion(db)
      if (isStale(held, version)) await read()
      // A reading that began before the change had committed: one more begins after it.
      if (isStale(held, version)) await read()
      // The caller's own transaction has changed the rules: only it can see them so far.
      return isStale(held, version) ? readSnapshot(db) : held!
    },
  }
}

/** Tells every server that campaigns, segments or settings have changed: part of the transaction that changes them. */
export async function touchCatalogue(db: Db): Promise<void> {
  await rows(db, 'update catalogue_version set version = version + 1')
}

function isStale(held: Snapshot | null, version: number): boolean {
  return held === null || held.version < version
}

async function readVersion(db: Db): Promise<number> {
  const [row] = await rows<{ version: number }>(db, 'select version from catalogue_version')
  return row!.version
}

/** The version comes first: what is read after it is at least as new. */
async function readSnapshot(db: Db): Promise<Snapshot> {
  const version = await readVersion(db)
  const settings = await db.findOneOrFail(SettingsEntity, { id: 1 })
  const segments = await db.find(SegmentEntity, {})
  const campaigns = await db.find(CampaignEntity, { state: { $in: ['ACTIVE', 'PAUSED'] } }, { orderBy: { key: 'asc' } })
  const publicCodes = await db.find(VoucherEntity, {
    isPublic: true,
    campaignId: { $in: campaigns.map(({ id }) => id) },
  })
  return snapshotOf(version, settings, segments, campaigns, publicCodes)
}

function snapshotOf(
  version: number,
  settings: Settings,
  segments: readonly Segment[],
  campaigns: readonly Campaign[],
  publicVouchers: readonly VoucherEntity[],
): Snapshot {
  const byId = new Map(campaigns.map((campaign) => [campaign.id, campaign]))
  const active = campaigns.filter(({ state }) => state === 'ACTIVE')
  const segmentsById = new Map(segments.map((segment) => [segment.id, segment]))
  return {
    version,
    settings,
    campaigns: byId,
    segments: segmentsById,
    segmentsByKey: new Map(segments.map((segment) => [segment.key, segment])),
    promotions: active.filter(({ kind }) => kind === 'PROMOTION'),
    starts: active.flatMap(({ startsAt }) => startsAt ?? []).toSorted((a, b) => Number(a) - Number(b)),
    publicCodes: publicVouchers
      .map((voucher) => ({ voucher, campaign: byId.get(voucher.campaignId)! }))
      .filter(({ campaign }) => campaign.state === 'ACTIVE'),
    orderWindows: windowsOf(settings, segments, campaigns),
  }
}

function windowsOf(
  settings: Settings,
  segments: readonly Segment[],
  campaigns: readonly Campaign[],
): OrderWindowSpan[] {
  const spans = new Map<string, OrderWindowSpan>()
  const collect = (found: readonly OrderWindowSpan[]): void => found.forEach((span) => spans.set(span.key, span))
  for (const { condition } of segments) collect(orderWindowsOf(condition, settings.timeZone))
  for (const campaign of campaigns)
    for (const condition of campaignConditions(campaign)) collect(orderWindowsOf(condition, campaign.timeZone))
  return [...spans.values()]
}
