import type { Segment } from '../domain/segment.ts'
import { type Db, rows } from './database.ts'

/** The segment of a key, locked until the transaction ends; null where there is none. */
export async function lockSegment(db: Db, key: string): Promise<Segment | null> {
  const [segment] = await rows<Segment>(
    db,
    'select id, key, name, condition, version from segment where key = $1 for no key update',
    [key],
  )
  return segment ?? null
}

/** Writes a segment whole: new, or over the row that the transaction has locked. */
export async function writeSegment(db: Db, { id, key, name, condition, version }: Segment): Promise<void> {
  await rows(
    db,
    `insert into segment (id, key, name, condition, version) values ($1, $2, $3, $4::jsonb, $5)
     on conflict (id) do update set name = excluded.name, condition = excluded.condition, version = excluded.version`,
    [id, key, name, condition === null ? null : JSON.stringify(condition), version],
  )
}
