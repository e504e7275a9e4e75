import { type Campaign, campaignStatus } from '../../domain/campaign.ts'
import type { CampaignUpdateInput } from '../../domain/input/campaign-input.ts'
import { parseCampaignUpdate } from '../../domain/parse-campaign.ts'
import { reject } from '../../domain/rejection.ts'
import { lockUses } from '../../store/count-past.ts'
import type { Db } from '../../store/database.ts'
import { removePublicCode, setPublicCode } from '../../store/public-voucher.ts'
import { Undo } from '../../store/transaction.ts'
import { violatedConstraint } from '../../store/violated-constraint.ts'
import { readLookup } from '../read-lookup.ts'
import type { Session } from '../session.ts'
import type { CampaignPayload } from './campaign-create.ts'
import { type Change, changeCampaign } from './change-campaign.ts'
import { unknownGifts } from './unknown-gifts.ts'

const CODE_CONSTRAINT = 'voucher_code_key'

/**
 * Changes a campaign: absent keeps, null clears. One that has ended or was archived stays as it is (INVALID_STATE).
 * The public code is renamed with its uses and the wallets that keep it; cleared, it is withdrawn.
 */
export async function campaignUpdate(session: Session, input: CampaignUpdateInput): Promise<CampaignPayload> {
  try {
    return await changeCampaign(session, input, (db, current) => update(session, db, current, input))
  } catch (error) {
    if (violatedConstraint(error) === CODE_CONSTRAINT) return { campaign: null, ...codeTaken() }
    throw error
  }
}

async function update(session: Session, db: Db, current: Campaign, input: CampaignUpdateInput): Promise<Change> {
  const status = campaignStatus(current, session.now)
  if (status === 'ENDED' || status === 'ARCHIVED')
    return { userErrors: [reject('INVALID_STATE', ['id'], `the campaign is ${status}`)] }
  const parsed = parseCampaignUpdate(current, input, await readLookup(db))
  if (!parsed.ok) return { userErrors: parsed.rejections }
  const next = { ...current, ...parsed.value }
  const unknown = await unknownGifts(db, changedEffects(current, next))
  if (unknown.length > 0) return { userErrors: unknown }
  if (status !== 'DRAFT' && next.effects.length === 0 && next.variants.length === 0)
    return { userErrors: [reject('REQUIRED', ['effects'], 'a published campaign has at least one')] }
  // What was withdrawn for a code that somebody has taken at this very moment stays.
  if (!(await followPublicCode(session, db, current, next))) throw new Undo({ campaign: null, ...codeTaken() })
  return { campaign: next }
}

/** What stays as it is was checked when it came. */
function changedEffects(current: Campaign, next: Campaign): Pick<Campaign, 'effects' | 'variants'> {
  return {
    effects: next.effects === current.effects ? [] : next.effects,
    variants: next.variants === current.variants ? [] : next.variants,
  }
}

/** False where the code is taken. */
async function followPublicCode(
  { services, now }: Session,
  db: Db,
  current: Campaign,
  next: Campaign,
): Promise<boolean> {
  if (next.publicCode === current.publicCode) return true
  await lockUses(db, current.id)
  if (next.publicCode !== null)
    return setPublicCode(db, { id: services.newId(), campaignId: next.id, code: next.publicCode, now })
  await removePublicCode(db, next.id)
  return true
}

function codeTaken() {
  return { userErrors: [reject('TAKEN', ['publicCode'], 'the code is in use')] }
}
