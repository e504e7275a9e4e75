import type { Lookup } from '../domain/condition/lookup.ts'
import type { Segment } from '../domain/segment.ts'
import { campaignKeys } from '../store/read-campaigns.ts'
import { programKeys } from '../store/read-loyalty.ts'
import { allSegments } from '../store/read-segments.ts'
import { storeKeys } from '../store/read-stores.ts'
import type { Db } from '../store/database.ts'

/** What rules may name, as the database has it now. */
export async function readLookup(db: Db): Promise<Lookup & { readonly segments: ReadonlyMap<string, Segment> }> {
  const segments = await allSegments(db)
  const campaigns = await campaignKeys(db)
  const stores = await storeKeys(db)
  const idByKey = new Map(segments.map(({ id, key }) => [key, id]))
  const byId = new Map(segments.map((segment) => [segment.id, segment]))
  const campaignIds = new Set(campaigns.values())
  const programs = await programKeys(db)
  const programIds = new Set(programs.values())
  return {
    segments: byId,
    segmentId: ({ id, key }) => (id ? byId.get(id)?.id : idByKey.get(key ?? '')) ?? null,
    campaignId: ({ id, key }) => (id ? (campaignIds.has(id) ? id : null) : (campaigns.get(key ?? '') ?? null)),
    programId: ({ id, key }) => (id ? (programIds.has(id) ? id : null) : (programs.get(key ?? '') ?? null)),
    hasStore: (key) => stores.has(key),
  }
}
