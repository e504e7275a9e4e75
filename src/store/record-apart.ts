import { type Db, rows } from './database.ts'
import { type Recorded, type Recording, tryToRecord } from './record-once.ts'
import { inTransaction } from './transaction.ts'

/** How long all redemptions of a batch that failed may take, one after the other; those that come after are not tried. */
const WHOLE_MILLISECONDS = 2_000
/** How long each of them may wait for a row, and take. */
const LOCK_MILLISECONDS = 100
const STATEMENT_MILLISECONDS = 1_000

/** Why the batch failed, and who is told what became of each. */
export interface Apart<One extends Recording> {
  readonly error: unknown
  kept(one: One, recorded: Recorded): void
  failed(one: One, error: unknown): void
}

/**
 * Records each of a batch that failed as a whole by itself: what only had bad company is kept, what was the cause fails. All of it within a
 * bounded time: where rows are kept by somebody, or the database is too slow, a batch must not take a timeout for each of its redemptions.
 */
export async function recordApart<One extends Recording>(
  open: () => Db,
  batch: readonly One[],
  { error, kept, failed }: Apart<One>,
): Promise<void> {
  const until = performance.now() + WHOLE_MILLISECONDS
  for (const one of batch) {
    if (performance.now() > until) failed(one, error)
    else
      await recordBriefly(open(), one).then(
        (recorded) => kept(one, recorded),
        (own: unknown) => failed(one, own),
      )
  }
}

async function recordBriefly(db: Db, one: Recording): Promise<Recorded> {
  const recorded = await inTransaction(db, async (transaction) => {
    await rows(transaction, BRIEFLY)
    return tryToRecord(transaction, [one])
  })
  return recorded[0]!
}

const BRIEFLY = `
  select set_config('lock_timeout', '${LOCK_MILLISECONDS}', true), set_config('statement_timeout', '${STATEMENT_MILLISECONDS}', true)`
