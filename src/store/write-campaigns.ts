import type { Campaign } from '../domain/campaign.ts'
import { type Db, rows } from './database.ts'

/** Keeps a new campaign; false where its key is taken. */
export async function insertCampaign(db: Db, campaign: Campaign): Promise<boolean> {
  const done = await rows(db, INSERT, valuesOf(campaign))
  return done.length === 1
}

/** Writes a campaign over the row that the transaction has locked. Key and kind stay. */
export async function updateCampaign(db: Db, campaign: Campaign): Promise<void> {
  await rows(db, UPDATE, valuesOf(campaign))
}

function valuesOf(campaign: Campaign): unknown[] {
  return [
    campaign.id,
    campaign.key,
    campaign.name,
    campaign.kind,
    campaign.state,
    campaign.startsAt,
    campaign.endsAt,
    campaign.timeZone,
    json(campaign.shownTo),
    json(campaign.conditions),
    json(campaign.effects),
    json(campaign.stacking),
    json(campaign.limits),
    json(campaign.display),
    campaign.publicCode,
    campaign.codePattern,
    campaign.validFor,
    json(campaign.attributes),
    campaign.version,
    campaign.createdAt,
    campaign.updatedAt,
    json(campaign.variants),
    json(campaign.spendableOn),
  ]
}

function json(value: object | null): string | null {
  return value === null ? null : JSON.stringify(value)
}

const INSERT = `
  insert into campaign (id, key, name, kind, state, starts_at, ends_at, time_zone, shown_to, conditions, effects, stacking, limits,
    display, public_code, code_pattern, valid_for, attributes, version, created_at, updated_at, variants, spendable_on)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)
  on conflict (key) do nothing returning id`

const UPDATE = `
  update campaign set name = $3, state = $5, starts_at = $6, ends_at = $7, time_zone = $8, shown_to = $9, conditions = $10,
    effects = $11, stacking = $12, limits = $13, display = $14, public_code = $15, code_pattern = $16, valid_for = $17,
    attributes = $18, version = $19, updated_at = $21, variants = $22, spendable_on = $23
  where id = $1 and key = $2 and kind = $4 and created_at = $20`
