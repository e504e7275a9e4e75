import type { OrderRefundInput } from '../../domain/input/cart-input.ts'
import { parseAt } from '../../domain/input/place.ts'
import { readName } from '../../domain/input/values.ts'
import type { Order } from '../../domain/order.ts'
import { reject, type Rejection } from '../../domain/rejection.ts'
import type { Db } from '../../store/database.ts'
import type { Worked } from '../../store/idempotency.ts'
import { lockOrder, lockRedemption } from '../../store/move-redemptions.ts'
import { orderByReference, ordersByIds } from '../../store/read-orders.ts'
import { followPurchases, isFollowed } from '../customers/follow-purchases.ts'
import { withIdempotency } from '../idempotency.ts'
import { announce, type Session } from '../session.ts'
import { announceRedemption } from './announce-redemption.ts'
import type { OrderPayload } from './order-record.ts'
import { type Asked, returnOrder, returnRedemption } from './return-goods.ts'

/**
 * Refunds an order, all that is left of it or units of some lines. One that came from a redemption gives back what that had taken, as
 * `redemptionRollback` does. What is left of it counts for segments and conditions; nothing does, once all of it came back.
 */
export async function orderRefund(
  session: Session,
  input: OrderRefundInput,
): Promise<OrderPayload & { replayed: boolean }> {
  const toJudge = await isFollowed(session)
  const payload = await withIdempotency<OrderPayload>(
    session,
    { operation: 'orderRefund', key: input.idempotencyKey, input },
    {
      work: (db) => work(session, db, input, toJudge),
      find: async (reference) => ({
        order: (await ordersByIds(session.db, [reference as string])).get(reference as string)!,
        userErrors: [],
      }),
      refuse: (rejection) => ({ order: null, userErrors: [rejection] }),
    },
  )
  if (payload.order !== null && !payload.replayed) await tell(session, payload.order)
  return payload
}

async function tell(session: Session, { customerId, redemptionId }: Order): Promise<void> {
  const redemption = redemptionId === null ? null : await session.load.redemption.load(redemptionId)
  if (redemption !== null) announceRedemption(session, redemption)
  else if (customerId !== null) announce(session, `customer:${customerId}`)
  await followPurchases(session, customerId)
}

async function work(
  session: Session,
  db: Db,
  { reference, lines = null, ...input }: OrderRefundInput,
  toJudge: boolean,
): Promise<Worked<OrderPayload>> {
  const reason = parseAt(['reason'], (place) => readName(input.reason, place))
  if (!reason.ok) return refused(...reason.rejections)
  const order = await orderByReference(db, reference)
  if (order === null) return refused(reject('NOT_FOUND', ['reference']))
  const rejection = await refund(session, db, order, { lines, reason: reason.value, toJudge })
  if (rejection !== null)
    return refused({ ...rejection, path: rejection.path.length > 0 ? rejection.path : ['reference'] })
  const refunded = (await ordersByIds(db, [order.id])).get(order.id)!
  return { value: { order: refunded, userErrors: [] }, reference: order.id }
}

async function refund(session: Session, db: Db, order: Order, asked: Asked): Promise<Rejection | null> {
  if (order.redemptionId === null) return returnOrder(session, db, (await lockOrder(db, order.reference))!, asked)
  return returnRedemption(session, db, (await lockRedemption(db, order.redemptionId))!, asked)
}

function refused(...userErrors: readonly Rejection[]): Worked<OrderPayload> {
  return { value: { order: null, userErrors }, reference: null }
}
