import type { HistorySpan } from '../domain/condition/spans.ts'
import type { HistoryWindow } from '../domain/facts.ts'
import { spanParts } from '../domain/window.ts'
import { type Db, rows } from './database.ts'
import { type HappenedRow, leavesAt, windowsBy } from './load-histories.ts'

/** A customer just before an instant. */
export interface Moment {
  readonly customerId: string
  readonly at: Date
}

/** Windows by the place of their moment, then by `HistorySpan.key`; where nothing happened they are missing. */
export type Past = ReadonlyMap<number, ReadonlyMap<string, HistoryWindow>>

/** Of what happened before a moment, so much is looked at, the latest: one customer with endless orders stalls nobody. */
const LOOKED_BACK = 1_000

/**
 * One kind of the past of customers as it was at moments of theirs: what happened before, not at, the moment. One query whatever their
 * number; none where there is no span.
 */
export async function loadPast(
  db: Db,
  of: HistorySpan['of'],
  moments: readonly Moment[],
  histories: readonly HistorySpan[],
): Promise<Past> {
  const spans = histories.filter((span) => span.of === of)
  if (spans.length === 0 || moments.length === 0) return new Map()
  const parameters = [...momentColumns(moments), ...spanColumns(spans), LOOKED_BACK]
  const found = await rows<HappenedRow & { readonly place: number }>(db, QUERIES[of], parameters)
  return windowsBy(found, ({ place }) => place)
}

function momentColumns(moments: readonly Moment[]): unknown[][] {
  return [moments.map((_, place) => place), moments.map(({ customerId }) => customerId), moments.map(({ at }) => at)]
}

function spanColumns(spans: readonly HistorySpan[]): unknown[][] {
  const parts = spans.map(({ within }) => (within === null ? { calendar: null, clock: null } : spanParts(within)))
  return [
    spans.map(({ key }) => key),
    spans.map(({ subject }) => subject),
    spans.map(({ timeZone }) => timeZone),
    parts.map(({ calendar }) => calendar),
    parts.map(({ clock }) => clock),
  ]
}

const MOMENTS = 'unnest($1::integer[], $2::uuid[], $3::timestamptz[]) as m(place, customer_id, at)'

const SPANS = `unnest($4::text[], $5::text[], $6::text[], $7::interval[], $8::interval[])
  as w(key, subject, zone, calendar, clock)`

const isWithin = (at: string): string => `(${leavesAt(at)} is null or ${leavesAt(at)} > m.at)`

const QUERIES: Readonly<Record<HistorySpan['of'], string>> = {
  orders: `
    select m.place, w.key, o.currency, count(*) as count, sum(o.total - o.refunded)::bigint as total, null::timestamptz as "changesAt"
    from ${MOMENTS}
    cross join lateral (
      select currency, total, refunded, paid_at from shop_order
      where customer_id = m.customer_id and paid_at < m.at and status in ('PAID', 'PARTLY_REFUNDED')
      order by paid_at desc limit $9
    ) o
    join ${SPANS} on ${isWithin('o.paid_at')}
    group by m.place, w.key, o.currency`,
  events: `
    select m.place, w.key, null as currency, count(*) as count, 0 as total, null::timestamptz as "changesAt"
    from ${MOMENTS}
    cross join ${SPANS}
    cross join lateral (
      select occurred_at from customer_event
      where customer_id = m.customer_id and name = w.subject and occurred_at < m.at
      order by occurred_at desc limit $9
    ) o
    where ${isWithin('o.occurred_at')}
    group by m.place, w.key`,
  redeemed: `
    select m.place, w.key, r.currency, count(distinct r.id) as count, sum(u.amount - u.returned)::bigint as total, null::timestamptz as "changesAt"
    from ${MOMENTS}
    cross join lateral (
      select id, currency, created_at from redemption
      where customer_id = m.customer_id and created_at < m.at and status in ('CAPTURED', 'PARTLY_ROLLED_BACK')
      order by created_at desc limit $9
    ) r
    join redemption_use u on u.redemption_id = r.id
    join ${SPANS} on w.subject::uuid = u.campaign_id and ${isWithin('r.created_at')}
    group by m.place, w.key, r.currency`,
}
