import type { PlannedEarning } from '../domain/loyalty/earn-points.ts'
import type { Order } from '../domain/order.ts'
import { type Db, rows } from './database.ts'

/** Takes a reference for an order that comes from no redemption; false where it is taken. */
export async function takeReference(db: Db, reference: string): Promise<boolean> {
  const taken = await rows(
    db,
    'insert into order_reference (reference) values ($1) on conflict do nothing returning reference',
    [reference],
  )
  return taken.length === 1
}

/** Keeps a paid order, its reference taken before. `earns`: of an order without a redemption, which has its own. */
export async function insertOrder(db: Db, order: Order, earns: readonly PlannedEarning[] = []): Promise<void> {
  await rows(db, INSERT_ORDER, [
    order.id,
    order.reference,
    order.customerId,
    order.currency,
    JSON.stringify(order.lines),
    order.shipping === null ? null : JSON.stringify(order.shipping),
    order.subtotal,
    order.discountTotal,
    order.total,
    order.paidAt,
    order.status,
    order.redemptionId,
    JSON.stringify(earns),
  ])
}

const INSERT_ORDER = `
  insert into shop_order (id, reference, customer_id, currency, lines, shipping, subtotal, discount_total, total, paid_at, status,
    redemption_id, earns)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12,
    coalesce((select earns from redemption where redemption.id = $12), $13))`

/** Tells whoever decides on a customer's past that it has moved. */
export async function touchActivity(db: Db, customerId: string): Promise<void> {
  await rows(
    db,
    `insert into customer_activity as kept (customer_id, version) values ($1, 1)
     on conflict (customer_id) do update set version = kept.version + 1`,
    [customerId],
  )
}

/** Puts a customer on the list of those whose segments are to be judged anew. */
export async function addToJudge(db: Db, customerId: string): Promise<void> {
  await rows(db, 'insert into customer_to_judge (customer_id) values ($1)', [customerId])
}
