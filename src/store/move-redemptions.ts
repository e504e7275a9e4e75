import type { Order } from '../domain/order.ts'
import type { Redemption, RedemptionStatus } from '../domain/redemption.ts'
import type { Rollback } from '../domain/rollback.ts'
import { type Db, rows } from './database.ts'
import { ORDER_COLUMNS } from './read-orders.ts'
import { REDEMPTION_COLUMNS } from './read-redemptions.ts'

/**
 * A redemption whose row stays locked until the transaction ends; null where there is none. None of its campaigns counts its past meanwhile:
 * either it finds what comes back counted, or it does not count it.
 */
export async function lockRedemption(db: Db, id: string): Promise<Redemption | null> {
  await keepCampaigns(db, [id])
  const [redemption] = await rows<Redemption>(
    db,
    `select ${REDEMPTION_COLUMNS} from redemption where id = $1 for update`,
    [id],
  )
  return redemption ?? null
}

async function keepCampaigns(db: Db, redemptionIds: readonly string[]): Promise<void> {
  await rows(db, KEEP, [redemptionIds])
}

/** As recording does, before any row. */
const KEEP = `
  select pg_advisory_xact_lock_shared(campaign_lock(campaign_id)) from (
    select distinct campaign_id from redemption_use where redemption_id = any($1::uuid[]) order by campaign_id
  ) used`

/** Holds whose time is over, at most so many: their ids. */
export async function dueHolds(db: Db, now: Date, most: number): Promise<string[]> {
  const due = await rows<{ id: string }>(db, DUE, [now, most])
  return due.map(({ id }) => id)
}

const DUE = `select id from redemption where status = 'HELD' and held_until <= $1 order by held_until limit $2`

/** Those of these holds that nobody has ended meanwhile, locked: whoever looks waits for whoever is letting them go, and then finds none. */
export async function lockHolds(db: Db, ids: readonly string[]): Promise<Redemption[]> {
  await keepCampaigns(db, ids)
  return rows<Redemption>(db, LOCK_HOLDS, [ids])
}

const LOCK_HOLDS = `
  select ${REDEMPTION_COLUMNS} from redemption where id = any($1::uuid[]) and status = 'HELD' order by id for update`

/** Ends holds. What was let go leaves its order's reference to others. */
export async function endHolds(
  db: Db,
  holds: readonly Redemption[],
  status: Extract<RedemptionStatus, 'CAPTURED' | 'RELEASED' | 'EXPIRED'>,
): Promise<void> {
  await rows(db, 'update redemption set status = $2 where id = any($1::uuid[])', [holds.map(({ id }) => id), status])
  if (status !== 'CAPTURED') await rows(db, FREE, [holds.map(({ orderReference }) => orderReference).toSorted()])
}

const FREE = 'delete from order_reference where reference = any($1::text[])'

/** An order whose row stays locked until the transaction ends; null where there is none. */
export async function lockOrder(db: Db, reference: string): Promise<Order | null> {
  const [order] = await rows<Order>(db, `select ${ORDER_COLUMNS} from shop_order where reference = $1 for update`, [
    reference,
  ])
  return order ?? null
}

/** Keeps a return of a redemption, or of an order that came from none, and what it comes to. */
export async function insertRollback(db: Db, rollback: Rollback): Promise<void> {
  await rows(db, INSERT_ROLLBACK, [
    rollback.id,
    rollback.redemptionId,
    rollback.orderId,
    rollback.reason,
    JSON.stringify(rollback.lines),
    rollback.shippingReturned,
    rollback.discountReturned,
    JSON.stringify(rollback.tenders),
    rollback.tenderReturned,
    rollback.isWhole,
    rollback.at,
  ])
}

const INSERT_ROLLBACK = `
  insert into rollback (id, redemption_id, order_id, reason, lines, shipping_returned, discount_returned, tenders, tender_returned,
    is_whole, at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`

/** What a return changes of the redemption: where it stands, and what came back of what was to pay and of each incentive. */
export interface RedemptionReturn {
  readonly redemptionId: string
  readonly isWhole: boolean
  readonly value: number
  /** By `sequence` of the incentive. */
  readonly discounts: ReadonlyMap<number, number>
}

/** Marks a redemption and its order as given back, in part or whole. */
export async function markReturned(
  db: Db,
  { redemptionId, isWhole, value, discounts }: RedemptionReturn,
): Promise<void> {
  await rows(db, 'update redemption set status = $2, refunded = refunded + $3 where id = $1', [
    redemptionId,
    isWhole ? 'ROLLED_BACK' : 'PARTLY_ROLLED_BACK',
    value,
  ])
  await rows(db, RETURN_ORDER, [redemptionId, isWhole ? 'REFUNDED' : 'PARTLY_REFUNDED', value])
  await rows(db, RETURN_USES, [redemptionId, [...discounts.keys()], [...discounts.values()]])
}

/** The order of a captured redemption has its reference, by which it is found. */
const RETURN_ORDER = `
  update shop_order set status = $2, refunded = refunded + $3
  where reference = (select order_reference from redemption where id = $1) and redemption_id = $1`

const RETURN_USES = `
  update redemption_use set returned = returned + back.amount from unnest($2::integer[], $3::bigint[]) as back (sequence, amount)
  where redemption_id = $1 and redemption_use.sequence = back.sequence and back.amount > 0`

/** Marks an order that came from no redemption as refunded, in part or whole. */
export async function markRefunded(db: Db, orderId: string, isWhole: boolean, value: number): Promise<void> {
  await rows(db, 'update shop_order set status = $2, refunded = refunded + $3 where id = $1', [
    orderId,
    isWhole ? 'REFUNDED' : 'PARTLY_REFUNDED',
    value,
  ])
}
