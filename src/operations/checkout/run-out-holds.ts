import { takenBy, giveBack } from '../../store/give-back.ts'
import { endHolds, lockDueHolds } from '../../store/move-redemptions.ts'
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
    const ended = await inTransaction(services.database.open(), (db) => runOut(db, services, now))
    services.feed.send(ended.flatMap(redemptionKeys))
    if (ended.length < BATCH) return
  }
}

async function runOut(db: Db, { newId }: RunningOut, now: Date) {
  const holds = await lockDueHolds(db, now, BATCH)
  if (holds.length === 0) return []
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
  return holds
}
