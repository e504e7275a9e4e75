import { pointsReturned, type ReturnedEarning } from '../../domain/loyalty/points-returned.ts'
import type { Rollback } from '../../domain/rollback.ts'
import type { Db } from '../../store/database.ts'
import { type OrderEarnings, readOrderEarnings } from '../../store/order-earnings.ts'
import type { Session } from '../session.ts'
import { within } from '../session.ts'
import { changeCard, type OpenCard } from './change-card.ts'
import { giveFurther } from './give.ts'
import { loyaltyWorld } from './loyalty-world.ts'

/** What comes back: of which order, what came back before, and why. */
export interface PointsReturn {
  readonly of: { readonly redemptionId: string } | { readonly orderId: string }
  readonly earlier: readonly Pick<Rollback, 'lines'>[]
  readonly lines: Rollback['lines']
  readonly isWhole: boolean
  readonly reason: string
}

/**
 * Takes the points earned on returned goods back, in the transaction of the return: pending ones first, and what was spent meanwhile is owed
 * (laws 22, 26). For tiers they count off where they were earned. Cards come last in the order of locks.
 */
export async function returnPoints(session: Session, db: Db, asked: PointsReturn): Promise<void> {
  const world = await loyaltyWorld(within(session, db))
  if (world.snapshot.programs.size === 0) return
  const earnings = await readOrderEarnings(db, asked.of)
  const earlier = asked.earlier.flatMap(({ lines }) => lines)
  const returned = pointsReturned(earnings?.earns ?? [], earlier, asked.lines, asked.isWhole)
  for (const each of returned.toSorted((a, b) => (a.cardId < b.cardId ? -1 : 1))) {
    const changed = await changeCard(world, db, each.cardId, (open) => takeBack(open, each, earnings!, asked.reason))
    await giveFurther(world, db, changed?.gifts ?? [])
  }
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
