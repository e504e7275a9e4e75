import type { Finding } from '../condition/verdict.ts'
import type { MemberFacts } from '../loyalty/member-facts.ts'
import { amountIn, sum } from '../money.ts'
import { type ReasonCode, reason } from '../rejection.ts'
import { ANYTHING } from '../selector.ts'
import { spread } from '../spread.ts'
import type { Due } from './apply-tenders.ts'

/** What points come to on a cart, or why they pay nothing. Amounts in minor units. */
export interface PointsStanding {
  readonly points: number
  /** What they pay: `points` times their worth. */
  readonly amount: number
  /** What of it pays for each line; the rest pays shipping. */
  readonly lines: readonly number[]
  /** Points that would help, and that were asked for, but are not there. */
  readonly missing: number
  /** Empty where they pay. */
  readonly findings: readonly Finding[]
}

/**
 * Lets points pay what gift cards leave (law 27): whole points, never more than what is left, at most `most` (null: as many as help) and at most what
 * may be spent now. Goods come first, each in proportion to what is left of it, shipping last: points earn nothing where they pay for goods (law 25).
 */
export function applyPoints(member: MemberFacts, most: number | null, due: Due, currency: string): PointsStanding {
  const worth = amountIn(currency, member.program.pointValues)
  if (worth === null)
    return nothing(due, [against('CURRENCY', `a point of ${member.program.key} is worth nothing here`)])
  const left = sum(due.lines) + (due.shipping ?? 0)
  const helping = Math.floor(left / worth)
  const wanted = Math.min(helping, most ?? helping)
  const points = Math.min(wanted, Math.max(0, pointsFor(member)))
  if (points === 0) return { ...nothing(due, obstacles(member, due, helping)), missing: most === null ? 0 : wanted }
  const amount = points * worth
  const lines = spread(Math.min(amount, sum(due.lines)), due.lines, due.lines)
  return { points, amount, lines, missing: most === null ? 0 : wanted - points, findings: [] }
}

/** What may pay for this cart. */
function pointsFor({ points, heldHere = 0 }: MemberFacts): number {
  return points + heldHere
}

function nothing({ lines }: Due, findings: readonly Finding[]): PointsStanding {
  return { points: 0, amount: 0, lines: lines.map(() => 0), missing: 0, findings }
}

function obstacles(member: MemberFacts, due: Due, helping: number): Finding[] {
  return [...(helping > 0 ? [] : [nothingToPay(due)]), ...(pointsFor(member) > 0 ? [] : [noPoints(member)])]
}

function nothingToPay({ lines, shipping }: Due): Finding {
  if (lines.length > 0 || shipping !== null) return against('NO_DISCOUNT', 'less is left to pay than a point is worth')
  const hint = { kind: 'addItems', quantity: 1, of: ANYTHING } as const
  return { reason: reason('ITEMS_NOT_IN_CART', {}, 'nothing that points could pay for is in the cart'), hint }
}

/** Even one point helps. */
export function noPoints(member: MemberFacts): Finding {
  const { program } = member
  const points = pointsFor(member)
  const detail = `points: ${points} may be spent`
  return { reason: reason('NO_BALANCE', {}, detail), hint: { kind: 'earnPoints', points: 1 - points, program } }
}

function against(code: ReasonCode, detail: string): Finding {
  return { reason: reason(code, {}, detail), hint: null }
}
