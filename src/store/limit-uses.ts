import type { Limit } from '../domain/campaign.ts'
import { counterId, counterKey, type Limited } from '../domain/counter.ts'
import type { Db } from './database.ts'
import { readCounters } from './load-counters.ts'

/** A limit, and whose it is. */
export interface OwnedLimit {
  readonly limit: Limit
  readonly limited: Pick<Limited, 'id' | 'timeZone'>
}

/** What limits per CAMPAIGN have counted in their present period: one query. A narrower limit has no counter of the whole: 0. */
export async function limitUses(db: Db, limits: readonly OwnedLimit[], now: Date): Promise<number[]> {
  const asked = limits.map(({ limit, limited }) => [limited.id, counterKey(limit, limited, NOBODY, now) ?? ''] as const)
  const used = await readCounters(db, asked)
  return asked.map(([limitedId, key]) => used.get(counterId(limitedId, key)) ?? 0)
}

const NOBODY = { customerId: null, storeKey: null, voucherId: null }
