import type { LedgerEntry } from '../domain/ledger-entry.ts'
import { type Db, hotRows } from './database.ts'
import { LEDGER_COLUMNS } from './read-ledger.ts'

/** A place among what moved in one wallet: behind this entry of this transaction. 64-bit numbers as text. */
export interface LedgerPlace {
  readonly transaction: string
  readonly sequence: string
  /** Entries behind this place that are known already: their transactions had ended, an older one had not. */
  readonly seen: readonly string[]
}

/** One entry, and the place behind it. */
export interface PlacedEntry {
  readonly entry: LedgerEntry
  readonly place: LedgerPlace
}

/** What one reading found, in order. */
export interface LedgerPage {
  readonly entries: readonly PlacedEntry[]
  /** Something is written that may not be told yet: a transaction that began before it is still under way. */
  readonly isHeldBack: boolean
}

/** More than these are told again: at least once is the promise. */
const MOST_SEEN = 50

/** Where a wallet's ledger stands now: all that is to be seen lies before this place, or is named in it. */
export async function ledgerNow(db: Db, customerId: string): Promise<LedgerPlace> {
  const [row] = await hotRows<{ transaction: string; seen: string[] }>(db, NOW, [customerId, MOST_SEEN])
  return { transaction: row!.transaction, sequence: '0', seen: row!.seen }
}

const NOW = `
  with horizon as (select pg_snapshot_xmin(pg_current_snapshot()) as oldest)
  select oldest::text as transaction, array(
    select seq::text from ledger_entry where customer_id = $1 and xid >= oldest order by xid, seq limit $2
  ) as seen from horizon`

/**
 * Reads on in what moved in a wallet, at most `most` entries. Only what is older than the oldest transaction under way is told, so that nothing
 * can turn up in between later: every server tells the same entries in the same order, and misses none.
 */
export async function readLedgerOn(db: Db, customerId: string, after: LedgerPlace, most: number): Promise<LedgerPage> {
  const limit = most + after.seen.length
  const found = await hotRows<EntryRow>(db, READ, [customerId, after.transaction, after.sequence, after.seen, limit])
  const entries = found.flatMap((row, at) => (isNews(row, after) ? [placed(row, after, found.slice(0, at))] : []))
  return { entries: entries.slice(0, most), isHeldBack: found[0]!.isHeldBack }
}

type EntryRow = LedgerEntry & {
  readonly isHeldBack: boolean
  /** Null in the only row of an empty reading. */
  readonly transaction: string | null
  readonly sequence: string | null
}

function isNews({ sequence }: EntryRow, { seen }: LedgerPlace): boolean {
  return sequence !== null && !seen.includes(sequence)
}

function placed(row: EntryRow, { seen }: LedgerPlace, before: readonly EntryRow[]): PlacedEntry {
  const { isHeldBack: _isHeldBack, transaction, sequence, ...entry } = row
  const passed = new Set(before.map((each) => each.sequence))
  const ahead = seen.filter((each) => !passed.has(each))
  return { entry, place: { transaction: transaction!, sequence: sequence!, seen: ahead } }
}

const READ = `
  with horizon as (select pg_snapshot_xmin(pg_current_snapshot()) as oldest)
  select exists (
      select from ledger_entry where customer_id = $1 and xid >= oldest and seq <> all($4::text[]::bigint[])
    ) as "isHeldBack", found.*
  from horizon left join lateral (
    select ${LEDGER_COLUMNS}, xid::text as transaction, seq::text as sequence from ledger_entry
    where customer_id = $1 and (xid, seq) > ($2::text::xid8, $3::text::bigint) and xid < oldest
    order by xid, seq limit $5
  ) found on true
  order by found.transaction::xid8, found.sequence::bigint`
