import type { Limit } from '../campaign.ts'
import type { Finding } from '../condition/verdict.ts'
import { companionKey, counterId, counterKey, type CounterSubjects, type Limited, subjectsOf } from '../counter.ts'
import type { Facts } from '../facts.ts'
import { oncePer } from '../once-per.ts'
import { isBudget } from '../parse-limits.ts'
import { periodAt } from '../period.ts'
import { type ReasonCode, reason } from '../rejection.ts'
import type { Voucher } from '../voucher.ts'

/** Something that stands against an incentive, and when the clock alone could take it away. */
export interface Obstacle extends Finding {
  readonly changesAt: Date | null
}

/** What is known of the cart on which limits are judged. */
export interface Usage {
  /** How often the campaign is already in use on this cart: limits count cumulatively within one. */
  readonly usedHere: number
  /** The cart's goods before incentives, minor units; null without a cart. */
  readonly goods: number | null
}

/** The limits that stand against an incentive whatever it then takes off (law 17). */
export function limitObstacles(campaign: Limited, voucher: Voucher | null, facts: Facts, usage: Usage): Obstacle[] {
  if (campaign.limits.length === 0) return []
  const subjects = subjectsOf(facts, voucher)
  return campaign.limits.flatMap((limit) => ofLimit(limit, campaign, subjects, facts, usage) ?? [])
}

/** The budgets that cannot cover the whole of a discount; `spentHere` is what other codes of the campaign take off this cart, minor units. */
export function overspent(
  campaign: Limited,
  voucher: Voucher | null,
  facts: Facts,
  { taken, spentHere }: { readonly taken: number; readonly spentHere: number },
): Obstacle[] {
  if (campaign.limits.length === 0) return []
  const subjects = subjectsOf(facts, voucher)
  return campaign.limits.flatMap((limit) => {
    if (limit.of !== 'DISCOUNT_TOTAL') return []
    const used = usedOf(limit, campaign, subjects, facts) + (limit.per === 'CODE' ? 0 : spentHere)
    return used + taken <= limit.money!.amount ? [] : [reached(limit, campaign, used, facts)]
  })
}

function ofLimit(
  limit: Limit,
  campaign: Limited,
  subjects: CounterSubjects,
  facts: Facts,
  usage: Usage,
): Obstacle | null {
  const unknown = whoIsMissing(limit, subjects)
  if (unknown !== null) return unknown
  if (isBudget(limit) && facts.cart !== null && facts.cart.currency !== limit.money!.currency)
    return against('CURRENCY', `a limit in ${limit.money!.currency}`)
  const used = usedOf(limit, campaign, subjects, facts)
  return hasRoom(limit, used, usage) || isCounted(limit, campaign, subjects, facts)
    ? null
    : reached(limit, campaign, used, facts)
}

/** Null where a code is missing, too: a limit per code says nothing of what needs none. */
function whoIsMissing({ of, per }: Limit, { customerId, storeKey }: CounterSubjects): Obstacle | null {
  if (customerId === null && (per === 'CUSTOMER' || of === 'CUSTOMERS'))
    return { ...against('SIGN_IN_REQUIRED', 'a limit counts customers'), hint: { kind: 'signIn' } }
  return per === 'STORE' && storeKey === null ? against('STORE', 'a limit counts per store') : null
}

/** Whether one more use fits. Of a total that grows by the discount only what is left at all is known here. */
function hasRoom({ of, per, count, money }: Limit, used: number, { usedHere, goods }: Usage): boolean {
  switch (of) {
    case 'REDEMPTIONS':
      return used + (per === 'CODE' ? 0 : usedHere) < count!
    case 'CUSTOMERS':
      return used < count!
    case 'DISCOUNT_TOTAL':
      return used < money!.amount
    case 'ORDER_TOTAL':
      return used < money!.amount && used + (goods ?? 0) <= money!.amount
    default:
      return of satisfies never
  }
}

/** Whether this customer is among those counted already. */
function isCounted(limit: Limit, campaign: Limited, subjects: CounterSubjects, facts: Facts): boolean {
  const key = limit.of === 'CUSTOMERS' ? counterKey(limit, campaign, subjects, facts.now) : null
  if (key === null || subjects.customerId === null) return false
  return (facts.counters.get(counterId(campaign.id, companionKey(key, subjects.customerId))) ?? 0) > 0
}

/** What counters that no code is part of hold, once found for one set of facts: a search asks for them thousands of times. */
const knownIn = oncePer((_facts: Facts) => new Map<Limited, Map<Limit, number>>())

function usedOf(limit: Limit, campaign: Limited, subjects: CounterSubjects, facts: Facts): number {
  if (limit.per === 'CODE') return readUsed(limit, campaign, subjects, facts)
  const known = knownIn(facts)
  let ofCampaign = known.get(campaign)
  if (ofCampaign === undefined) known.set(campaign, (ofCampaign = new Map()))
  let used = ofCampaign.get(limit)
  if (used === undefined) ofCampaign.set(limit, (used = readUsed(limit, campaign, subjects, facts)))
  return used
}

function readUsed(limit: Limit, campaign: Limited, subjects: CounterSubjects, { now, counters }: Facts): number {
  const key = counterKey(limit, campaign, subjects, now)
  return key === null ? 0 : (counters.get(counterId(campaign.id, key)) ?? 0)
}

function reached(limit: Limit, { timeZone }: Limited, used: number, { now }: Facts): Obstacle {
  const { of, per, window, count, money } = limit
  const most = money === null ? `${count}` : `${money.amount} ${money.currency}`
  const detail = `${of} per ${per}, ${window}: limit of ${most}, used ${used}`
  const period = periodAt(window, timeZone, now)
  const changesAt = period === null ? null : new Date(period.end)
  return { ...against(money === null ? 'LIMIT_REACHED' : 'BUDGET_SPENT', detail), changesAt }
}

function against(code: ReasonCode, detail: string): Obstacle {
  return { reason: reason(code, {}, detail), hint: null, changesAt: null }
}
