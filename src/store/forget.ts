import { KEPT } from '../domain/kept.ts'
import { type Db, rows } from './database.ts'

const DAY_MILLISECONDS = 86_400_000

/** Rows forgotten at once: after a long pause the rest is for the next minutes, so that no statement runs out of time. */
const MOST_FORGOTTEN = 20_000

/** Forgets counters of hours, days, weeks and months that are long over. What redemptions have added to them stays, as all books do. */
export async function forgetLimitCounters(db: Db, now: Date): Promise<void> {
  const since = daysBefore(now, KEPT.limitCounterDays)
  await rows(db, `with ${horizon('limit_counter')} ${COUNTERS}`, [since, since.toISOString()])
}

/** Whoever gives back to one of them at this moment has it: it goes the next time. */
const COUNTERS = `
  delete from limit_counter where ctid = any(array(
    select ctid from limit_counter where limit_since(key) < $2 limit ${MOST_FORGOTTEN} for update skip locked
  ))`

/** Forgets refused redemptions that are long past. */
export async function forgetFailures(db: Db, now: Date): Promise<void> {
  await rows(db, FAILURES, [daysBefore(now, KEPT.failureDays)])
}

const FAILURES = `
  delete from redemption_failure where ctid = any(array(
    select ctid from redemption_failure where at < $1 order by at limit ${MOST_FORGOTTEN}
  ))`

/** Forgets alerts that are long past, but for those of limits that count for ever: they would be raised again. */
export async function forgetAlerts(db: Db, now: Date): Promise<void> {
  await rows(db, ALERTS, [daysBefore(now, KEPT.alertDays)])
}

const ALERTS = `
  delete from alert where ctid = any(array(
    select ctid from alert where at < $1 and not (kind like 'BUDGET_%' and once like '%/EVER%') limit ${MOST_FORGOTTEN}
  ))`

/** Forgets what became of each member whom a work has given something, once the work has long ended; its own counts stay. */
export async function forgetSegmentGrants(db: Db, now: Date): Promise<void> {
  await rows(db, `with ${horizon('segment_grant')} ${GRANTS}`, [daysBefore(now, KEPT.segmentGrantDays)])
}

const GRANTS = `
  delete from segment_grant where ctid = any(array(
    select segment_grant.ctid from bulk_operation join segment_grant on bulk_operation_id = bulk_operation.id
    where kind = 'SEGMENT_GRANT' and finished_at < $1 limit ${MOST_FORGOTTEN}
  ))`

/** Forgets events that no condition can look back at; how often each ever happened stays. Ids tell in which order they came. */
export async function forgetEvents(db: Db, now: Date): Promise<void> {
  await rows(db, EVENTS, [daysBefore(now, KEPT.eventDays)])
}

const EVENTS = `
  delete from customer_event where ctid = any(array(
    select ctid from (select ctid, received_at from customer_event order by id limit ${MOST_FORGOTTEN}) as oldest where received_at < $1
  ))`

/** Notes, with what is forgotten, that everything before `$1` may be gone. */
function horizon(what: 'limit_counter' | 'segment_grant'): string {
  return `noted as (
    insert into kept_since (what, since) values ('${what}', $1)
    on conflict (what) do update set since = excluded.since where kept_since.since < excluded.since
  )`
}

/** SQL: whether a counter of this key, an expression of SQL too, may have been forgotten. */
export function isForgotten(key: string): string {
  return `coalesce(limit_since(${key})::timestamptz < (select since from kept_since where what = 'limit_counter'), false)`
}

/** The instant so many days, of 24 hours, before another. */
export function daysBefore(now: Date, days: number): Date {
  return new Date(now.getTime() - days * DAY_MILLISECONDS)
}
