import type { PlannedCount } from '../domain/decisions/planned-counts.ts'
import type { Order } from '../domain/order.ts'
import type { AppliedIncentive } from '../domain/priced-cart.ts'
import type { Redemption } from '../domain/redemption.ts'
import { type Db, hotRows, rows } from './database.ts'

/**
 * Counts the uses of codes where each may still be used, with one guarded statement (law 17), rows in the order of their ids (law 20).
 * False: one may not any more, and the transaction must be undone.
 */
export async function countCodes(db: Db, { applied }: Pick<Redemption, 'applied'>): Promise<boolean> {
  const ids = applied.flatMap(({ voucherId }) => voucherId ?? [])
  if (ids.length === 0) return true
  const done = await rows(db, COUNT_CODES, [ids.toSorted()])
  return done.length === ids.length
}

const COUNT_CODES = `
  with locked as (select id from voucher where id = any($1::uuid[]) order by id for update)
  update voucher set redeemed = redeemed + 1 from locked
  where voucher.id = locked.id and state = 'ENABLED' and redeemed < coalesce(redeemable, 2147483647)
  returning voucher.id`

/**
 * Adds to the counters of limits, in the order given, and keeps what this redemption has added. False: one would come to more than it may, and
 * the transaction must be undone. The most contended rows: they are locked last.
 */
export async function countLimits(
  db: Db,
  { id, createdAt }: Pick<Redemption, 'id' | 'createdAt'>,
  counts: readonly PlannedCount[],
): Promise<boolean> {
  if (counts.length === 0) return true
  const done = await hotRows(db, COUNT_LIMITS, [
    counts.map(({ campaignId }) => campaignId),
    counts.map(({ key }) => key),
    counts.map(({ amount }) => amount),
    counts.map(({ most }) => most),
    id,
    createdAt,
  ])
  return done.length === counts.length
}

const COUNT_LIMITS = `
  with asked as materialized (
    select * from unnest($1::uuid[], $2::text[], $3::bigint[], $4::bigint[]) with ordinality as asked(campaign_id, key, amount, most, place)
  ), counted as (
    insert into limit_counter as counter (campaign_id, key, used)
    select campaign_id, key, amount from asked where most is null or amount <= most order by place
    on conflict (campaign_id, key) do update set used = counter.used + excluded.used
    where counter.used + excluded.used <= coalesce(
      (select most from asked where asked.campaign_id = counter.campaign_id and asked.key = counter.key), 9223372036854775807)
    returning campaign_id, key
  )
  insert into limit_entry (redemption_id, campaign_id, key, delta, at)
  select $5, campaign_id, key, amount, $6 from asked join counted using (campaign_id, key)
  returning key`

/** Keeps a redemption with the uses it made. */
export async function insertRedemption(db: Db, redemption: Redemption): Promise<void> {
  const { id, lines, shipping, applied } = redemption
  await rows(db, INSERT_REDEMPTION, [
    id,
    redemption.status,
    redemption.orderReference,
    redemption.customerId,
    redemption.currency,
    JSON.stringify(lines),
    shipping === null ? null : JSON.stringify(shipping),
    redemption.subtotal,
    redemption.discountTotal,
    redemption.total,
    JSON.stringify(applied),
    redemption.createdAt,
    ...columnsOf(applied),
    redemption.cartId,
    redemption.storeKey,
    JSON.stringify(redemption.tenders),
    redemption.tenderTotal,
  ])
}

function columnsOf(applied: readonly AppliedIncentive[]): unknown[] {
  return [
    applied.map(({ campaignId }) => campaignId),
    applied.map(({ voucherId }) => voucherId),
    applied.map(({ sequence }) => sequence),
    applied.map(({ amount }) => amount),
    applied.map(({ variant }) => variant),
  ]
}

const INSERT_REDEMPTION = `
  with kept as (
    insert into redemption (id, status, order_reference, customer_id, currency, lines, shipping, subtotal, discount_total, total,
      applied, created_at, cart_id, store_key, tenders, tender_total)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $18, $19, $20, $21) returning id
  )
  insert into redemption_use (redemption_id, campaign_id, voucher_id, sequence, amount, variant, created_at)
  select kept.id, used.*, $12 from kept, unnest($13::uuid[], $14::uuid[], $15::integer[], $16::bigint[], $17::text[]) as used`

/** Keeps a paid order; false where its reference is taken. */
export async function insertOrder(db: Db, order: Order): Promise<boolean> {
  const done = await rows(db, INSERT_ORDER, [
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
  ])
  return done.length === 1
}

const INSERT_ORDER = `
  insert into shop_order (id, reference, customer_id, currency, lines, shipping, subtotal, discount_total, total, paid_at, status,
    redemption_id)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
  on conflict (reference) do nothing returning id`
