import type { Giveaway, GiveawayWin } from '../domain/giveaway/giveaway.ts'
import type { GiveawayEntry } from '../domain/giveaway/giveaway-entry.ts'
import type { KeyRef } from '../domain/input/reference-input.ts'
import { isStorable } from '../domain/input/values.ts'
import type { Page, PageRequest } from '../domain/page.ts'
import { type Db, hotReads, rows } from './database.ts'
import { pagesByOwner } from './page-of.ts'

/** Columns of `giveaway` under the names of the domain; the seed only once it was drawn. */
export const GIVEAWAY_COLUMNS = `
  giveaway.id, giveaway.key, giveaway.title, giveaway.starts_at as "startsAt", giveaway.ends_at as "endsAt", giveaway.prizes,
  giveaway.open_to as "openTo", giveaway.seed_hash as "seedHash", case when giveaway.drawn_at is not null then giveaway.seed end as seed,
  giveaway.drawn_at as "drawnAt", giveaway.version`

/** Columns of an entry, beside its giveaway, under the names of the domain. */
export const ENTRY_COLUMNS = `
  giveaway_entry.id, giveaway_entry.giveaway_id as "giveawayId", giveaway_entry.holder_id as "holderId", giveaway_entry.count,
  giveaway.starts_at as "startsAt", giveaway.drawn_at as "drawnAt",
  (select prize_key from giveaway_win where entry_id = giveaway_entry.id order by place limit 1) as "prizeKey"`

/** Where an entry stands at an instant, as SQL: the same as the domain's `entryStatus`. */
export function entryStatusAt(now: string): string {
  return `case
    when giveaway.drawn_at is null then case when giveaway.starts_at > ${now} then 'UPCOMING' else 'ACTIVE' end
    when exists (select from giveaway_win where entry_id = giveaway_entry.id) then 'USED' else 'EXPIRED' end`
}

/** Giveaways by id; missing ids are missing. */
export async function giveawaysByIds(db: Db, ids: readonly string[]): Promise<Map<string, Giveaway>> {
  const found = await rows<Giveaway>(db, `select ${GIVEAWAY_COLUMNS} from giveaway where id = any($1::uuid[])`, [ids])
  return new Map(found.map((giveaway) => [giveaway.id, giveaway]))
}

/** The giveaway that a reference names; null where there is none. */
export async function findGiveaway(db: Db, { id, key }: KeyRef): Promise<Giveaway | null> {
  const value = id ?? key
  if (!value || !isStorable(value)) return null
  const [found] = await rows<Giveaway>(db, `select ${GIVEAWAY_COLUMNS} from giveaway where ${id ? 'id' : 'key'} = $1`, [
    value,
  ])
  return found ?? null
}

/** Ids of all giveaways, by key. */
export async function giveawayKeys(db: Db): Promise<Map<string, string>> {
  const found = await rows<{ id: string; key: string }>(db, 'select id, key from giveaway')
  return new Map(found.map(({ id, key }) => [key, id]))
}

/** Tickets of each giveaway; those without any are missing. */
export async function ticketTotals(db: Db, ids: readonly string[]): Promise<Map<string, number>> {
  const found = await rows<{ id: string; total: number }>(
    db,
    'select giveaway_id as id, sum(count)::bigint as total from giveaway_entry where giveaway_id = any($1::uuid[]) group by 1',
    [ids],
  )
  return new Map(found.map(({ id, total }) => [id, total]))
}

/** Who won in each giveaway, in the order of the draw. */
export async function winsOf(db: Db, giveawayIds: readonly string[]): Promise<Map<string, GiveawayWin[]>> {
  const found = await rows<GiveawayWin>(
    db,
    `select win.giveaway_id as "giveawayId", win.place, win.prize_key as "prizeKey", win.entry_id as "entryId", entry.holder_id as "customerId",
       win.ticket
     from giveaway_win win join giveaway_entry entry on entry.id = win.entry_id
     where win.giveaway_id = any($1::uuid[]) order by win.giveaway_id, win.place`,
    [giveawayIds],
  )
  return Map.groupBy(found, ({ giveawayId }) => giveawayId)
}

/** Entries by id; missing ids are missing. */
export async function entriesByIds(db: Db, ids: readonly string[]): Promise<Map<string, GiveawayEntry>> {
  const found = await hotReads<GiveawayEntry>(
    db,
    `select ${ENTRY_COLUMNS} from giveaway_entry join giveaway on giveaway.id = giveaway_id
     where giveaway_entry.id = any($1::uuid[])`,
    [ids],
  )
  return new Map(found.map((entry) => [entry.id, entry]))
}

/** A customer's entry in a giveaway; null where she has none. */
export async function entryOf(db: Db, giveawayId: string, customerId: string): Promise<GiveawayEntry | null> {
  const [found] = await rows<GiveawayEntry>(
    db,
    `select ${ENTRY_COLUMNS} from giveaway_entry join giveaway on giveaway.id = giveaway_id
     where giveaway_id = $1 and holder_id = $2`,
    [giveawayId, customerId],
  )
  return found ?? null
}

/** Tickets of one entry, for whoever repeats a draw. */
export interface Tickets {
  readonly id: string
  readonly count: number
}

/** The entries of giveaways that were drawn, in the order of their ids; none of those that were not. */
export async function pageTicketsOf(
  db: Db,
  giveawayIds: readonly string[],
  page: PageRequest,
): Promise<Map<string, Page<Tickets>>> {
  const found = await rows<Tickets & { ownerId: string }>(db, TICKETS, [
    giveawayIds,
    page.after?.at(-1) ?? null,
    page.first + 1,
  ])
  const totals = await rows<{ ownerId: string; count: number }>(db, COUNTS, [giveawayIds])
  return pagesByOwner(giveawayIds, found, totals, page, ({ id }) => [id])
}

const TICKETS = `
  select giveaway.id as "ownerId", found.* from giveaway cross join lateral (
    select id, count from giveaway_entry where giveaway_id = giveaway.id and ($2::uuid is null or id > $2) order by id limit $3
  ) found where giveaway.id = any($1::uuid[]) and giveaway.drawn_at is not null`

const COUNTS = `
  select giveaway_id as "ownerId", count(*) as count from giveaway_entry join giveaway on giveaway.id = giveaway_id
  where giveaway_id = any($1::uuid[]) and drawn_at is not null group by 1`

/** The next entries of a giveaway by id, with whose they are. */
export function nextEntries(
  db: Db,
  giveawayId: string,
  after: string | null,
  limit: number,
): Promise<(Tickets & { readonly holderId: string })[]> {
  return rows(
    db,
    `select id, count, holder_id as "holderId" from giveaway_entry where giveaway_id = $1 and ($2::uuid is null or id > $2) order by id limit $3`,
    [giveawayId, after, limit],
  )
}
