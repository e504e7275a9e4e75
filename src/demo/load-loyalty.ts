import { earningRuleUpsert } from '../operations/loyalty/earning-rule-upsert.ts'
import { loyaltyProgramUpsert } from '../operations/loyalty/loyalty-program-upsert.ts'
import { rewardUpsert } from '../operations/loyalty/reward-upsert.ts'
import type { Services } from '../operations/session.ts'
import { accepted, demoSession } from './demo-session.ts'
import { loadCampaign } from './load-campaign.ts'
import { earningRules, moneyBack, program, rewards } from './loyalty-data.ts'

/** Makes the program with its rules and rewards: before its customers, so that their orders earn. */
export async function loadLoyalty(services: Services): Promise<void> {
  accepted(await loyaltyProgramUpsert(demoSession(services), program), program.key)
  await loadCampaign(services, moneyBack)
  for (const rule of earningRules) accepted(await earningRuleUpsert(demoSession(services), rule), rule.key)
  for (const reward of rewards) accepted(await rewardUpsert(demoSession(services), reward), reward.key)
}
