import type { Json } from '../domain/json.ts'
import { type Db, hotRows } from './database.ts'
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

/** A redemption to be recorded. */
export interface Recording {
  readonly item: RecordItem
  readonly now: Date
  /** Segments follow what customers buy. */
  readonly toJudge: boolean
}

/** Tries of one batch that PostgreSQL refuses for the sake of others. */
const ATTEMPTS = 10
/** Deadlock, serialization failure. */
const RETRIABLE = new Set(['40001', '40P01'])

interface Row {
  readonly outcome: Recorded['kind']
  readonly answer: Json
  readonly used: readonly string[] | null
}

/** Records a batch: what became of each, in its order; tried again where PostgreSQL refuses it for the sake of others. Throws where nothing was recorded. */
export async function recordOnce(open: () => Db, batch: readonly Recording[]): Promise<Recorded[]> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await tryToRecord(open(), batch)
    } catch (error) {
      if (attempt === ATTEMPTS || !RETRIABLE.has(sqlState(error))) throw error
    }
  }
}

/** Records a batch by one statement, tried once. */
export async function tryToRecord(db: Db, batch: readonly Recording[]): Promise<Recorded[]> {
  const now = new Date(Math.max(...batch.map((each) => each.now.getTime())))
  const toJudge = batch.some((each) => each.toJudge)
  const items = batch.map(({ item }) => item)
  return (await hotRows<Row>(db, RECORD, [JSON.stringify(recordBatch(items, now, toJudge))])).map(recordedOf)
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
