import type { Campaign } from '../../domain/campaign.ts'
import { campaignOfArm } from '../../domain/variant.ts'
import type { Session } from '../session.ts'

/** A campaign as a customer meets it: an experiment with the effects of her arm (law 32). Nobody known is in no arm, and meets none. */
export async function campaignAsMet(
  session: Pick<Session, 'load'>,
  campaign: Campaign,
  customerId: string | null,
): Promise<Campaign> {
  if (campaign.variants.length === 0 || customerId === null) return campaign
  const { armOf } = await session.load.snapshot()
  return campaignOfArm(campaign, armOf(campaign, customerId))
}
