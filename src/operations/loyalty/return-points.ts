import { pointsReturned, type ReturnedEarning } from '../../domain/loyalty/points-returned.ts'
import type { Rollback } from '../../domain/rollback.ts'
import type { Db } from '../../store/database.ts'
import { type OrderEarnings, readOrderEarnings } from '../../store/order-earnings.ts'
import { takeCashBack } from '../../store/take-cash-back.ts'
import { type Session, within } from '../session.ts'
import { changeCard, type OpenCard } from './change-card.ts'
import { giveFurther } from './give.ts'
import { loyaltyWorld } from './loyalty-world.ts'

/** What comes back: of which order, and what came back before. */
export interface EarningReturn {
  readonly of: { readonly redemptionId: string } | { readonly orderId: string }
  readonly earlier: readonly Pick<Rollback, 'lines'>[]
  readonly lines: Rollback['lines']
  readonly isWhole: boolean
}

/** What a return takes back of what an order earned. */
export interface EarningsReturned {
  readonly earnings: OrderEarnings
  readonly returned: readonly ReturnedEarning[]
}

/** What a return takes back of what the order earned, as frozen then (law 22); null where it earned nothing. */
export async function earningsReturned(
  { load }: Session,
  db: Db,
  { of, earlier, lines, isWhole }: EarningReturn,
): Promise<EarningsReturned | null> {
  if ((await load.snapshot()).programs.size === 0) return null
  const earnings = await readOrderEarnings(db, of)
  if (earnings === null || earnings.earns.length === 0) return null
  const before = earlier.flatMap((rollback) => rollback.lines)
  return { earnings, returned: pointsReturned(earnings.earns, before, lines, isWhole) }
}

/** How much money of each rule comes back, by its id: what its budgets get back. */
export function cashBackReturned(returned: EarningsReturned | null): ReadonlyMap<string, number> {
  const parts = returned?.returned.flatMap(({ cashBack }) => cashBack) ?? []
  return new Map(parts.map(({ ruleId, amount }) => [ruleId, amount]))
}

/**
 * Takes what was earned on returned goods back, in the transaction of the return: pending points first, and what was spent meanwhile is owed
 * (laws 22, 26); money off the gift card on which it lies. For tiers points count off where they were earned. Cards come last in the order of locks.
 */
export async function returnPoints(
  session: Session,
  db: Db,
  asked: EarningsReturned | null,
  reason: string,
): Promise<void> {
  if (asked === null) return
  const world = await loyaltyWorld(within(session, db))
  const { earnings, returned } = asked
  for (const each of returned.toSorted((a, b) => (a.cardId < b.cardId ? -1 : 1))) {
    const changed = await changeCard(world, db, each.cardId, (open) => takeBack(open, each, earnings, reason))
    await giveFurther(world, db, changed?.gifts ?? [])
  }
  const dues = returned.flatMap(({ cardId, cashBack }) => cashBack.map((part) => ({ ...part, cardId })))
  await takeCashBack(db, earnings, dues, reason, session.now)
}

function takeBack(
  { card, book, credits }: OpenCard,
  { gains, spent }: ReturnedEarning,
  { lots, earns, paidAt }: OrderEarnings,
  reason: string,
): void {
  const currency = earns[0]!.spent.currency
  let points = 0
  for (const gain of gains.filter((each) => each.points > 0)) {
    book.takeBack(gain.points, lots.get(`${card.id} ${gain.ruleId}`) ?? null, reason)
    points += gain.points
  }
  if (points > 0 || spent > 0)
    credits.push({ countsAt: paidAt, points: 0 - points, money: { amount: 0 - spent, currency }, isCorrection: false })
}
