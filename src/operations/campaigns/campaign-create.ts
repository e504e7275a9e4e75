import type { CampaignDraft } from '../../domain/campaign-draft.ts'
import type { Campaign } from '../../domain/campaign.ts'
import type { CampaignInput } from '../../domain/input/campaign-input.ts'
import { parseCampaign } from '../../domain/parse-campaign.ts'
import { type Rejection, reject } from '../../domain/rejection.ts'
import type { Db } from '../../store/database.ts'
import { setPublicCode } from '../../store/public-voucher.ts'
import { readSettings } from '../../store/shop-settings.ts'
import { inTransaction, Undo } from '../../store/transaction.ts'
import { insertCampaign } from '../../store/write-campaigns.ts'
import { readLookup } from '../read-lookup.ts'
import type { Session } from '../session.ts'
import { unknownGifts } from './unknown-gifts.ts'

/** What making or changing a campaign answers. */
export interface CampaignPayload {
  readonly campaign: Campaign | null
  readonly userErrors: readonly Rejection[]
}

/** Makes a campaign, as a draft: nobody meets it before it is published. TAKEN where the key or the public code is. */
export async function campaignCreate(session: Session, input: CampaignInput): Promise<CampaignPayload> {
  const parsed = parseCampaign(input, await readLookup(session.db), await readSettings(session.db), session.now)
  if (!parsed.ok) return { campaign: null, userErrors: parsed.rejections }
  const unknown = await unknownGifts(session.db, parsed.value)
  if (unknown.length > 0) return { campaign: null, userErrors: unknown }
  return inTransaction(session.db, (db) => make(session, db, parsed.value))
}

async function make(session: Session, db: Db, draft: CampaignDraft): Promise<CampaignPayload> {
  const { services, now } = session
  const campaign: Campaign = {
    ...draft,
    id: services.newId(),
    state: 'DRAFT',
    version: 1,
    createdAt: now,
    updatedAt: now,
  }
  if (!(await insertCampaign(db, campaign))) return taken('key', draft.key)
  const { publicCode: code } = draft
  const voucher = code === null ? null : { id: services.newId(), campaignId: campaign.id, code, now }
  if (voucher !== null && !(await setPublicCode(db, voucher))) throw new Undo(taken('publicCode', voucher.code))
  return { campaign, userErrors: [] }
}

function taken(field: 'key' | 'publicCode', value: string): CampaignPayload {
  return { campaign: null, userErrors: [reject('TAKEN', [field], `${value} is in use`)] }
}
