import { KEPT } from '../domain/kept.ts'
import type { Order } from '../domain/order.ts'
import { type Db, hotReads, rows } from './database.ts'
import { ORDER_COLUMNS } from './read-orders.ts'

/** Notes the code that a redemption comes with, before it is recorded: it means nothing until the redemption is a paid order. */
export async function noteReferralIntent(db: Db, redemptionId: string, codeId: string, now: Date): Promise<void> {
  await rows(db, 'insert into referral_intent (redemption_id, code_id, at) values ($1, $2, $3)', [
    redemptionId,
    codeId,
    now,
  ])
}

/** Forgets codes of redemptions that never came to be, or were paid and followed: no hold lives longer than 30 days. */
export async function forgetReferralIntents(db: Db, now: Date): Promise<void> {
  await rows(db, FORGET, [now])
}

const FORGET = `
  delete from referral_intent where ctid = any(array(
    select ctid from referral_intent where at < $1::timestamptz - interval '${KEPT.referralIntentDays} days' limit 100000
  ))`

/** Orders that may make a referral or undo one, the first noted first; `customerId` null: of anybody. */
export async function dueReferrals(db: Db, customerId: string | null, most: number): Promise<readonly string[]> {
  const [where, parameters] = customerId === null ? ['true', [most]] : ['customer_id = $2', [most, customerId]]
  const found = await hotReads<{ id: string }>(
    db,
    `select id::text from referral_due where ${where} order by referral_due.id limit $1`,
    parameters,
  )
  return found.map(({ id }) => id)
}

/** An order to be looked at, locked; its code, where it came with one. */
export interface DueOrder {
  readonly order: Order
  readonly codeId: string | null
}

/**
 * Takes one order off the list, in the transaction that follows it: null where somebody else has followed it. Orders of one customer are followed one
 * after the other: by what one began the next may convert.
 */
export async function takeDueReferral(db: Db, id: string): Promise<DueOrder | null> {
  const [listed] = await rows<{ customerId: string }>(
    db,
    'select customer_id as "customerId" from referral_due where id = $1',
    [id],
  )
  if (listed === undefined) return null
  await rows(db, 'select pg_advisory_xact_lock(hashtextextended($1, 0))', [`referrals of ${listed.customerId}`])
  const [due] = await rows<{ orderId: string }>(
    db,
    'delete from referral_due where id = $1 returning order_id as "orderId"',
    [id],
  )
  if (due === undefined) return null
  const [order] = await rows<Order>(db, `select ${ORDER_COLUMNS} from shop_order where id = $1 for update`, [
    due.orderId,
  ])
  const [intent] = await rows<{ codeId: string }>(
    db,
    'select code_id as "codeId" from referral_intent where redemption_id = $1',
    [order!.redemptionId],
  )
  return { order: order!, codeId: intent?.codeId ?? null }
}
