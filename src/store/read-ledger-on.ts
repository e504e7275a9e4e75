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
  /** The place lies before nothing that the database knows: it went back to an earlier state. */
  readonly isAhead: boolean
}

/** More than these are told again: at least once is the promise. */
const MOST_SEEN = 50

/** Where these customers' ledgers stand now, in their order: all that is to be seen lies before this place, or is named in it. */
export async function ledgersNow(db: Db, customerIds: readonly string[]): Promise<LedgerPlace[]> {
  const found = await hotRows<{ transaction: string; seen: string[] }>(db, NOW, [customerIds, MOST_SEEN])
  return found.map(({ transaction, seen }) => ({ transaction, sequence: '0', seen }))
}

const NOW = `
  with horizon as (select pg_snapshot_xmin(pg_current_snapshot()) as oldest)
  select oldest::text as transaction, array(
    select seq::text from ledger_entry where customer_id = owner.id and xid >= oldest order by xid, seq limit $2
  ) as seen from horizon cross join unnest($1::uuid[]) with ordinality as owner(id, place) order by place`

/** Whose ledger to read on from where, at most `most` entries. */
export interface LedgerQuestion {
  readonly customerId: string
  readonly after: LedgerPlace
  readonly most: number
}

/**
 * Reads on in what moved in wallets, in the order of the questions. Only what is older than the oldest transaction under way is told, so that nothing
 * can turn up in between later: every server tells the same entries in the same order, and misses none.
 */
export async function readLedgersOn(db: Db, asked: readonly LedgerQuestion[]): Promise<LedgerPage[]> {
  const found = await hotRows<EntryRow>(db, READ, [JSON.stringify(asked.map(askedRow))])
  const byPlace = Map.groupBy(found, ({ place }) => place)
  return asked.map((question, place) => pageOf(byPlace.get(place)!, question))
}

function askedRow({ customerId, after, most }: LedgerQuestion, place: number): object {
  const { transaction, sequence, seen } = after
  return { place, customer: customerId, transaction, sequence, seen, most: most + seen.length }
}

function pageOf(found: readonly EntryRow[], { after, most }: LedgerQuestion): LedgerPage {
  const entries = found.flatMap((row, at) => (isNews(row, after) ? [placed(row, after, found.slice(0, at))] : []))
  const { isHeldBack, isAhead } = found[0]!
  return { entries: entries.slice(0, most), isHeldBack, isAhead }
}

type EntryRow = LedgerEntry & {
  /** Of the question. */
  readonly place: number
  readonly isHeldBack: boolean
  readonly isAhead: boolean
  /** Null in the only row of an empty reading. */
  readonly transaction: string | null
  readonly sequence: string | null
}

function isNews({ sequence }: EntryRow, { seen }: LedgerPlace): boolean {
  return sequence !== null && !seen.includes(sequence)
}

function placed(row: EntryRow, { seen }: LedgerPlace, before: readonly EntryRow[]): PlacedEntry {
  const { place: _place, isHeldBack: _isHeldBack, isAhead: _isAhead, transaction, sequence, ...entry } = row
  const passed = new Set(before.map((each) => each.sequence))
  const ahead = seen.filter((each) => !passed.has(each))
  return { entry, place: { transaction: transaction!, sequence: sequence!, seen: ahead } }
}

const READ = `
  with horizon as (select pg_snapshot_xmin(pg_current_snapshot()) as oldest, pg_snapshot_xmax(pg_current_snapshot()) as next)
  select asked.place, exists (
      select from ledger_entry where customer_id = asked.customer and xid >= oldest and seq <> all(asked.seen)
    ) as "isHeldBack", asked.transaction::xid8 > next as "isAhead", found.*
  from horizon
  cross join jsonb_to_recordset($1) as asked (place integer, customer uuid, transaction text, sequence bigint, seen bigint[], most integer)
  left join lateral (
    select ${LEDGER_COLUMNS}, xid::text as transaction, seq::text as sequence from ledger_entry
    where customer_id = asked.customer and (xid, seq) > (asked.transaction::xid8, asked.sequence) and xid < oldest
    order by xid, seq limit asked.most
  ) found on true
  order by asked.place, found.transaction::xid8, found.sequence::bigint`
