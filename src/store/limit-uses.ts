import type { Campaign, Limit } from '../domain/campaign.ts'
import { counterId, counterKey } from '../domain/counter.ts'
import type { Db } from './database.ts'
import { readCounters } from './load-counters.ts'

/** One limit of a campaign. */
export interface LimitOfCampaign {
  readonly limit: Limit
  readonly campaign: Pick<Campaign, 'id' | 'timeZone'>
}

/** What limits per CAMPAIGN have counted in their present period: one query. A narrower limit has no counter of the whole campaign: 0. */
export async function limitUses(db: Db, limits: readonly LimitOfCampaign[], now: Date): Promise<number[]> {
  const asked = limits.map(
    ({ limit, campaign }) => [campaign.id, counterKey(limit, campaign, NOBODY, now) ?? ''] as const,
  )
  const used = await readCounters(db, asked)
  return asked.map(([campaignId, key]) => used.get(counterId(campaignId, key)) ?? 0)
}

const NOBODY = { customerId: null, storeKey: null, voucherId: null }
