import type { OrderWindowSpan } from '../domain/condition/spans.ts'
import type { Customer } from '../domain/customer.ts'
import type { OrderWindow } from '../domain/facts.ts'
import { spanParts, windowStart } from '../domain/window.ts'
import { type Db, rows } from './database.ts'
import { CUSTOMER_COLUMNS } from './read-customers.ts'

/** What decisions may know of one customer. */
export interface CustomerFacts {
  readonly customer: Customer
  /** Static segments that list her. */
  readonly staticSegmentIds: ReadonlySet<string>
  /** By `OrderWindowSpan.key`; a span without a paid order counts 0. */
  readonly orders: ReadonlyMap<string, OrderWindow>
}

/** No paid order. */
const EMPTY_WINDOW: OrderWindow = { count: 0, totals: new Map(), changesAt: null }

/** Calendars differ from fixed spans by at most the days that a short month lacks, and an hour of daylight saving. */
const CALENDAR_SLACK_MILLISECONDS = 4 * 86_400_000

/**
 * Loads what is known of customers, in two queries whatever their number and that of the spans; unknown ids are missing.
 * An order counts while PAID or PARTLY_REFUNDED, from `paidAt` on and before `paidAt` plus the span (law 28), at its total.
 */
export async function loadCustomerFacts(
  db: Db,
  { orderWindows }: { readonly orderWindows: readonly OrderWindowSpan[] },
  customerIds: readonly string[],
  now: Date,
): Promise<Map<string, CustomerFacts>> {
  if (customerIds.length === 0) return new Map()
  const customers = await readCustomers(db, customerIds)
  const found = orderWindows.length === 0 ? [] : await readOrders(db, customerIds, orderWindows, now)
  const orders = windowsByCustomer(found)
  return new Map(
    customers.map(({ staticSegmentIds, ...customer }) => [
      customer.id,
      {
        customer,
        staticSegmentIds: new Set(staticSegmentIds),
        orders: new Map(orderWindows.map(({ key }) => [key, orders.get(customer.id)?.get(key) ?? EMPTY_WINDOW])),
      },
    ]),
  )
}

function readCustomers(db: Db, customerIds: readonly string[]) {
  return rows<Customer & { staticSegmentIds: string[] }>(
    db,
    `select ${CUSTOMER_COLUMNS}, array(
       select m.segment_id::text from segment_member m join segment s on s.id = m.segment_id
       where m.customer_id = customer.id and m.is_member and s.condition is null
     ) as "staticSegmentIds"
     from customer where id = any($1::uuid[])`,
    [customerIds],
  )
}

interface WindowRow {
  readonly customerId: string
  readonly key: string
  readonly currency: string
  readonly count: number
  readonly total: number
  readonly changesAt: Date | null
}

/** One pass over the customers' orders; `since` lets the index skip what is surely too old, `leaves_at` decides. */
function readOrders(db: Db, customerIds: readonly string[], spans: readonly OrderWindowSpan[], now: Date) {
  return rows<WindowRow>(
    db,
    `select o.customer_id as "customerId", w.key, o.currency, count(*) as count, sum(o.total)::bigint as total,
       min(e.leaves_at) as "changesAt"
     from unnest($1::uuid[]) as c(id)
     cross join unnest($2::text[], $3::timestamptz[], $4::text[], $5::interval[], $6::interval[])
       as w(key, since, zone, calendar, clock)
     join shop_order o on o.customer_id = c.id and o.paid_at >= w.since and o.paid_at <= $7
     cross join lateral (
       select (((o.paid_at at time zone w.zone) + w.calendar) at time zone w.zone) + w.clock as leaves_at
     ) e
     where o.status in ('PAID', 'PARTLY_REFUNDED') and (e.leaves_at is null or e.leaves_at > $7)
     group by o.customer_id, w.key, o.currency`,
    [customerIds, ...columnsOf(spans, now), now],
  )
}

function columnsOf(spans: readonly OrderWindowSpan[], now: Date): unknown[][] {
  const columns = spans.map(({ key, within, timeZone }) => {
    if (within === null) return [key, '-infinity', timeZone, null, null]
    const { calendar, clock } = spanParts(within)
    const since = new Date(windowStart(within, timeZone, now).getTime() - CALENDAR_SLACK_MILLISECONDS)
    return [key, since, timeZone, calendar, clock]
  })
  return [0, 1, 2, 3, 4].map((column) => columns.map((row) => row[column]))
}

function windowsByCustomer(found: readonly WindowRow[]): Map<string, Map<string, OrderWindow>> {
  const byCustomer = new Map<string, Map<string, OrderWindow>>()
  for (const row of found) {
    const windows = byCustomer.get(row.customerId) ?? new Map<string, OrderWindow>()
    windows.set(row.key, withRow(windows.get(row.key) ?? EMPTY_WINDOW, row))
    byCustomer.set(row.customerId, windows)
  }
  return byCustomer
}

function withRow(window: OrderWindow, row: WindowRow): OrderWindow {
  const changes = [window.changesAt, row.changesAt].filter((at) => at !== null)
  return {
    count: window.count + row.count,
    totals: new Map(window.totals).set(row.currency, row.total),
    changesAt: changes.length === 0 ? null : new Date(Math.min(...changes.map((at) => at.getTime()))),
  }
}
