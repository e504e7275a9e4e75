import type { Campaign, Limit } from '../campaign.ts'
import { companionKey, counterId, counterKey, type CounterSubjects, type Limited, subjectsOf } from '../counter.ts'
import type { Facts } from '../facts.ts'
import { sum } from '../money.ts'
import type { PricedCart } from '../priced-cart.ts'
import { compareText } from './candidate.ts'

/** What a redemption adds to one counter of a limit: redemptions, customers or minor units. */
export interface PlannedCount {
  /** The campaign, or the earning rule, whose limit it is. */
  readonly limitedId: string
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
    for (const limit of campaign.limits)
      count(counts, planned(limit, campaign, subjects, { facts, taken: applied.amount, goods }))
  }
  return inLockOrder([...counts.values()])
}

/** What one use of something limited adds, where no code is part of it: `taken` to budgets, in minor units. */
export function countsOfUse(limited: Limited, facts: Facts, taken: number): PlannedCount[] {
  const subjects = subjectsOf(facts, null)
  const counts = new Map<string, PlannedCount>()
  for (const limit of limited.limits) count(counts, planned(limit, limited, subjects, { facts, taken, goods: 0 }))
  return inLockOrder([...counts.values()])
}

/** Those that add something, by campaign and key: the order in which they are locked. */
export function inLockOrder(counts: readonly PlannedCount[]): PlannedCount[] {
  return counts
    .filter(({ amount }) => amount > 0)
    .toSorted((a, b) => compareText(a.limitedId, b.limitedId) || compareText(a.key, b.key))
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
  readonly taken: number
  readonly goods: number
}

function planned(
  limit: Limit,
  limited: Limited,
  subjects: CounterSubjects,
  { facts, taken, goods }: Purchase,
): Addition[] {
  const key = counterKey(limit, limited, subjects, facts.now)
  if (key === null) return []
  const most = limit.count ?? limit.money!.amount
  const addition = { limitedId: limited.id, key, most }
  switch (limit.of) {
    case 'REDEMPTIONS':
      return [{ ...addition, amount: 1, once: false }]
    case 'DISCOUNT_TOTAL':
      return [{ ...addition, amount: taken, once: false }]
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
  { limitedId, key, most }: Omit<PlannedCount, 'amount'>,
  customerId: string,
  { counters }: Facts,
): Addition[] {
  const own = { limitedId, key: companionKey(key, customerId), amount: 1, once: true }
  const isKnown = (counters.get(counterId(limitedId, own.key)) ?? 0) > 0
  return isKnown
    ? [{ ...own, most: null }]
    : [
        { limitedId, key, amount: 1, most, once: true },
        { ...own, most: 1 },
      ]
}

function count(counts: Map<string, PlannedCount>, additions: readonly Addition[]): void {
  for (const { once, ...addition } of additions) {
    const id = counterId(addition.limitedId, addition.key)
    const before = counts.get(id)
    if (before === undefined) counts.set(id, addition)
    else if (!once) counts.set(id, { ...before, amount: before.amount + addition.amount })
  }
}
