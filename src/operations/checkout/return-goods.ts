import { type PlannedRollback, planRollback, type RollbackPlan } from '../../domain/decisions/plan-rollback.ts'
import type { RollbackLineInput } from '../../domain/input/cart-input.ts'
import type { Order } from '../../domain/order.ts'
import type { Redemption } from '../../domain/redemption.ts'
import { reject, type Rejection } from '../../domain/rejection.ts'
import type { Db } from '../../store/database.ts'
import { uncountEarning } from '../../store/count-earning.ts'
import { giveBack, takenBy } from '../../store/give-back.ts'
import { insertRollback, markRefunded, markReturned } from '../../store/move-redemptions.ts'
import { rollbacksOf, rollbacksOfOrder } from '../../store/read-rollbacks.ts'
import { addToJudge, touchActivity } from '../../store/write-orders.ts'
import { cashBackReturned, earningsReturned, returnPoints } from '../loyalty/return-points.ts'
import type { Session } from '../session.ts'
import { changeOfRollback } from './changes-of.ts'

/** What comes back, and why. */
export interface Asked {
  readonly lines: readonly RollbackLineInput[] | null
  readonly reason: string
  /** Segments follow what customers return. */
  readonly toJudge: boolean
}

/**
 * Gives back what was frozen at a redemption, all that is left or units of some lines (law 22), in the transaction that has locked it. Works
 * after campaigns have ended and codes expired. The answer is what refuses it; null where it was done.
 */
export async function returnRedemption(
  session: Session,
  db: Db,
  redemption: Redemption,
  { lines, reason, toJudge }: Asked,
): Promise<Rejection | null> {
  if (redemption.status !== 'CAPTURED' && redemption.status !== 'PARTLY_ROLLED_BACK')
    return reject('INVALID_STATE', [], `it is ${redemption.status}`)
  const { newId } = session.services
  const earlier = (await rollbacksOf(db, [redemption.id])).get(redemption.id) ?? []
  const planned = planRollback(redemption, earlier, lines)
  if (!planned.ok) return planned.rejection
  const { plan } = planned
  const taken = await takenBy(db, [redemption.id])
  await insertRollback(db, { ...recordOf(session, plan, reason), redemptionId: redemption.id, orderId: null })
  await markReturned(db, { redemptionId: redemption.id, ...plan })
  const earned = await earningsReturned(session, db, { of: { redemptionId: redemption.id }, earlier, ...plan })
  const cashBack = cashBackReturned(earned)
  const change = changeOfRollback(redemption, taken(redemption.id), plan, { reason, newId, cashBack })
  await giveBack(db, [change], session.now, toJudge)
  await returnPoints(session, db, earned, reason)
  return null
}

/** The same for an order that came from no redemption: nothing was taken, but it counts for less from now on. */
export async function returnOrder(
  session: Session,
  db: Db,
  order: Order,
  { lines, reason, toJudge }: Asked,
): Promise<Rejection | null> {
  if (order.status !== 'PAID' && order.status !== 'PARTLY_REFUNDED')
    return reject('INVALID_STATE', [], `it is ${order.status}`)
  const earlier = await rollbacksOfOrder(db, order.id)
  const planned: PlannedRollback = planRollback({ ...order, applied: [], tenders: [] }, earlier, lines)
  if (!planned.ok) return planned.rejection
  await insertRollback(db, { ...recordOf(session, planned.plan, reason), redemptionId: null, orderId: order.id })
  await markRefunded(db, order.id, planned.plan.isWhole, planned.plan.value)
  if (order.customerId !== null) await touchActivity(db, order.customerId)
  if (order.customerId !== null && toJudge) await addToJudge(db, order.customerId)
  const earned = await earningsReturned(session, db, { of: { orderId: order.id }, earlier, ...planned.plan })
  await uncountEarning(db, order.id, { isWhole: planned.plan.isWhole, money: cashBackReturned(earned) }, session.now)
  await returnPoints(session, db, earned, reason)
  return null
}

function recordOf({ services, now }: Session, plan: RollbackPlan, reason: string) {
  return { ...plan, id: services.newId(), reason, at: now }
}
