import type { Json } from '../domain/json.ts'
import type { Database } from './database.ts'
import { hotRows } from './database.ts'
import { Gathered } from './gathered.ts'
import { recordBatch, type RecordItem } from './record-batch.ts'
import { sqlState } from './transaction.ts'

/** What became of a redemption that was decided on. */
export type Recorded =
  /** All of it happened. `used`: the counters of `counts` after it, in their order. */
  | { readonly kind: 'kept'; readonly used: readonly number[] }
  /** The key had done it before: this is the first answer. */
  | { readonly kind: 'replayed'; readonly reference: Json }
  /** The key was used for something else. */
  | { readonly kind: 'reused' }
  /** The order's reference is another one's. */
  | { readonly kind: 'taken' }
  /** What it was decided on is no longer so: nothing happened, decide anew. */
  | { readonly kind: 'changed' }

/** Records redemptions for one server. */
export interface Recorder {
  /**
   * Records one, whole or not at all. `contended` names the campaign whose counter all its redemptions want: what arrives while one batch of
   * it commits is the next batch. All others go at once while few are under way, and together once many are. `toJudge`: segments follow what
   * customers buy.
   */
  record(item: RecordItem, options: { now: Date; contended: string | null; toJudge: boolean }): Promise<Recorded>
}

/** Most redemptions of one batch. */
const MOST = 256
/** Batches under way at once of what wants nothing in common: while so many commit, what arrives gathers. */
const MOST_AT_ONCE = 2
/** Tries of one batch that PostgreSQL refuses for the sake of others. */
const ATTEMPTS = 10
/** Deadlock, serialization failure, a lock not had in time. */
const RETRIABLE = new Set(['40001', '40P01', '55P03'])

interface Waiting {
  readonly item: RecordItem
  readonly now: Date
  readonly toJudge: boolean
  readonly resolve: (recorded: Recorded) => void
  readonly reject: (error: unknown) => void
}

/** Opens the recorder of one server. */
export function openRecorder(database: Database): Recorder {
  const lanes = new Map<string, Gathered<Waiting>>()
  const open = (most: number, emptied: () => void): Gathered<Waiting> =>
    new Gathered((batch) => recordAll(database, batch), { most: MOST, atOnce: most, emptied })
  const others = open(MOST_AT_ONCE, () => {})
  const laneOf = (campaign: string): Gathered<Waiting> => {
    const lane = lanes.get(campaign) ?? open(1, () => void lanes.delete(campaign))
    lanes.set(campaign, lane)
    return lane
  }
  return {
    record: (item, { now, contended, toJudge }) =>
      new Promise<Recorded>((resolve, reject) => {
        const lane = contended === null ? others : laneOf(contended)
        lane.add({ item, now, toJudge, resolve, reject })
      }),
  }
}

/** Records a batch and tells each; where it fails as a whole, each goes alone, so that one's failure is no other's. */
async function recordAll(database: Database, batch: readonly Waiting[]): Promise<void> {
  try {
    const recorded = await recordOnce(database, batch)
    for (const [at, { resolve }] of batch.entries()) resolve(recorded[at]!)
  } catch (error) {
    if (batch.length === 1) batch[0]!.reject(error)
    else for (const waiting of batch) await recordAll(database, [waiting])
  }
}

interface Row {
  readonly outcome: Recorded['kind']
  readonly answer: Json
  readonly used: readonly string[] | null
}

async function recordOnce(database: Database, batch: readonly Waiting[]): Promise<Recorded[]> {
  const now = new Date(Math.max(...batch.map((each) => each.now.getTime())))
  const toJudge = batch.some((each) => each.toJudge)
  const asked = JSON.stringify(
    recordBatch(
      batch.map(({ item }) => item),
      now,
      toJudge,
    ),
  )
  for (let attempt = 1; ; attempt++) {
    try {
      return (await hotRows<Row>(database.open(), RECORD, [asked])).map(recordedOf)
    } catch (error) {
      if (attempt === ATTEMPTS || !RETRIABLE.has(sqlState(error))) throw error
    }
  }
}

function recordedOf({ outcome, answer, used }: Row): Recorded {
  switch (outcome) {
    case 'kept':
      return { kind: outcome, used: (used ?? []).map(Number) }
    case 'replayed':
      return { kind: outcome, reference: answer }
    case 'reused':
    case 'taken':
    case 'changed':
      return { kind: outcome }
    default:
      return outcome satisfies never
  }
}

const RECORD = 'select outcome, answer, used from record_redemptions($1) order by place'
