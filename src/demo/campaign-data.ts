import { audienceCampaigns } from './campaign-data-audience.ts'
import { automaticCampaigns } from './campaign-data-automatic.ts'
import { codeCampaigns } from './campaign-data-codes.ts'
import { personalCampaigns } from './campaign-data-personal.ts'
import type { DemoCampaign } from './demo-campaign.ts'

/** All campaigns, the last of which stands for a demo that is loaded whole. */
export function demoCampaigns(now: Date): readonly DemoCampaign[] {
  return [...automaticCampaigns(now), ...codeCampaigns(now), ...audienceCampaigns, ...personalCampaigns]
}
