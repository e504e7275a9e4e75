import type { PointsSum } from '../domain/loyalty/loyalty-card.ts'
import { type Db, hotRows, rows } from './database.ts'

/**
 * What is left of each card's lots that have not ended at an instant: a row an end, and one more where some are not spendable yet. A member may have
 * thousands of lots; their ends are few.
 */
export async function pointsSumsOf(db: Db, cardIds: readonly string[], now: Date): Promise<Map<string, PointsSum[]>> {
  const found = await hotRows<PointsSum & { cardId: string }>(db, POINTS_SUMS, [cardIds, now])
  return Map.groupBy(found, ({ cardId }) => cardId)
}

const POINTS_SUMS = `
  select card_id as "cardId", sum(rest)::bigint as rest, min(available_at) as "availableAt", ends_at as "endsAt" from points_lot
  where card_id = any($1::uuid[]) and rest > 0 and (ends_at is null or ends_at > $2)
  group by card_id, ends_at, available_at > $2`

/**
 * Points that the members of each program hold at an instant: spendable, pending and held; what has ended does not count. By the cards' sums, of
 * which there are far fewer than lots; lots that have ended and are not written off yet are few.
 */
export async function pointsOwed(db: Db, programIds: readonly string[], now: Date): Promise<Map<string, number>> {
  const found = await rows<{ id: string; points: number }>(db, POINTS_OWED, [programIds, now])
  return new Map(found.map(({ id, points }) => [id, points]))
}

const POINTS_OWED = `
  select program_id as id, sum(points)::bigint as points from (
    select program_id, sum(balance + owed + held) as points from loyalty_card where program_id = any($1::uuid[]) group by program_id
    union all
    select program_id, -sum(lot.rest) from points_lot lot join loyalty_card on loyalty_card.id = lot.card_id
    where lot.rest > 0 and lot.ends_at <= $2 and program_id = any($1::uuid[]) group by program_id
  ) held group by program_id`
