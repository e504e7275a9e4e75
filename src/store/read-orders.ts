import type { Order } from '../domain/order.ts'
import type { Page, PageRequest } from '../domain/page.ts'
import { type Db, rows } from './database.ts'
import { pagesByOwner } from './page-of.ts'

/** Orders by id; missing ids are missing. */
export async function ordersByIds(db: Db, ids: readonly string[]): Promise<Map<string, Order>> {
  const found = await rows<Order>(db, `select ${ORDER_COLUMNS} from shop_order where id = any($1::uuid[])`, [ids])
  return new Map(found.map((order) => [order.id, order]))
}

/** The order of this reference; null where there is none. */
export async function orderByReference(db: Db, reference: string): Promise<Order | null> {
  const [order] = await rows<Order>(db, `select ${ORDER_COLUMNS} from shop_order where reference = $1`, [reference])
  return order ?? null
}

/** Each customer's orders, newest first. */
export async function pageOrdersOf(
  db: Db,
  customerIds: readonly string[],
  page: PageRequest,
): Promise<Map<string, Page<Order>>> {
  const found = await rows<Order & { ownerId: string }>(db, PAGE, [
    customerIds,
    page.after?.[0] ?? null,
    page.first + 1,
  ])
  const totals = await rows<{ ownerId: string; count: number }>(db, TOTALS, [customerIds])
  return pagesByOwner(customerIds, found, totals, page, ({ id }) => [id])
}

/** Columns of `shop_order` under the names of the domain. */
export const ORDER_COLUMNS = `
  shop_order.id, reference, customer_id as "customerId", currency, lines, shipping, subtotal, discount_total as "discountTotal", total,
  paid_at as "paidAt", status, redemption_id as "redemptionId"`

const PAGE = `
  select owner.id as "ownerId", found.* from unnest($1::uuid[]) as owner(id) cross join lateral (
    select ${ORDER_COLUMNS} from shop_order where customer_id = owner.id and ($2::uuid is null or shop_order.id < $2)
    order by shop_order.id desc limit $3
  ) found`

const TOTALS = `
  select customer_id as "ownerId", count(*) as count from shop_order where customer_id = any($1::uuid[]) group by customer_id`
