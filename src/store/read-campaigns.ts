import type { Campaign, CampaignKind, CampaignStatus } from '../domain/campaign.ts'
import type { KeyRef } from '../domain/input/reference-input.ts'
import { isStorable } from '../domain/input/values.ts'
import type { PageRequest } from '../domain/page.ts'
import { type Db, hotReads, rows } from './database.ts'
import type { CountablePage } from './page-of.ts'
import { containing, readPage } from './read-page.ts'

/** Columns of `campaign` under the names of the domain. */
export const CAMPAIGN_COLUMNS = `
  campaign.id, campaign.key, campaign.name, campaign.kind, campaign.state, campaign.starts_at as "startsAt", campaign.ends_at as "endsAt",
  campaign.time_zone as "timeZone", campaign.shown_to as "shownTo", campaign.conditions, campaign.effects, campaign.variants, campaign.stacking,
  campaign.limits, campaign.display, campaign.public_code as "publicCode", campaign.code_pattern as "codePattern",
  campaign.valid_for as "validFor", campaign.spendable_on as "spendableOn", campaign.attributes, campaign.version, campaign.created_at as "createdAt",
  campaign.updated_at as "updatedAt"`

/** Campaigns by id; missing ids are missing. */
export async function campaignsByIds(db: Db, ids: readonly string[]): Promise<Map<string, Campaign>> {
  const found = await hotReads<Campaign>(db, `select ${CAMPAIGN_COLUMNS} from campaign where id = any($1::uuid[])`, [
    ids,
  ])
  return new Map(found.map((campaign) => [campaign.id, campaign]))
}

/** Ids of all campaigns, by key. */
export async function campaignKeys(db: Db): Promise<Map<string, string>> {
  const found = await rows<{ id: string; key: string }>(db, 'select id, key from campaign')
  return new Map(found.map(({ id, key }) => [key, id]))
}

/** The kind of each campaign, by id. */
export async function campaignKinds(db: Db): Promise<Map<string, CampaignKind>> {
  const found = await rows<{ id: string; kind: CampaignKind }>(db, 'select id, kind from campaign')
  return new Map(found.map(({ id, kind }) => [id, kind]))
}

/** The campaign that a reference names; null where there is none. */
export async function findCampaign(db: Db, { id, key }: KeyRef): Promise<Campaign | null> {
  const value = id ?? key
  if (!value || !isStorable(value)) return null
  const [campaign] = await rows<Campaign>(
    db,
    `select ${CAMPAIGN_COLUMNS} from campaign where ${id ? 'id' : 'key'} = $1`,
    [value],
  )
  return campaign ?? null
}

/** A campaign whose row stays locked until the transaction ends; null where there is none. */
export async function lockCampaign(db: Db, id: string): Promise<Campaign | null> {
  const [campaign] = await rows<Campaign>(
    db,
    `select ${CAMPAIGN_COLUMNS} from campaign where id = $1 for no key update`,
    [id],
  )
  return campaign ?? null
}

/** What campaigns are listed by; null lists all. The statuses named may be some that do not exist yet. */
export interface CampaignFilter {
  readonly kinds: readonly CampaignKind[] | null
  /** What they are at `now`. */
  readonly statuses: readonly (CampaignStatus | 'IN_REVIEW')[] | null
  /** Part of the key or the name. */
  readonly search: string | null
}

/** Campaigns, newest first. */
export function listCampaigns(
  db: Db,
  filter: CampaignFilter,
  page: PageRequest,
  now: Date,
): Promise<CountablePage<Campaign>> {
  const where: string[] = []
  const parameters: unknown[] = []
  if (filter.kinds !== null) where.push(`kind = any($${parameters.push(filter.kinds)}::text[])`)
  if (filter.statuses !== null)
    where.push(
      `${statusAt(`$${parameters.push(now)}::timestamptz`)} = any($${parameters.push(filter.statuses)}::text[])`,
    )
  if (filter.search !== null) where.push(`(name || ' ' || key) ilike $${parameters.push(containing(filter.search))}`)
  return readPage<Campaign>(db, { columns: CAMPAIGN_COLUMNS, from: 'campaign', where, parameters }, page)
}

/** `campaignStatus` in SQL, for `campaign` in reach. */
export function statusAt(now: string): string {
  return `case when campaign.state not in ('ACTIVE', 'PAUSED') then campaign.state when campaign.ends_at <= ${now} then 'ENDED'
    when campaign.state = 'ACTIVE' and campaign.starts_at > ${now} then 'SCHEDULED' else campaign.state end`
}
