import type { Campaign } from '../../src/domain/campaign.ts'
import { companionKey, counterKey, type CounterSubjects } from '../../src/domain/counter.ts'
import type { ScenarioUse } from './scenario.ts'

/** What earlier uses have left in the counters of a campaign's limits, by key, in the order in which they came. */
export function usedCounters(
  campaign: Campaign,
  uses: readonly { readonly use: ScenarioUse; readonly subjects: CounterSubjects }[],
  now: Date,
): Map<string, number> {
  const counters = new Map<string, number>()
  const add = (key: string, amount: number) => void counters.set(key, (counters.get(key) ?? 0) + amount)
  for (const { use, subjects } of uses)
    for (const limit of campaign.limits) {
      const key = counterKey(limit, campaign, subjects, new Date(use.at ?? now))
      if (key === null) continue
      if (limit.of === 'REDEMPTIONS') add(key, use.times)
      if (limit.of === 'DISCOUNT_TOTAL') add(key, use.taken ?? 0)
      if (limit.of === 'ORDER_TOTAL') add(key, use.goods ?? 0)
      if (limit.of !== 'CUSTOMERS' || subjects.customerId === null) continue
      const own = companionKey(key, subjects.customerId)
      if (!counters.has(own)) add(key, 1)
      add(own, use.times)
    }
  return counters
}
