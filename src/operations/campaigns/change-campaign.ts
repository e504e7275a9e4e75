import type { Campaign } from '../../domain/campaign.ts'
import { type Rejection, reject } from '../../domain/rejection.ts'
import { touchCatalogue } from '../../store/catalogue.ts'
import { countPast } from '../../store/count-past.ts'
import type { Db } from '../../store/database.ts'
import { lockCampaign } from '../../store/read-campaigns.ts'
import { inTransaction } from '../../store/transaction.ts'
import { updateCampaign } from '../../store/write-campaigns.ts'
import { announce, type Session } from '../session.ts'
import type { CampaignPayload } from './campaign-create.ts'

/** Which campaign, and what the caller has seen of it. */
interface Seen {
  readonly id: string | null
  readonly expectedVersion: number
}

/** What becomes of a campaign, or why it may not. */
export type Change = { readonly campaign: Campaign } | { readonly userErrors: readonly Rejection[] }

/**
 * Changes a campaign under lock. NOT_FOUND, and VERSION_CONFLICT where somebody has changed it since; else `change` decides.
 * What was live, or becomes so, binds every server with the commit (law 18).
 */
export async function changeCampaign(
  session: Session,
  seen: Seen,
  change: (db: Db, current: Campaign) => Promise<Change> | Change,
): Promise<CampaignPayload> {
  const payload = await inTransaction(session.db, (db) => apply(session, db, seen, change))
  if (payload.campaign !== null && payload.live) announce(session, 'catalogue')
  return { campaign: payload.campaign, userErrors: payload.userErrors }
}

async function apply(
  session: Session,
  db: Db,
  { id, expectedVersion }: Seen,
  change: (db: Db, current: Campaign) => Promise<Change> | Change,
): Promise<CampaignPayload & { readonly live: boolean }> {
  const current = id === null ? null : await lockCampaign(db, id)
  if (current === null) return refused(reject('NOT_FOUND', ['id']))
  if (current.version !== expectedVersion)
    return refused(reject('VERSION_CONFLICT', ['expectedVersion'], `the campaign is at version ${current.version}`))
  const changed = await change(db, current)
  if ('userErrors' in changed) return refused(...changed.userErrors)
  const campaign = { ...changed.campaign, version: current.version + 1, updatedAt: session.now }
  await updateCampaign(db, campaign)
  await countPast(db, current, campaign, session.now)
  const live = isLive(current) || isLive(campaign)
  if (live) await touchCatalogue(db)
  return { campaign, userErrors: [], live }
}

/** Whether servers keep it in memory. */
function isLive({ state }: Campaign): boolean {
  return state === 'ACTIVE' || state === 'PAUSED'
}

function refused(...userErrors: readonly Rejection[]) {
  return { campaign: null, userErrors, live: false }
}
