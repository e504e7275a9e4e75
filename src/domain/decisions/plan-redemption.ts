import type { Facts } from '../facts.ts'
import { countsOfEarning, earnPoints, type PlannedEarning } from '../loyalty/earn-points.ts'
import type { Money } from '../money.ts'
import type { CodeOutcome, PricedCart } from '../priced-cart.ts'
import { type ErrorCode, type Reason, type Rejection, reject } from '../rejection.ts'
import type { Tender } from '../tender.ts'
import { inLockOrder, type PlannedCount, plannedCounts } from './planned-counts.ts'
import { priceCart } from './price-cart.ts'

/** One use of a campaign, and of the voucher where a code brought it: what the limits count. */
export interface PlannedUse {
  readonly campaignId: string
  readonly voucherId: string | null
  readonly count: number
}

/** What a redemption consumes, or why it is refused; the cart as priced now either way. */
export type RedemptionPlan =
  | {
      readonly ok: true
      readonly priced: PricedCart
      readonly uses: readonly PlannedUse[]
      readonly tenders: readonly Tender[]
      /** What it adds to the counters of limits, those of earning rules too. */
      readonly counts: readonly PlannedCount[]
      /** Points, on each card of the customer. */
      readonly earns: readonly PlannedEarning[]
    }
  | { readonly ok: false; readonly priced: PricedCart; readonly rejection: Rejection }

/**
 * Prices anew and plans what to consume (laws 17, 19 and 27). What is left to pay after tenders, where it differs from `expectedTotal`, is refused; without it,
 * a code entered that does not apply refuses the whole, and so do points that were asked for by number and are not there.
 */
export function planRedemption(
  facts: Facts,
  { expectedTotal }: { readonly expectedTotal: Money | null },
): RedemptionPlan {
  const priced = priceCart(facts)
  const rejection =
    expectedTotal === null ? (refuseCode(facts, priced) ?? refusePoints(priced)) : refuseTotal(priced, expectedTotal)
  if (rejection !== null) return { ok: false, priced, rejection }
  const uses = priced.applied.map(({ campaignId, voucherId }) => ({ campaignId, voucherId, count: 1 }))
  const earns = earnPoints(facts, priced)
  const counts = inLockOrder([...plannedCounts(facts, priced), ...countsOfEarning(facts, earns)])
  return { ok: true, priced, uses, tenders: priced.tenders, counts, earns }
}

function refuseTotal({ total, currency }: PricedCart, expected: Money): Rejection | null {
  if (expected.currency !== currency)
    return reject('CURRENCY_MISMATCH', ['expectedTotal'], `the cart is in ${currency}, not in ${expected.currency}`)
  if (expected.amount === total) return null
  return reject('PRICE_CHANGED', ['expectedTotal'], `the total is ${total} ${currency}, not ${expected.amount}`)
}

function refuseCode(facts: Facts, { codes }: PricedCart): Rejection | null {
  const refused = codes.find(({ applied }) => !applied)
  if (refused === undefined) return null
  const index = facts.cart?.codes.indexOf(refused.code) ?? 0
  return reject(errorOf(refused), ['codes', index], refused.code, refused.reasons)
}

function refusePoints({ points }: PricedCart): Rejection | null {
  if (points === null) return null
  const { missing, reasons } = points
  const isFor = (code: Reason['code']): boolean => reasons.some((reason) => reason.code === code)
  if (isFor('NOT_ACCEPTED')) return reject('NOT_FOUND', ['points', 'loyaltyCardId'])
  if (isFor('CURRENCY')) return reject('CURRENCY_MISMATCH', ['points', 'loyaltyCardId'], null, reasons)
  return missing === 0
    ? null
    : reject('INSUFFICIENT_BALANCE', ['points', 'points'], `${missing} points are missing`, reasons)
}

function errorOf({ reasons, referral }: CodeOutcome): ErrorCode {
  if (referral?.problem === 'SELF') return 'SELF_REFERRAL'
  const only = (...codes: Reason['code'][]): boolean =>
    reasons.length > 0 && reasons.every((reason) => codes.includes(reason.code))
  if (only('LIMIT_REACHED', 'BUDGET_SPENT')) return 'LIMIT_REACHED'
  return only('NOT_ACCEPTED') ? 'CODE_NOT_ACCEPTED' : 'CODE_NOT_APPLICABLE'
}
