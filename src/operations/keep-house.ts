import { forgetOldChanges } from '../store/change-log.ts'
import type { Db } from '../store/database.ts'
import {
  forgetAlerts,
  forgetEvents,
  forgetFailures,
  forgetLimitCounters,
  forgetSegmentGrants,
} from '../store/forget.ts'
import { forgetCarts } from '../store/forget-carts.ts'
import { forgetVisitors } from '../store/forget-visitors.ts'
import { forgetOldKeys } from '../store/idempotency.ts'
import { releaseLostJobs } from '../store/job-queue.ts'
import { forgetOldActivity } from '../store/read-activity.ts'
import { forgetReferralIntents } from '../store/referral-dues.ts'
import { forgetWrongCodes } from '../store/wrong-codes.ts'
import { writeOffEnded } from './gift-cards/write-off-ended.ts'
import type { Services } from './session.ts'

/** Each bounded: what is left over is for the next minute. */
const CHORES: readonly ((db: Db, now: Date) => Promise<void>)[] = [
  releaseLostJobs,
  forgetOldKeys,
  forgetReferralIntents,
  forgetWrongCodes,
  forgetOldActivity,
  forgetOldChanges,
  forgetLimitCounters,
  forgetFailures,
  forgetAlerts,
  forgetSegmentGrants,
  forgetEvents,
  forgetCarts,
  forgetVisitors,
]

/**
 * What a shop does every minute for its own sake: work that a dead server held goes back into the queue; what only helps is forgotten where it no
 * longer counts (`KEPT`); what is left on ended gift cards is written off. One chore that fails keeps none of the others: the first failure is
 * thrown at the end.
 */
export async function keepHouse(services: Pick<Services, 'database' | 'feed' | 'newId' | 'now'>): Promise<void> {
  const { database, now } = services
  const chores = [
    ...CHORES.map((chore) => (): Promise<void> => chore(database.open(), now())),
    (): Promise<void> => writeOffEnded(services),
  ]
  const failures: unknown[] = []
  for (const chore of chores) await chore().catch((error: unknown) => failures.push(error))
  if (failures.length > 0) throw failures[0]
}
