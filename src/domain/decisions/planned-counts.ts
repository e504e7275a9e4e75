import type { Campaign, Limit } from '../campaign.ts'
import { companionKey, counterId, counterKey, type CounterSubjects, subjectsOf } from '../counter.ts'
import type { Facts } from '../facts.ts'
import { sum } from '../money.ts'
import type { AppliedIncentive, PricedCart } from '../priced-cart.ts'
import { compareText } from './candidate.ts'

/** What a redemption adds to one counter of a limit: redemptions, customers or minor units. */
export interface PlannedCount {
  readonly campaignId: string
  readonly key: string
  readonly amount: number
  /** What the counter may come to; null where it is counted without a limit. */
  readonly most: number | null
}

/** What a priced cart adds to the counters of its campaigns' limits (law 17), each counter once, by campaign and key: the order in which they are locked. */
export function plannedCounts(facts: Facts, priced: Pick<PricedCart, 'applied' | 'lines'>): PlannedCount[] {
  const campaigns = campaignsOf(facts)
  const goods = sum(priced.lines.map(({ gift, quantity, unitPrice }) => (gift ? 0 : quantity * unitPrice)))
  const counts = new Map<string, PlannedCount>()
  for (const applied of priced.applied) {
    const campaign = campaigns.get(applied.campaignId)!
    const subjects = subjectsOf(facts, applied.voucherId === null ? null : { id: applied.voucherId })
    for (const limit of campaign.limits) count(counts, planned(limit, campaign, subjects, { facts, applied, goods }))
  }
  return [...counts.values()]
    .filter(({ amount }) => amount > 0)
    .toSorted((a, b) => compareText(a.campaignId, b.campaignId) || compareText(a.key, b.key))
}

function campaignsOf({ promotions, entered }: Facts): ReadonlyMap<string, Campaign> {
  const all = [...promotions, ...[...entered.values()].map(({ campaign }) => campaign)]
  return new Map(all.map((campaign) => [campaign.id, campaign]))
}

/** What one use adds; `once`: however often the campaign is used on this cart. */
interface Addition extends PlannedCount {
  readonly once: boolean
}

interface Purchase {
  readonly facts: Facts
  readonly applied: AppliedIncentive
  readonly goods: number
}

function planned(
  limit: Limit,
  campaign: Campaign,
  subjects: CounterSubjects,
  { facts, applied, goods }: Purchase,
): Addition[] {
  const key = counterKey(limit, campaign, subjects, facts.now)
  if (key === null) return []
  const most = limit.count ?? limit.money!.amount
  const addition = { campaignId: campaign.id, key, most }
  switch (limit.of) {
    case 'REDEMPTIONS':
      return [{ ...addition, amount: 1, once: false }]
    case 'DISCOUNT_TOTAL':
      return [{ ...addition, amount: applied.amount, once: false }]
    case 'ORDER_TOTAL':
      return [{ ...addition, amount: goods, once: true }]
    case 'CUSTOMERS':
      return ofCustomers(addition, subjects.customerId!, facts)
    default:
      return limit.of satisfies never
  }
}

/** Who has redeemed there before is counted beside it alone; of two first redemptions at once the second is decided anew. */
function ofCustomers(
  { campaignId, key, most }: Omit<PlannedCount, 'amount'>,
  customerId: string,
  { counters }: Facts,
): Addition[] {
  const own = { campaignId, key: companionKey(key, customerId), amount: 1, once: true }
  const isKnown = (counters.get(counterId(campaignId, own.key)) ?? 0) > 0
  return isKnown
    ? [{ ...own, most: null }]
    : [
        { campaignId, key, amount: 1, most, once: true },
        { ...own, most: 1 },
      ]
}

function count(counts: Map<string, PlannedCount>, additions: readonly Addition[]): void {
  for (const { once, ...addition } of additions) {
    const id = counterId(addition.campaignId, addition.key)
    const before = counts.get(id)
    if (before === undefined) counts.set(id, addition)
    else if (!once) counts.set(id, { ...before, amount: before.amount + addition.amount })
  }
}
