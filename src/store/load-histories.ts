import type { HistorySpan } from '../domain/condition/spans.ts'
import type { HistoryWindow } from '../domain/facts.ts'
import { spanParts, windowStart } from '../domain/window.ts'
import { type Db, hotRows } from './database.ts'

/** Windows of many customers, by their id, then by `HistorySpan.key`; where nothing happened they are missing. */
export type Histories = ReadonlyMap<string, ReadonlyMap<string, HistoryWindow>>

/** Nothing happened. */
export const EMPTY_WINDOW: HistoryWindow = { count: 0, totals: new Map(), changesAt: null }

/** Calendars differ from fixed spans by at most the days that a short month lacks, and an hour of daylight saving. */
const CALENDAR_SLACK_MILLISECONDS = 4 * 86_400_000

/** Loads one kind of the customers' past, in one query whatever the number of customers and spans; in none where there is no span. */
export async function loadHistories(
  db: Db,
  of: HistorySpan['of'],
  customerIds: readonly string[],
  histories: readonly HistorySpan[],
  now: Date,
): Promise<Histories> {
  const spans = histories.filter((span) => span.of === of)
  if (spans.length === 0) return new Map()
  return windowsByCustomer(await hotRows<WindowRow>(db, QUERIES[of], [customerIds, now, ...columnsOf(spans, now)]))
}

/** What happened within one span, in one currency. */
export interface HappenedRow {
  readonly key: string
  /** Null: without an amount. */
  readonly currency: string | null
  readonly count: number
  readonly total: number
  readonly changesAt: Date | null
}

interface WindowRow extends HappenedRow {
  readonly customerId: string
}

/** `since` lets an index skip what is surely too old; when each leaves its span decides. */
const SPANS = `unnest($3::text[], $4::text[], $5::timestamptz[], $6::text[], $7::interval[], $8::interval[])
  as w(key, subject, since, zone, calendar, clock)`

/** SQL for the instant at which what happened `at` leaves a span `w`; null where it never does. */
export const leavesAt = (at: string): string =>
  `(((${at} at time zone w.zone) + w.calendar) at time zone w.zone) + w.clock`

const QUERIES: Readonly<Record<HistorySpan['of'], string>> = {
  /** An order counts while PAID or PARTLY_REFUNDED, at what is left of its total. */
  orders: `
    select o.customer_id as "customerId", w.key, o.currency, count(*) as count, sum(o.total - o.refunded)::bigint as total,
      min(e.leaves_at) as "changesAt"
    from unnest($1::uuid[]) as c(id)
    cross join ${SPANS}
    join shop_order o on o.customer_id = c.id and o.paid_at >= w.since and o.paid_at <= $2
    cross join lateral (select ${leavesAt('o.paid_at')} as leaves_at) e
    where o.status in ('PAID', 'PARTLY_REFUNDED') and (e.leaves_at is null or e.leaves_at > $2)
    group by o.customer_id, w.key, o.currency`,
  /** Counters say how often ever, and which names are worth looking for. */
  events: `
    select k.customer_id as "customerId", w.key, null as currency, coalesce(e.count, k.count) as count, 0 as total,
      e.changes_at as "changesAt"
    from customer_event_count k
    join ${SPANS} on w.subject = k.name
    left join lateral (
      select count(*) as count, min(l.leaves_at) as changes_at
      from customer_event o cross join lateral (select ${leavesAt('o.occurred_at')} as leaves_at) l
      where o.customer_id = k.customer_id and o.name = k.name and o.occurred_at >= w.since and o.occurred_at <= $2
        and l.leaves_at > $2
    ) e on w.calendar is not null
    where k.customer_id = any($1::uuid[])`,
  /** A redemption counts once, however many codes of the campaign it used, while captured and not all given back. */
  redeemed: `
    select r.customer_id as "customerId", w.key, r.currency, count(distinct r.id) as count, sum(u.amount - u.returned)::bigint as total,
      min(e.leaves_at) as "changesAt"
    from redemption r
    join redemption_use u on u.redemption_id = r.id
    join ${SPANS} on w.subject::uuid = u.campaign_id and r.created_at >= w.since
    cross join lateral (select ${leavesAt('r.created_at')} as leaves_at) e
    where r.customer_id = any($1::uuid[]) and r.created_at <= $2 and r.status in ('CAPTURED', 'PARTLY_ROLLED_BACK')
      and (e.leaves_at is null or e.leaves_at > $2)
    group by r.customer_id, w.key, r.currency`,
}

function columnsOf(spans: readonly HistorySpan[], now: Date): unknown[][] {
  const columns = spans.map(({ key, subject, within, timeZone }) => {
    if (within === null) return [key, subject, '-infinity', timeZone, null, null]
    const { calendar, clock } = spanParts(within)
    const since = new Date(windowStart(within, timeZone, now).getTime() - CALENDAR_SLACK_MILLISECONDS)
    return [key, subject, since, timeZone, calendar, clock]
  })
  return [0, 1, 2, 3, 4, 5].map((column) => columns.map((row) => row[column]))
}

function windowsByCustomer(found: readonly WindowRow[]): Histories {
  return windowsBy(found, ({ customerId }) => customerId)
}

/** Puts rows together, a map of windows for each owner. */
export function windowsBy<Row extends HappenedRow, Owner>(
  found: readonly Row[],
  ownerOf: (row: Row) => Owner,
): Map<Owner, Map<string, HistoryWindow>> {
  const byOwner = new Map<Owner, Map<string, HistoryWindow>>()
  for (const row of found) {
    const owner = ownerOf(row)
    const windows = byOwner.get(owner) ?? new Map<string, HistoryWindow>()
    windows.set(row.key, withRow(windows.get(row.key) ?? EMPTY_WINDOW, row))
    byOwner.set(owner, windows)
  }
  return byOwner
}

function withRow(window: HistoryWindow, row: HappenedRow): HistoryWindow {
  const changes = [window.changesAt, row.changesAt].filter((at) => at !== null)
  return {
    count: window.count + row.count,
    totals: row.currency === null ? window.totals : new Map(window.totals).set(row.currency, row.total),
    changesAt: changes.length === 0 ? null : new Date(Math.min(...changes.map((at) => at.getTime()))),
  }
}
