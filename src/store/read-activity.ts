import { KEPT } from '../domain/kept.ts'
import type { RedemptionStatus } from '../domain/redemption.ts'
import { type Db, hotRows, rows } from './database.ts'

/** A place in the log of redemptions: behind this row of this transaction. 64-bit numbers as text. */
export interface ActivityPlace {
  readonly transaction: string
  readonly sequence: string
}

/** One thing that happened: a redemption with the status that it had then, or a failure. */
export type Activity = ActivityPlace & { readonly at: Date } & (
    | { readonly redemptionId: string; readonly status: RedemptionStatus; readonly failureId: null }
    | { readonly redemptionId: null; readonly status: null; readonly failureId: string }
  )

/** What to read: behind `after`, of one campaign or of all, and not what a snapshot has shown already. */
export interface ActivityRequest {
  readonly after: ActivityPlace
  readonly campaignId: string | null
  /** A snapshot as PostgreSQL writes it; null: nothing is left out. */
  readonly unseenBy: string | null
}

/** What one reading found, in order. */
export interface ActivityPage {
  readonly items: readonly Activity[]
  /** Where the next reading begins: behind all that was looked at, also at what is another campaign's. */
  readonly next: ActivityPlace
  /** More follows at once. */
  readonly isFull: boolean
  /** Something is written that may not be told yet: a transaction that began before it is still under way. */
  readonly isHeldBack: boolean
}

/** Rows looked at in one reading. */
const PAGE = 200

/**
 * Reads on in the log. Only what is older than the oldest transaction under way is told, so that nothing can turn up in between later:
 * every reader on every server sees the same order, and misses nothing.
 */
export async function readActivity(db: Db, { after, campaignId, unseenBy }: ActivityRequest): Promise<ActivityPage> {
  const found = await hotRows<PageRow>(db, READ, [after.transaction, after.sequence, campaignId, unseenBy, PAGE])
  const items = found.filter((row): row is PageRow & Activity => row.isWanted === true)
  const last = found.at(-1)!
  const next = last.sequence === null ? after : { transaction: last.transaction!, sequence: last.sequence }
  return { items, next, isFull: found.length === PAGE, isHeldBack: last.isHeldBack }
}

interface PageRow {
  readonly isHeldBack: boolean
  /** Null in the only row of an empty reading. */
  readonly isWanted: boolean | null
  readonly transaction: string | null
  readonly sequence: string | null
}

const READ = `
  with horizon as (select pg_snapshot_xmin(pg_current_snapshot()) as oldest)
  select exists (select from redemption_activity where xid >= oldest) as "isHeldBack",
    ($3::uuid is null or exists (select from redemption_use where redemption_id = found.redemption_id and campaign_id = $3)
      or exists (select from redemption_failure where id = found.failure_id and campaign_ids @> array[$3::uuid]))
      and ($4::text is null or not pg_visible_in_snapshot(found.xid, $4::text::pg_snapshot)) and found.xid is not null as "isWanted",
    found.xid::text as transaction, found.seq::text as sequence, redemption_id as "redemptionId", status, failure_id as "failureId", at
  from horizon left join lateral (
    select * from redemption_activity
    where (xid, seq) > ($1::text::xid8, $2::text::bigint) and xid < oldest
    order by xid, seq limit $5
  ) found on true
  order by found.xid, found.seq`

/** Where the log stands now: the snapshot of what is to be seen, and the place behind which all the rest will turn up. */
export async function activityNow(db: Db): Promise<{ readonly snapshot: string; readonly place: ActivityPlace }> {
  const [row] = await rows<{ snapshot: string; oldest: string }>(
    db,
    `select snapshot::text, pg_snapshot_xmin(snapshot)::text as oldest from pg_current_snapshot() as snapshot`,
  )
  return { snapshot: row!.snapshot, place: { transaction: row!.oldest, sequence: '0' } }
}

/** Whether the database has begun a transaction of this number: else it went back to an earlier state. */
export async function hasBegun(db: Db, { transaction }: ActivityPlace): Promise<boolean> {
  const found = await rows(db, 'select where $1::text::xid8 <= pg_snapshot_xmax(pg_current_snapshot())', [transaction])
  return found.length > 0
}

const MOST_FORGOTTEN = 100_000

/** Forgets what no cursor leads to any more; the redemptions and failures themselves stay. */
export async function forgetOldActivity(db: Db): Promise<void> {
  await rows(db, FORGET)
}

const FORGET = `
  delete from redemption_activity where ctid = any(array(
    select ctid from (select ctid, at from redemption_activity order by xid, seq limit ${MOST_FORGOTTEN}) oldest
    where at < now() - interval '${KEPT.activityHours} hours'
  ))`
