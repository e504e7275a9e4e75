import type { CampaignKind, Limit, LimitOf } from './campaign.ts'
import type { LimitInput } from './input/campaign-input.ts'
import { given, type Place } from './input/place.ts'
import { readMoney } from './input/read-money.ts'
import { readInteger, readList } from './input/values.ts'
import type { EarningTrigger } from './loyalty/earning-rule.ts'

const MAXIMUM_LIMITS = 20

/** A budget may be as large as sums are exact: 10^15 minor units. */
const MAXIMUM_BUDGET = 1_000_000_000_000_000

/** Caps (law 17), at most 20, no two that count the same, each of 1 or more. CODE is for coupons only, and customers are not counted per customer. */
export function readLimits(inputs: readonly LimitInput[], place: Place, kind: CampaignKind): Limit[] {
  return readEach(inputs, place, (limit, at) => refusePer(limit, at.at('per'), kind))
}

/**
 * Caps on what an earning rule gives, likewise. REDEMPTIONS and CUSTOMERS for any rule, per store of orders alone; DISCOUNT_TOTAL of the money that
 * cash back gives. Rules have no codes, and no orders to add up.
 */
export function readRuleLimits(
  inputs: readonly LimitInput[],
  place: Place,
  rule: { readonly trigger: EarningTrigger; readonly isCashBack: boolean },
): Limit[] {
  return readEach(inputs, place, (limit, at) => refuseOfRule(limit, at, rule))
}

function readEach(inputs: readonly LimitInput[], place: Place, refuse: (limit: Limit, place: Place) => void): Limit[] {
  const seen = new Set<string>()
  return readList(
    inputs,
    place,
    (input, at) => {
      const limit = readLimit(input, at)
      refuse(limit, at)
      const key = `${limit.of} ${limit.per} ${limit.window}`
      if (seen.has(key)) at.refuse('INVALID', 'the same limit is given twice')
      seen.add(key)
      return limit
    },
    { max: MAXIMUM_LIMITS },
  )
}

/** Whether a limit adds up money; else it counts. */
export function isBudget({ of }: { readonly of: LimitOf }): boolean {
  return of === 'DISCOUNT_TOTAL' || of === 'ORDER_TOTAL'
}

function refusePer({ of, per }: Limit, place: Place, kind: CampaignKind): void {
  if (per === 'CODE' && kind !== 'COUPON') place.refuse('INVALID', 'CODE is for coupons only')
  if (per === 'CUSTOMER' && of === 'CUSTOMERS') place.refuse('INVALID', 'customers are not counted per customer')
}

function refuseOfRule(
  { of, per }: Limit,
  place: Place,
  { trigger, isCashBack }: { readonly trigger: EarningTrigger; readonly isCashBack: boolean },
): void {
  if (of === 'ORDER_TOTAL') place.at('of').refuse('INVALID', 'ORDER_TOTAL is for campaigns only')
  if (of === 'DISCOUNT_TOTAL' && !isCashBack) place.at('of').refuse('INVALID', 'DISCOUNT_TOTAL is for cashBack only')
  if (per === 'CODE') place.at('per').refuse('INVALID', 'an earning rule has no codes')
  if (per === 'STORE' && trigger !== 'ORDER_PAID') place.at('per').refuse('INVALID', 'STORE is for ORDER_PAID only')
  if (per === 'CUSTOMER' && of === 'CUSTOMERS')
    place.at('per').refuse('INVALID', 'customers are not counted per customer')
}

function readLimit(input: LimitInput, place: Place): Limit {
  const { of } = input
  const [per, window] = [input.per ?? 'CAMPAIGN', input.window ?? 'EVER']
  if (!isBudget(input)) return { of, per, window, count: readCount(input, place), money: null }
  return { of, per, window, count: null, money: readBudget(input, place) }
}

function readCount({ of, count, money }: LimitInput, place: Place): number {
  if (given(money)) place.at('money').refuse('INVALID', `${of} is limited by count`)
  if (!given(count)) place.at('count').refuse('REQUIRED')
  return readInteger(count ?? 1, place.at('count'), { min: 1, max: Number.MAX_SAFE_INTEGER })
}

function readBudget({ of, count, money }: LimitInput, place: Place): Limit['money'] {
  if (given(count)) place.at('count').refuse('INVALID', `${of} is limited by money`)
  if (given(money)) return readMoney(money, place.at('money'), 1, MAXIMUM_BUDGET)
  place.at('money').refuse('REQUIRED')
  return null
}
