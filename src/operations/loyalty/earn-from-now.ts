import { earnedAt } from '../../domain/loyalty/earn-points.ts'
import type { Db } from '../../store/database.ts'
import { plannedEarnings, writePlannedEarnings } from '../../store/order-earnings.ts'
import type { Session } from '../session.ts'

/** Lets what a hold will earn wait and end as of now, when it is captured, in the transaction that has locked it: how many points was frozen with the hold. */
export async function earnFromNow({ load, now }: Session, db: Db, redemptionId: string): Promise<void> {
  const { programs, settings } = await load.snapshot()
  const planned = programs.size === 0 ? [] : await plannedEarnings(db, redemptionId)
  if (planned.length > 0)
    await writePlannedEarnings(db, redemptionId, earnedAt(planned, programs, now, settings.timeZone))
}
