import type { Lookup } from '../domain/condition/lookup.ts'
import type { Segment } from '../domain/segment.ts'
import { allSegments } from '../store/read-segments.ts'
import type { Db } from '../store/database.ts'

/** What rules may name, as the database has it now. */
export async function readLookup(db: Db): Promise<Lookup & { readonly segments: ReadonlyMap<string, Segment> }> {
  const segments = await allSegments(db)
  const idByKey = new Map(segments.map(({ id, key }) => [key, id]))
  const byId = new Map(segments.map((segment) => [segment.id, segment]))
  return {
    segments: byId,
    segmentId: ({ id, key }) => (id ? (byId.has(id) ? id : null) : ((key && idByKey.get(key)) ?? null)),
  }
}
