import type { Campaign, Limit } from './campaign.ts'
import { isVisitor } from './customer.ts'
import type { Facts } from './facts.ts'
import { isBudget } from './parse-limits.ts'
import { periodAt } from './period.ts'
import type { Voucher } from './voucher.ts'

/** What has limits: a campaign, or an earning rule, whose spans are those of the shop's time zone. */
export type Limited = Pick<Campaign, 'id' | 'limits' | 'timeZone'>

/** Who and where: what counters may be kept by. Null: not known. */
export interface CounterSubjects {
  /** Signed in; a visitor is nobody. */
  readonly customerId: string | null
  readonly storeKey: string | null
  readonly voucherId: string | null
}

/** The subjects of one incentive in one shopper's hands. */
export function subjectsOf(
  { customer, storeKey }: Pick<Facts, 'customer' | 'storeKey'>,
  voucher: Pick<Voucher, 'id'> | null,
): CounterSubjects {
  const customerId = customer === null || isVisitor(customer) ? null : customer.id
  return { customerId, storeKey, voucherId: voucher?.id ?? null }
}

/**
 * The key of the counter that a limit looks at: what it counts, by what, over which span, then the subject, the beginning of the period (UTC) and
 * the currency, where they apply. How much the limit allows is no part of it. Null where it counts by something that is not known.
 */
export function counterKey(
  limit: Limit,
  { timeZone }: Pick<Limited, 'timeZone'>,
  subjects: CounterSubjects,
  now: Date,
): string | null {
  const subject = subjectOf(limit, subjects)
  if (subject === null) return null
  const period = periodAt(limit.window, timeZone, now)
  const since = period === null ? '' : `/${new Date(period.start).toISOString()}`
  const currency = isBudget(limit) ? `/${limit.money!.currency}` : ''
  return `${counterName(limit)}${subject}${since}${currency}`
}

/** What a limit counts, by what, over which span: the beginning of its counters' keys. */
export function counterName({ of, per, window }: Limit): string {
  return `${of}/${per}/${window}`
}

/** The key that counts one customer's redemptions beside a counter of customers: whoever has one there is counted already. */
export function companionKey(key: string, customerId: string): string {
  return `${key}#${customerId}`
}

/** A counter among those of all campaigns and earning rules, as `Facts.counters` names it. */
export function counterId(limitedId: string, key: string): string {
  return `${limitedId} ${key}`
}

/** Every counter that may matter where these subjects use a campaign, or earn by a rule, now. */
export function countersOf(limited: Limited, subjects: CounterSubjects, now: Date): string[] {
  return limited.limits.flatMap((limit) => {
    const key = counterKey(limit, limited, subjects, now)
    if (key === null) return []
    const { customerId } = subjects
    return limit.of === 'CUSTOMERS' && customerId !== null ? [key, companionKey(key, customerId)] : [key]
  })
}

function subjectOf({ per }: Limit, { customerId, storeKey, voucherId }: CounterSubjects): string | null {
  const named = (id: string | null): string | null => (id === null ? null : `/${id}`)
  switch (per) {
    case 'CAMPAIGN':
      return ''
    case 'CODE':
      return named(voucherId)
    case 'CUSTOMER':
      return named(customerId)
    case 'STORE':
      return named(storeKey)
    default:
      return per satisfies never
  }
}
