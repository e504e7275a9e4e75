import { KEPT } from '../domain/kept.ts'
import type { ChangeKey } from './change-feed.ts'
import { type Db, hotRows, rows } from './database.ts'

/** Which transactions a reading has seen: a snapshot of PostgreSQL's. */
export class SeenTransactions {
  /** As PostgreSQL writes it: `xmin:xmax:xip,…`. */
  readonly text: string
  /** The first transaction that has not begun. */
  readonly end: number
  readonly #running: ReadonlySet<number>

  constructor(text: string) {
    this.text = text
    const [, end, running] = text.split(':')
    this.end = Number(end)
    this.#running = new Set((running || '').split(',').filter(Boolean).map(Number))
  }

  /** Whether the reading has seen what this transaction did. */
  has(transaction: number): boolean {
    return transaction < this.end && !this.#running.has(transaction)
  }
}

/** One thing that a transaction has changed. */
export interface LoggedChange {
  readonly key: ChangeKey
  readonly transaction: number
}

/** What the log says that a former reading had not seen. */
export interface LoggedChanges {
  /** Null: too many, or the database went back; look at everything. */
  readonly changes: readonly LoggedChange[] | null
  readonly seen: SeenTransactions
}

/** More than so many at once are everything. */
const MOST_CHANGES = 10_000

/** What a reading that begins now will have seen, at least. */
export async function seenNow(db: Db): Promise<SeenTransactions> {
  const [row] = await hotRows<{ seen: string }>(db, 'select pg_current_snapshot()::text as seen')
  return new SeenTransactions(row!.seen)
}

/** Reads what has been committed since a former reading, each change once. */
export async function readChangeLog(db: Db, before: SeenTransactions): Promise<LoggedChanges> {
  const found = await hotRows<{ seen: string; key: string | null; transaction: string }>(db, SINCE, [
    before.text,
    MOST_CHANGES + 1,
  ])
  const seen = new SeenTransactions(found[0]!.seen)
  const isWhole = found.length <= MOST_CHANGES && seen.end >= before.end
  const changes = found.flatMap(({ key, transaction }) =>
    key === null ? [] : [{ key, transaction: Number(transaction) }],
  )
  return { changes: isWhole ? changes : null, seen }
}

const SINCE = `
  select pg_current_snapshot()::text as seen, logged.key, logged.xid::text as transaction
  from (values (1)) one left join lateral (
    select key, xid from change_log
    where xid >= pg_snapshot_xmin($1::pg_snapshot) and not pg_visible_in_snapshot(xid, $1::pg_snapshot)
    limit $2
  ) logged on true`

/** Changes forgotten at once: after a long pause the rest is for the next minutes, so that no statement runs out of time. */
const MOST_FORGOTTEN = 500_000

/** Forgets what every server has read. */
export async function forgetOldChanges(db: Db): Promise<void> {
  await rows(db, FORGET)
}

const FORGET = `
  delete from change_log where ctid = any(array(
    select ctid from change_log where at < now() - interval '${KEPT.changeMinutes} minutes' limit ${MOST_FORGOTTEN}
  ))`
