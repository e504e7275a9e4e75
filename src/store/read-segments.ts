import type { KeyRef } from '../domain/input/reference-input.ts'
import { isStorable } from '../domain/input/values.ts'
import type { PageRequest } from '../domain/page.ts'
import type { Segment } from '../domain/segment.ts'
import { type Db, rows } from './database.ts'
import type { CountablePage } from './page-of.ts'
import { containing, readPage } from './read-page.ts'

/** Columns of `segment` under the names of the domain. */
export const SEGMENT_COLUMNS = 'segment.id, segment.key, segment.name, segment.condition, segment.version'

/** Segments by id; missing ids are missing. */
export async function segmentsByIds(db: Db, ids: readonly string[]): Promise<Map<string, Segment>> {
  const found = await rows<Segment>(db, `select ${SEGMENT_COLUMNS} from segment where id = any($1::uuid[])`, [ids])
  return new Map(found.map((segment) => [segment.id, segment]))
}

/** The segment that a reference names; null where there is none. */
export async function findSegment(db: Db, { id, key }: KeyRef): Promise<Segment | null> {
  const value = id ?? key
  if (!value || !isStorable(value)) return null
  const [segment] = await rows<Segment>(db, `select ${SEGMENT_COLUMNS} from segment where ${id ? 'id' : 'key'} = $1`, [
    value,
  ])
  return segment ?? null
}

/** Every segment: rules are checked against all of them. */
export function allSegments(db: Db): Promise<Segment[]> {
  return rows<Segment>(db, `select ${SEGMENT_COLUMNS} from segment`)
}

/** Segments, newest first: those whose key or name holds `search`. */
export function listSegments(db: Db, search: string | null, page: PageRequest): Promise<CountablePage<Segment>> {
  const where = search === null ? [] : [`(name || ' ' || key) ilike $1`]
  const parameters = search === null ? [] : [containing(search)]
  return readPage<Segment>(db, { columns: SEGMENT_COLUMNS, from: 'segment', where, parameters }, page)
}

/** The segments that each customer is in, by name; customers in none are missing. */
export async function segmentsOfCustomers(db: Db, customerIds: readonly string[]): Promise<Map<string, Segment[]>> {
  const found = await rows<Segment & { customerId: string }>(
    db,
    `select ${SEGMENT_COLUMNS}, customer_id as "customerId" from segment_member join segment on segment.id = segment_id
     where customer_id = any($1::uuid[]) and is_member order by segment.name, segment.id`,
    [customerIds],
  )
  const byCustomer = Map.groupBy(found, ({ customerId }) => customerId)
  return new Map(
    [...byCustomer].map(([id, segments]) => [id, segments.map(({ customerId: _customerId, ...segment }) => segment)]),
  )
}
