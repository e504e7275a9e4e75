import type { Giveaway, GiveawayWin } from '../domain/giveaway/giveaway.ts'
import type { Json } from '../domain/json.ts'
import { type Db, rows } from './database.ts'

/** Tickets of one customer in one giveaway: so that the sum of all stays a number that everybody can read. */
export const MOST_TICKETS = 100_000

/** Only one transaction at a time changes or draws this giveaway, while nobody enters it: waits for those who do. */
export async function lockGiveaway(db: Db, id: string): Promise<void> {
  await rows(db, 'select pg_advisory_xact_lock(hashtextextended($1, 0))', [`giveaway ${id}`])
}

/** Any number of transactions may enter at once; whoever changes or draws waits for them. Read the giveaway after this. */
export async function lockEntering(db: Db, id: string): Promise<void> {
  await rows(db, 'select pg_advisory_xact_lock_shared(hashtextextended($1, 0))', [`giveaway ${id}`])
}

/** Only one transaction at a time makes a giveaway of this key. */
export async function lockGiveawayKey(db: Db, key: string): Promise<void> {
  await rows(db, 'select pg_advisory_xact_lock(hashtextextended($1, 0))', [`giveaway key ${key}`])
}

/** Writes a giveaway whole. The seed is kept as it was first written. */
export async function writeGiveaway(
  db: Db,
  { id, key, title, startsAt, endsAt, prizes, openTo, seedHash, version }: Giveaway,
  seed: string,
): Promise<void> {
  await rows(
    db,
    `insert into giveaway (id, key, title, starts_at, ends_at, prizes, open_to, seed, seed_hash, version)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (id) do update set title = excluded.title, starts_at = excluded.starts_at, ends_at = excluded.ends_at,
       prizes = excluded.prizes, open_to = excluded.open_to, version = excluded.version`,
    [
      id,
      key,
      title,
      startsAt,
      endsAt,
      JSON.stringify(prizes),
      openTo && JSON.stringify(openTo),
      seed,
      seedHash,
      version,
    ],
  )
}

/** The secret of a giveaway: for its draw alone. */
export async function seedOf(db: Db, id: string): Promise<string> {
  const [found] = await rows<{ seed: string }>(db, 'select seed from giveaway where id = $1', [id])
  return found!.seed
}

/** Tickets for a customer. */
export interface NewTickets {
  /** Of the entry, where she has none yet. */
  readonly id: string
  readonly giveawayId: string
  readonly customerId: string
  readonly kind: 'ENTER' | 'GRANT'
  readonly count: number
  readonly at: Date
}

/** Adds tickets to a customer's entry, or makes it; the entry's id. Null where she has entered before, or a grant would pass the most. */
export async function addTickets(
  db: Db,
  { id, giveawayId, customerId, kind, count, at }: NewTickets,
): Promise<string | null> {
  const [entry] = await rows<{ id: string }>(db, ADD, [id, giveawayId, customerId, count, kind, at])
  return entry?.id ?? null
}

const ADD = `
  with entry as (
    insert into giveaway_entry as kept (id, giveaway_id, holder_id, count, entered_at)
    values ($1, $2, $3, $4::integer, case when $5::text = 'ENTER' then $6::timestamptz end)
    on conflict (giveaway_id, holder_id) do update
      set count = kept.count + excluded.count, entered_at = coalesce(kept.entered_at, excluded.entered_at)
      where case when $5::text = 'ENTER' then kept.entered_at is null else kept.count + excluded.count <= ${MOST_TICKETS} end
    returning id
  ), ticket as (
    insert into giveaway_ticket (entry_id, kind, count, at) select id, $5::text, $4::integer, $6::timestamptz from entry
  )
  select id from entry`

/** A win to be kept, with what it gave. */
export type NewWin = Omit<GiveawayWin, 'giveawayId' | 'customerId'> & { readonly granted: Json }

/** Keeps who won, and that the giveaway is drawn: from now on its seed is shown. */
export async function writeDraw(db: Db, giveawayId: string, wins: readonly NewWin[], at: Date): Promise<void> {
  await rows(
    db,
    `insert into giveaway_win (giveaway_id, place, prize_key, entry_id, ticket, granted)
     select $1, win.place, win."prizeKey", win."entryId", win.ticket, win.granted
     from jsonb_to_recordset($2::jsonb) as win(place integer, "prizeKey" text, "entryId" uuid, ticket bigint, granted jsonb)`,
    [giveawayId, JSON.stringify(wins)],
  )
  await rows(db, 'update giveaway set drawn_at = $2, version = version + 1 where id = $1', [giveawayId, at])
}
