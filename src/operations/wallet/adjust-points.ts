import type { PointsAdjustInput } from '../../domain/input/loyalty-input.ts'
import { lotSpan } from '../../domain/loyalty/lot-span.ts'
import { MAXIMUM_POINTS } from '../../domain/parse-grants.ts'
import { type Rejection, reject } from '../../domain/rejection.ts'
import type { Db } from '../../store/database.ts'
import { refreshCustomerSegments } from '../customers/refresh-members.ts'
import { changeCard, type OpenCard } from '../loyalty/change-card.ts'
import { giveFurther } from '../loyalty/give.ts'
import { type LoyaltyWorld, loyaltyWorld } from '../loyalty/loyalty-world.ts'
import { ownCard } from '../loyalty/own-card.ts'
import type { Session } from '../session.ts'

/** Whose wallet was corrected, or why it was not. */
export type Adjusted =
  { readonly ok: true; readonly customerId: string } | { readonly ok: false; readonly rejection: Rejection }

/**
 * Corrects the points of a card by hand: more points are spendable at once and live as long as earned ones; fewer are taken from those that end
 * soonest, never below zero (INSUFFICIENT_BALANCE). For tiers, corrections are taken off, and never count as earned (laws 25, 26).
 */
export async function adjustPoints(
  session: Session,
  db: Db,
  { loyaltyCardId, delta }: PointsAdjustInput,
  reason: string,
): Promise<Adjusted> {
  const card = await ownCard(session, db, loyaltyCardId)
  if (card === null) return { ok: false, rejection: reject('NOT_FOUND', ['points', 'loyaltyCardId']) }
  if (delta === 0 || Math.abs(delta) > MAXIMUM_POINTS)
    return {
      ok: false,
      rejection: reject('INVALID', ['points', 'delta'], `must be up to ${MAXIMUM_POINTS}, and not 0`),
    }
  const world = await loyaltyWorld(session)
  const changed = await changeCard(world, db, card.id, (open) => correct(world, open, delta, reason))
  if (!changed!.value) return { ok: false, rejection: reject('INSUFFICIENT_BALANCE', ['points', 'delta']) }
  await giveFurther(world, db, changed!.gifts)
  await refreshCustomerSegments(db, session.services, card.holderId, session.now)
  return { ok: true, customerId: card.holderId }
}

function correct(
  { now, snapshot }: LoyaltyWorld,
  { book, program, credits }: OpenCard,
  delta: number,
  description: string,
): boolean {
  if (delta < 0 && !book.spend(-delta, 'ADJUST', description)) return false
  if (delta > 0) {
    const { endsAt } = lotSpan(program, now, snapshot.settings.timeZone)
    book.gain({ kind: 'ADJUST', points: delta, availableAt: now, endsAt, description })
  }
  credits.push({ countsAt: now, points: delta, money: null, isCorrection: true })
  return true
}
