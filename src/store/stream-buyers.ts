import type { ReportSpan } from '../domain/campaign-report.ts'
import type { Money } from '../domain/money.ts'
import { type Db, rows } from './database.ts'

/** Customers read at once: one short statement, and no more in memory. */
const BATCH = 10_000

/** What a customer paid within a span. */
export interface Buyer {
  readonly customerId: string
  /** One amount per currency; empty where she has paid no order. */
  readonly orderTotals: readonly Money[]
}

interface BuyerRow {
  readonly customerId: string
  readonly currency: string | null
  readonly total: number
}

/** Every customer known before the span ended, with what she paid within it; batch by batch, in constant memory. */
export async function* streamBuyers(db: Db, { from, to }: ReportSpan): AsyncGenerator<readonly Buyer[]> {
  for (let after: string | null = null; ;) {
    const found: BuyerRow[] = await rows<BuyerRow>(db, BUYERS, [after, from, to, BATCH])
    const buyers = [...Map.groupBy(found, ({ customerId }) => customerId)].map(buyerOf)
    if (buyers.length > 0) yield buyers
    if (buyers.length < BATCH) return
    after = buyers.at(-1)!.customerId
  }
}

function buyerOf([customerId, paid]: [string, readonly BuyerRow[]]): Buyer {
  const orderTotals = paid.flatMap(({ currency, total }) => (currency === null ? [] : [{ amount: total, currency }]))
  return { customerId, orderTotals }
}

const BUYERS = `
  select known.id as "customerId", paid.currency, paid.total
  from (
    select id from customer where ($1::uuid is null or id > $1) and created_at < coalesce($3, 'infinity'::timestamptz)
    order by id limit $4
  ) known
  left join lateral (
    select currency, sum(total - refunded)::bigint as total from shop_order
    where customer_id = known.id and paid_at >= coalesce($2, '-infinity'::timestamptz)
      and paid_at < coalesce($3, 'infinity'::timestamptz) and status in ('PAID', 'PARTLY_REFUNDED')
    group by currency
  ) paid on true
  order by known.id, paid.currency`
