import { campaignStatus, type CampaignStatus } from '../../domain/campaign.ts'
import type { Offer } from '../../domain/offer.ts'
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

/** Why an offer is up no longer: its verdict, where it is still judged; else what became of its campaign and its code. */
export async function withdrawalReasons(
  session: Session,
  judged: Offer | null,
  origin: OfferOrigin | null,
): Promise<readonly Reason[]> {
  if (judged !== null && judged.reasons.length > 0) return judged.reasons
  return [reason(origin === null ? 'NOT_ACCEPTED' : await whatBecameOf(session, origin))]
}

async function whatBecameOf(session: Session, { campaignId, voucherId }: OfferOrigin): Promise<ReasonCode> {
  const campaign = await session.load.campaign.load(campaignId)
  if (campaign === null) return whatBecameOfProgram(session, campaignId)
  const status = campaignStatus(campaign, session.now)
  if (status !== 'ACTIVE' || voucherId === null) return OF_CAMPAIGN[status]
  const voucher = await session.load.voucher.load(voucherId)
  return (voucher && OF_VOUCHER[voucherStatus(voucher, campaign, session.now)]) ?? 'NOT_ACCEPTED'
}

/** A referral program is offered until it is switched off. */
async function whatBecameOfProgram({ load }: Session, id: string): Promise<ReasonCode> {
  const program = await load.referralProgram.load(id)
  return program?.enabled === false ? 'PAUSED' : 'NOT_ACCEPTED'
}
