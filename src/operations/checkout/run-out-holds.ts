import { takenBy, giveBack } from '../../store/give-back.ts'
import { dueHolds, endHolds, lockHolds } from '../../store/move-redemptions.ts'
import type { Redemption } from '../../domain/redemption.ts'
import type { Db } from '../../store/database.ts'
import { inTransaction } from '../../store/transaction.ts'
import type { Services } from '../session.ts'
import { redemptionKeys } from './redemption-keys.ts'
import { changeOfRelease } from './changes-of.ts'

type RunningOut = Pick<Services, 'database' | 'feed' | 'newId'>

/** Holds that run out in one transaction. */
const BATCH = 100
/** Batches of one call; what is left is for the next, which comes at once where anybody reads. */
const MOST_BATCHES = 100

/** Lets every hold go whose time is over, and gives all of it back: before facts are read where one is due, and by the job besides (law 21). */
export async function runOutHolds(services: RunningOut, now: Date): Promise<void> {
  for (let batch = 0; batch < MOST_BATCHES; batch++) {
    const { due, ended } = await inTransaction(services.database.open(), (db) => runOut(db, services, now))
    services.feed.send(ended.flatMap(redemptionKeys))
    if (due < BATCH) return
  }
}

/** `due`: how many were found, though others may have ended some of them first. */
async function runOut(
  db: Db,
  { newId }: RunningOut,
  now: Date,
): Promise<{ readonly due: number; readonly ended: readonly Redemption[] }> {
  const ids = await dueHolds(db, now, BATCH)
  const holds = ids.length === 0 ? [] : await lockHolds(db, ids)
  if (holds.length === 0) return { due: ids.length, ended: [] }
  const taken = await takenBy(
    db,
    holds.map(({ id }) => id),
  )
  await endHolds(db, holds, 'EXPIRED')
  await giveBack(
    db,
    holds.map((hold) => changeOfRelease(hold, taken(hold.id), newId)),
    now,
    false,
  )
  return { due: ids.length, ended: holds }
}
