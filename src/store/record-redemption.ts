import type { Order } from '../domain/order.ts'
import type { AppliedIncentive } from '../domain/priced-cart.ts'
import type { Redemption } from '../domain/redemption.ts'
import { type Db, rows } from './database.ts'

/** One incentive's use, to be counted. */
export interface Use {
  readonly campaignId: string
  readonly voucherId: string | null
  /** Greatest number of uses of the campaign in all, and by this customer; null for no limit. */
  readonly campaignLimit: number | null
  readonly customerLimit: number | null
  /** Greatest number of uses of this code; null for the voucher's own. */
  readonly codeLimit: number | null
}

/**
 * Counts the uses where every limit still holds, each with one guarded statement a table (law 17), rows in the order of their ids
 * and the contended one last (law 20). False: a limit was reached meanwhile, and the transaction must be undone.
 */
export async function countUses(db: Db, customerId: string | null, uses: readonly Use[]): Promise<boolean> {
  const codes = tally(
    uses,
    ({ voucherId }) => voucherId,
    ({ codeLimit }) => codeLimit,
  )
  const ofCustomer = tally(
    uses,
    ({ campaignId }) => campaignId,
    ({ customerLimit }) => customerLimit,
  )
  const ofCampaign = tally(
    uses,
    ({ campaignId }) => campaignId,
    ({ campaignLimit }) => campaignLimit,
  )
  return (
    (await counted(db, COUNT_CODES, codes)) &&
    (customerId === null || (await counted(db, COUNT_OF_CUSTOMER, ofCustomer, customerId))) &&
    (await counted(db, COUNT_OF_CAMPAIGN, ofCampaign))
  )
}

interface Tally {
  readonly ids: string[]
  readonly counts: number[]
  readonly limits: (number | null)[]
}

function tally(uses: readonly Use[], idOf: (use: Use) => string | null, limitOf: (use: Use) => number | null): Tally {
  const groups = Map.groupBy(
    uses.filter((use) => idOf(use) !== null),
    (use) => idOf(use)!,
  )
  const ids = [...groups.keys()].toSorted()
  return {
    ids,
    counts: ids.map((id) => groups.get(id)!.length),
    limits: ids.map((id) => limitOf(groups.get(id)![0]!)),
  }
}

async function counted(
  db: Db,
  text: string,
  { ids, counts, limits }: Tally,
  ...more: readonly unknown[]
): Promise<boolean> {
  if (ids.length === 0) return true
  const done = await rows(db, text, [ids, counts, limits, ...more])
  return done.length === ids.length
}

const ASKED = `unnest($1::uuid[], $2::integer[], $3::integer[]) as asked(id, count, most)`

const COUNT_CODES = `
  with locked as (
    select voucher.id, asked.count, asked.most from ${ASKED} join voucher using (id) order by id for update of voucher
  )
  update voucher set redeemed = redeemed + locked.count from locked
  where voucher.id = locked.id and state = 'ENABLED' and redeemed + locked.count <= least(redeemable, locked.most, 2147483647)
  returning voucher.id`

const COUNT_OF_CUSTOMER = `
  insert into campaign_customer_use as counter (campaign_id, customer_id, uses)
  select id, $4, count from ${ASKED} where most is null or count <= most order by id
  on conflict (campaign_id, customer_id) do update set uses = counter.uses + excluded.uses
  where counter.uses + excluded.uses <= coalesce((select most from ${ASKED} where id = counter.campaign_id), 2147483647)
  returning campaign_id`

const COUNT_OF_CAMPAIGN = `
  insert into campaign_use as counter (campaign_id, uses)
  select id, count from ${ASKED} where most is null or count <= most order by id
  on conflict (campaign_id) do update set uses = counter.uses + excluded.uses
  where counter.uses + excluded.uses <= coalesce((select most from ${ASKED} where id = counter.campaign_id), 2147483647)
  returning campaign_id`

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
