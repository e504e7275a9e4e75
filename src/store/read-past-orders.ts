import type { PricedLine, PricedShipping } from '../domain/priced-cart.ts'
import type { SimulatedCart } from '../domain/decisions/simulation.ts'
import { type Db, rows } from './database.ts'

/** Orders read at once: one short statement, and no more in memory. */
const BATCH = 1_000

/** The instants to look at: half-open (law 28). */
export interface PastSpan {
  readonly from: Date
  readonly to: Date
}

/** How many orders were paid within a span, counted up to one more than `most`. */
export async function countPastOrders(db: Db, { from, to }: PastSpan, most: number): Promise<number> {
  const [row] = await rows<{ count: number }>(
    db,
    `select count(*) as count from (
       select from shop_order where paid_at >= $1 and paid_at < $2 and status in ('PAID', 'PARTLY_REFUNDED') limit $3
     ) found`,
    [from, to, most + 1],
  )
  return row!.count
}

interface OrderRow {
  readonly id: string
  readonly customerId: string | null
  readonly currency: string
  readonly lines: readonly PricedLine[]
  readonly shipping: PricedShipping | null
  readonly paidAt: Date
  /** To the microsecond, which a `Date` does not hold. */
  readonly position: string
}

/** The paid orders of a span as the carts that they were, in the order in which they were paid; batch by batch, in constant memory. */
export async function* streamPastOrders(db: Db, { from, to }: PastSpan): AsyncGenerator<readonly SimulatedCart[]> {
  for (let after: readonly [string | null, string | null] = [null, null]; ;) {
    const found: OrderRow[] = await rows<OrderRow>(db, ORDERS, [from, to, ...after, BATCH])
    if (found.length > 0) yield found.map(cartOfOrder)
    if (found.length < BATCH) return
    const { position, id } = found.at(-1)!
    after = [position, id]
  }
}

/** Prices are those of then; gifts of then are left out. Store, place and attributes of the cart are not kept with an order. */
function cartOfOrder({ customerId, currency, lines, shipping, paidAt }: OrderRow): SimulatedCart {
  const goods = lines.filter(({ gift }) => !gift)
  const cart = { currency, lines: goods, shipping, codes: [], storeKey: null, location: null, attributes: {} }
  return { customerId, cart, at: paidAt }
}

const ORDERS = `
  select id, customer_id as "customerId", currency, lines, shipping, paid_at as "paidAt", paid_at::text as position
  from shop_order
  where paid_at >= $1 and paid_at < $2 and ($3::timestamptz is null or (paid_at, id) > ($3::timestamptz, $4::uuid))
    and status in ('PAID', 'PARTLY_REFUNDED')
  order by paid_at, id limit $5`
