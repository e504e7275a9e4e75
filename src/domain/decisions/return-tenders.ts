import { sum } from '../money.ts'
import type { Returned } from '../rollback.ts'
import { spread } from '../spread.ts'
import { isPointsTender, type PointsTender, type Tender } from '../tender.ts'

/**
 * Spreads what tenders get back, minor units, over them: each in proportion to what it has not got back so far (law 22). Points come back whole: so
 * many as make up all that came back of their amount by then, so that all returns together give back exactly those spent.
 */
export function returnTenders(tenders: readonly Tender[], earlier: readonly Returned[], amount: number): Tender[] {
  const before = Map.groupBy(
    earlier.flatMap((rollback) => rollback.tenders),
    cardOf,
  )
  const returned = tenders.map((tender) => sum((before.get(cardOf(tender)) ?? []).map((part) => part.amount)))
  const open = tenders.map((tender, place) => tender.amount - returned[place]!)
  const parts = spread(amount, open, open)
  return tenders
    .map((tender, place) => partOf(tender, returned[place]!, returned[place]! + parts[place]!))
    .filter((part) => part.amount > 0)
}

function cardOf(tender: Tender): string {
  return isPointsTender(tender) ? tender.loyaltyCardId : tender.giftCardId
}

/** The part of a tender from an amount that came back before up to another. */
function partOf(tender: Tender, from: number, to: number): Tender {
  if (!isPointsTender(tender)) return { giftCardId: tender.giftCardId, amount: to - from }
  return {
    loyaltyCardId: tender.loyaltyCardId,
    points: pointsFor(tender, to) - pointsFor(tender, from),
    amount: to - from,
  }
}

/** How many whole points an amount of theirs makes, half a point up (law 1): for all of it exactly those spent. */
function pointsFor({ points, amount }: PointsTender, part: number): number {
  const worth = amount / points
  return Math.floor((part + Math.floor(worth / 2)) / worth)
}
