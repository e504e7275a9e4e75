import { counterId, type CounterSubjects, countersOf, type Limited } from '../domain/counter.ts'
import { type Db, hotReads } from './database.ts'

/** A campaign that somebody may use, or a rule by which she may earn, as far as its limits count by who and where. */
export interface CounterQuestion {
  readonly limited: Limited
  readonly subjects: CounterSubjects
}

/**
 * What limits have counted, by `counterId`: the counters alone that may matter for these questions, in at most one query.
 * Missing ones are at 0. `known`: what was read of them already.
 */
export async function loadCounters(
  db: Db,
  questions: Iterable<CounterQuestion>,
  now: Date,
  known: ReadonlyMap<string, number> = NONE,
): Promise<ReadonlyMap<string, number>> {
  const asked = new Map<string, readonly [string, string]>()
  for (const { limited, subjects } of questions)
    for (const key of countersOf(limited, subjects, now)) asked.set(counterId(limited.id, key), [limited.id, key])
  const missing = [...asked].filter(([id]) => !known.has(id)).map(([, counter]) => counter)
  return missing.length === 0 ? known : new Map([...known, ...(await readCounters(db, missing))])
}

const NONE: ReadonlyMap<string, number> = new Map()

/** Counters by whose limit it is and key. */
export async function readCounters(
  db: Db,
  asked: readonly (readonly [limitedId: string, key: string])[],
): Promise<Map<string, number>> {
  const found = await hotReads<{ limitedId: string; key: string; used: number }>(db, COUNTERS, [
    asked.map(([limitedId]) => limitedId),
    asked.map(([, key]) => key),
  ])
  return new Map(found.map(({ limitedId, key, used }) => [counterId(limitedId, key), used]))
}

const COUNTERS = `
  select limited_id as "limitedId", key, used from unnest($1::uuid[], $2::text[]) as asked(limited_id, key)
  join limit_counter using (limited_id, key)`
