import { type Campaign, campaignStatus, type CampaignStatus } from '../../domain/campaign.ts'
import { reason, type Reason, type ReasonCode } from '../../domain/rejection.ts'
import { type HoldingStatus, voucherStatus } from '../../domain/voucher.ts'
import type { Session } from '../session.ts'

/** What an offer came from. */
export interface OfferOrigin {
  readonly campaignId: string
  readonly voucherId: string | null
}

const OF_CAMPAIGN: Readonly<Record<CampaignStatus, ReasonCode>> = {
  ACTIVE: 'NOT_ACCEPTED',
  DRAFT: 'NOT_STARTED',
  SCHEDULED: 'NOT_STARTED',
  PAUSED: 'PAUSED',
  ENDED: 'ENDED',
  ARCHIVED: 'ENDED',
}

const OF_VOUCHER: Readonly<Partial<Record<HoldingStatus, ReasonCode>>> = {
  UPCOMING: 'NOT_STARTED',
  USED: 'LIMIT_REACHED',
  EXPIRED: 'ENDED',
  DISABLED: 'PAUSED',
}

/** What stands against an offer: among those that concern her, and among all, where it is worked out only then. Empty: it is not judged. */
export interface ReasonsFound {
  readonly hers: readonly Reason[]
  all(): readonly Reason[]
}

/** Why an offer is up no longer: its verdict, where it is still judged; else what became of its campaign and its code. */
export async function withdrawalReasons(
  session: Session,
  { hers, all }: ReasonsFound,
  origin: OfferOrigin | null,
): Promise<readonly Reason[]> {
  if (hers.length > 0) return hers
  if (origin === null) return orElse(all(), 'NOT_ACCEPTED')
  const campaign = await campaignOf(session, origin)
  if (campaign === null) return [reason(await whatBecameOfProgram(session, origin))]
  const status = campaignStatus(campaign, session.now)
  if (status !== 'ACTIVE') return [reason(OF_CAMPAIGN[status])]
  const found = all()
  return found.length > 0 ? found : [reason(await whatBecameOf(session, campaign, origin))]
}

function orElse(found: readonly Reason[], code: ReasonCode): readonly Reason[] {
  return found.length > 0 ? found : [reason(code)]
}

/** Rules are at hand; of what is no longer among them, what the database has. */
async function campaignOf({ load }: Session, { campaignId }: OfferOrigin): Promise<Campaign | null> {
  return (await load.snapshot()).campaigns.get(campaignId) ?? load.campaign.load(campaignId)
}

async function whatBecameOf(session: Session, campaign: Campaign, { voucherId }: OfferOrigin): Promise<ReasonCode> {
  if (voucherId === null) return OF_CAMPAIGN.ACTIVE
  const voucher = await session.load.voucher.load(voucherId)
  return (voucher && OF_VOUCHER[voucherStatus(voucher, campaign, session.now)]) ?? 'NOT_ACCEPTED'
}

/** A referral program is offered until it is switched off. */
async function whatBecameOfProgram({ load }: Session, { campaignId }: OfferOrigin): Promise<ReasonCode> {
  const program = (await load.snapshot()).referralPrograms.get(campaignId)
  return program?.enabled === false ? 'PAUSED' : 'NOT_ACCEPTED'
}
