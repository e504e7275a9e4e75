import { ArmTally } from '../../domain/arm-tally.ts'
import type { ReportDay, ReportFigures, ReportSpan, VariantReport } from '../../domain/campaign-report.ts'
import type { Campaign } from '../../domain/campaign.ts'
import type { FailureCounts } from '../../store/read-failures.ts'
import { readArmTotals } from '../../store/read-reports.ts'
import { streamBuyers } from '../../store/stream-buyers.ts'
import { BadInput } from '../errors.ts'
import type { Session } from '../session.ts'

/** What is asked: a campaign and a span. Each part is worked out when it is read. */
export interface CampaignReport {
  readonly campaign: Campaign
  readonly span: ReportSpan
}

/** A campaign's report (support, marketers, services). A span that ends before it begins is bad input. */
export function campaignReport(campaign: Campaign, { from, to }: ReportSpan): CampaignReport {
  if (from !== null && to !== null && to <= from) throw new BadInput('`to` must be after `from`.', ['to'])
  return { campaign, span: { from, to } }
}

/** What the campaign has done. */
export function reportFigures({ load }: Session, { campaign, span }: CampaignReport): Promise<ReportFigures> {
  return load.reportFigures.load({ ownerId: campaign.id, ...span })
}

/** What was refused, and why. */
export function reportFailures({ load }: Session, { campaign, span }: CampaignReport): Promise<FailureCounts> {
  return load.reportFailures.load({ ownerId: campaign.id, ...span })
}

/** The days on which it was redeemed, in its time zone. */
export function reportDays({ load }: Session, { campaign, span }: CampaignReport): Promise<readonly ReportDay[]> {
  return load.reportDays.load({ ownerId: campaign.id, ...span })
}

/**
 * How the arms fared; empty for a campaign that is no experiment. Customers are assigned by the hash, as when they shop, so the control arm
 * is counted like the others although no row says who is in it.
 */
export async function reportVariants(session: Session, { campaign, span }: CampaignReport): Promise<VariantReport[]> {
  if (campaign.variants.length === 0) return []
  const { armOf } = await session.load.snapshot()
  const tally = new ArmTally(campaign.variants)
  for await (const buyers of streamBuyers(session.db, span))
    for (const { customerId, orderTotals } of buyers) tally.add(armOf(campaign, customerId)!, orderTotals)
  return tally.report(await readArmTotals(session.db, campaign.id, span))
}
