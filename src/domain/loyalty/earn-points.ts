import type { CartView } from '../condition/view.ts'
import { judge } from '../condition/judge.ts'
import { inLockOrder, type PlannedCount } from '../decisions/planned-counts.ts'
import type { Facts } from '../facts.ts'
import { amountIn, type Money, sum } from '../money.ts'
import type { PricedCart, PricedLine } from '../priced-cart.ts'
import { selects } from '../select-items.ts'
import { spread } from '../spread.ts'
import { cashBackFor, type CashBackLine, type PlannedCashBack } from './cash-back.ts'
import type { EarningRule } from './earning-rule.ts'
import { lotSpan } from './lot-span.ts'
import { mostPoints } from './points-by-rule.ts'
import type { LoyaltyProgram } from './loyalty-program.ts'
import type { MemberFacts } from './member-facts.ts'
import { countsOfRule, hasRoom } from './rule-limits.ts'

/** The points that one rule gives for a line of an order: what comes back with it. */
export interface EarnedLine {
  readonly lineId: string
  readonly quantity: number
  readonly points: number
}

/** What one rule gives for an order, frozen. */
export interface PlannedGain {
  readonly ruleId: string
  readonly title: string
  readonly points: number
  readonly availableAt: Date
  readonly endsAt: Date | null
  /** Parts sum to the whole; empty where nothing was paid for goods. */
  readonly lines: readonly EarnedLine[]
}

/** What an order earns on one card: points and money back by rule, and the money that counts for tiers. */
export interface PlannedEarning {
  readonly cardId: string
  readonly programId: string
  readonly gains: readonly PlannedGain[]
  readonly cashBack: readonly PlannedCashBack[]
  /** Paid for goods, by money. */
  readonly spent: Money
  /** By line: what comes back with it. */
  readonly spentLines: readonly CashBackLine[]
}

/** A cart after incentives, or an order; no points pay where `points` is absent. */
type Payable = Pick<PricedCart, 'currency' | 'lines'> & Partial<Pick<PricedCart, 'points'>>

const WHOLE = 10_000n

/**
 * What a priced cart earns when it is paid, on each card of its customer: on what is paid for goods after discounts, gift-card money included,
 * points tendered, shipping and gifts excluded (law 25). Rules are judged before tenders: these never lower the price. Redeeming gives exactly this.
 */
export function earnPoints(facts: Facts, priced: Payable): PlannedEarning[] {
  const lines = priced.lines.filter(({ gift }) => !gift)
  const left = lines.map(({ unitPrice, quantity, discount }) => unitPrice * quantity - discount)
  const byPoints = priced.lines.flatMap(({ gift }, at) => (gift ? [] : [priced.points?.lines[at] ?? 0]))
  const paid = left.map((amount, at) => amount - byPoints[at]!)
  return facts.memberships.map((member) => ({
    cardId: member.cardId,
    programId: member.program.id,
    gains: member.orderRules.flatMap((rule) => gainBy(rule, member, facts, priced, lines, left, paid) ?? []),
    cashBack: member.orderRules.flatMap((rule) => cashBackBy(rule, member, facts, priced, lines, left, paid) ?? []),
    spent: { amount: sum(paid), currency: priced.currency },
    spentLines: lines.map(({ id, quantity }, place) => ({ lineId: id, quantity, amount: paid[place]! })),
  }))
}

/** What an order's earning adds to the counters of the rules' limits (law 17). */
export function countsOfEarning(facts: Facts, planned: readonly PlannedEarning[]): PlannedCount[] {
  const rules = new Map(facts.memberships.flatMap(({ orderRules }) => orderRules.map((rule) => [rule.id, rule])))
  return inLockOrder(
    planned.flatMap(({ gains, cashBack }) => [
      ...gains.flatMap(({ ruleId }) => countsOfRule(rules.get(ruleId)!, facts)),
      ...cashBack.flatMap(({ ruleId, amount }) => countsOfRule(rules.get(ruleId)!, facts, amount)),
    ]),
  )
}

/** The same points, earned at another instant than that of which they were planned: a hold earns when it is captured, and its points wait from then on. */
export function earnedAt(
  planned: readonly PlannedEarning[],
  programs: ReadonlyMap<string, LoyaltyProgram>,
  at: Date,
  timeZone: string,
): PlannedEarning[] {
  return planned.map((earning) => {
    const program = programs.get(earning.programId)
    if (program === undefined) return earning
    const span = lotSpan(program, at, timeZone)
    return { ...earning, gains: earning.gains.map((gain) => ({ ...gain, ...span })) }
  })
}

/** Points of one program. */
export interface ProgramPoints {
  readonly programId: string
  readonly points: number
}

/** How many points each program will give: for whoever asks beforehand. */
export function pointsToEarn(planned: readonly PlannedEarning[]): ProgramPoints[] {
  return planned
    .map(({ programId, gains }) => ({ programId, points: sum(gains.map(({ points }) => points)) }))
    .filter(({ points }) => points > 0)
}

function gainBy(
  rule: EarningRule,
  { program, tier }: MemberFacts,
  facts: Facts,
  priced: Payable,
  lines: readonly PricedLine[],
  left: readonly number[],
  paid: readonly number[],
): PlannedGain | null {
  if (rule.cashBack !== null || !hasRoom(rule, facts) || !holds(rule, facts, priced, lines, left)) return null
  const bases = lines.map((line, place) =>
    selects(rule.pointsPer?.items ?? null, line, priced.currency) ? paid[place]! : 0,
  )
  const points = pointsFor(rule, sum(bases), priced.currency, rateOf(tier))
  if (points === 0) return null
  const shares = spread(
    points,
    bases,
    bases.map(() => points),
  )
  return {
    ruleId: rule.id,
    title: rule.title,
    points,
    ...lotSpan(program, facts.now, facts.settings.timeZone),
    lines: lines.flatMap(({ id, quantity }, place) =>
      shares[place]! > 0 ? [{ lineId: id, quantity, points: shares[place]! }] : [],
    ),
  }
}

/** A share of all that is paid for goods, spread over them by what each cost; a budget that cannot cover the whole gives none of it (law 17). */
function cashBackBy(
  rule: EarningRule,
  { tier }: MemberFacts,
  facts: Facts,
  priced: Payable,
  lines: readonly PricedLine[],
  left: readonly number[],
  paid: readonly number[],
): PlannedCashBack | null {
  if (rule.cashBack === null || !holds(rule, facts, priced, lines, left)) return null
  const amount = cashBackFor(rule.cashBack, sum(paid), priced.currency, rateOf(tier))
  if (amount === 0 || !hasRoom(rule, facts, { amount, currency: priced.currency })) return null
  const shares = spread(
    amount,
    paid,
    paid.map(() => amount),
  )
  return {
    ruleId: rule.id,
    title: rule.title,
    campaignId: rule.cashBack.campaignId,
    amount,
    lines: lines.flatMap(({ id, quantity }, place) =>
      shares[place]! > 0 ? [{ lineId: id, quantity, amount: shares[place]! }] : [],
    ),
  }
}

function rateOf(tier: MemberFacts['tier']): bigint {
  return BigInt(tier?.earnBasisPoints ?? 10_000)
}

/** Rounded down once an order and rule, the tier's rate last (law 25); 10^9 at most. No step in the cart's currency: no points (law 6). */
function pointsFor({ points, pointsPer }: EarningRule, base: number, currency: string, rate: bigint): number {
  if (pointsPer === null) return mostPoints((BigInt(points ?? 0) * rate) / WHOLE)
  const step = amountIn(currency, pointsPer.steps)
  return step === null ? 0 : mostPoints((BigInt(base) * BigInt(pointsPer.points) * rate) / (BigInt(step) * WHOLE))
}

function holds(
  { condition }: EarningRule,
  facts: Facts,
  { currency }: Payable,
  lines: readonly PricedLine[],
  left: readonly number[],
): boolean {
  if (condition === null) return true
  const cart: CartView = {
    currency,
    lines,
    rests: left,
    restTotal: sum(left),
    subtotal: sum(lines.map(({ unitPrice, quantity }) => unitPrice * quantity)),
    quantity: sum(lines.map(({ quantity }) => quantity)),
    open: false,
  }
  const view = { timeZone: facts.settings.timeZone, cart, explaining: false, root: 'when' }
  return judge(condition, facts, view).outcome === 'HOLDS'
}
