import type { Page, PageRequest } from '../domain/page.ts'
import type { Redemption, RedemptionStatus } from '../domain/redemption.ts'
import { type Db, rows } from './database.ts'
import { pageOf, pagesByOwner } from './page-of.ts'

/** Redemptions by id; missing ids are missing. */
export async function redemptionsByIds(db: Db, ids: readonly string[]): Promise<Map<string, Redemption>> {
  const found = await rows<Redemption>(db, `select ${REDEMPTION_COLUMNS} from redemption where id = any($1::uuid[])`, [
    ids,
  ])
  return new Map(found.map((redemption) => [redemption.id, redemption]))
}

/** The open hold of each cart, by the cart's id; carts without one are missing. */
export async function openHoldsOf(db: Db, cartIds: readonly string[], now: Date): Promise<Map<string, Redemption>> {
  const found = await rows<Redemption>(
    db,
    `select ${REDEMPTION_COLUMNS} from redemption where cart_id = any($1::uuid[]) and status = 'HELD' and held_until > $2`,
    [cartIds, now],
  )
  return new Map(found.map((hold) => [hold.cartId!, hold]))
}

/** Each customer's redemptions, newest first. */
export async function pageRedemptionsOf(
  db: Db,
  customerIds: readonly string[],
  page: PageRequest,
): Promise<Map<string, Page<Redemption>>> {
  const found = await rows<Redemption & { ownerId: string }>(db, PAGE_OF, [
    customerIds,
    page.after?.[0] ?? null,
    page.first + 1,
  ])
  const totals = await rows<{ ownerId: string; count: number }>(db, TOTALS_OF, [customerIds])
  return pagesByOwner(customerIds, found, totals, page, ({ id }) => [id])
}

/** Which redemptions; absent and null: whatever. The span is half-open (law 28). */
export interface RedemptionFilter {
  readonly campaignId?: string | null
  readonly customerId?: string | null
  readonly orderReference?: string | null
  readonly statuses?: readonly RedemptionStatus[] | null
  readonly from?: Date | null
  readonly to?: Date | null
}

/** Redemptions by filter, newest first. */
export async function pageRedemptions(db: Db, filter: RedemptionFilter, page: PageRequest): Promise<Page<Redemption>> {
  const { campaignId, customerId, orderReference, statuses, from, to } = filter
  const parameters = [campaignId, customerId, orderReference, statuses, from, to].map((value) => value ?? null)
  const [total] = await rows<{ count: number }>(
    db,
    `select count(*) as count from redemption where ${MATCHES}`,
    parameters,
  )
  const found = await rows<Redemption>(
    db,
    `select ${REDEMPTION_COLUMNS} from redemption where ${MATCHES} and ($7::uuid is null or id < $7) order by id desc limit $8`,
    [...parameters, page.after?.[0] ?? null, page.first + 1],
  )
  return pageOf(found, total!.count, page, ({ id }) => [id])
}

/** Columns of `redemption` under the names of the domain. */
export const REDEMPTION_COLUMNS = `
  redemption.id, status, order_reference as "orderReference", customer_id as "customerId", currency, lines, shipping, subtotal,
  discount_total as "discountTotal", tenders, tender_total as "tenderTotal", total, applied, held_until as "heldUntil",
  cart_id as "cartId", store_key as "storeKey", created_at as "createdAt"`

const MATCHES = `
  ($1::uuid is null or exists (select from redemption_use use where use.redemption_id = redemption.id and use.campaign_id = $1))
  and ($2::uuid is null or customer_id = $2) and ($3::text is null or order_reference = $3)
  and ($4::text[] is null or status = any($4)) and ($5::timestamptz is null or created_at >= $5)
  and ($6::timestamptz is null or created_at < $6)`

const PAGE_OF = `
  select owner.id as "ownerId", found.* from unnest($1::uuid[]) as owner(id) cross join lateral (
    select ${REDEMPTION_COLUMNS} from redemption where customer_id = owner.id and ($2::uuid is null or redemption.id < $2)
    order by redemption.id desc limit $3
  ) found`

const TOTALS_OF = `
  select customer_id as "ownerId", count(*) as count from redemption where customer_id = any($1::uuid[]) group by customer_id`
