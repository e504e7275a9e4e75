import { forgetOldChanges } from '../store/change-log.ts'
import { forgetOldKeys } from '../store/idempotency.ts'
import { releaseLostJobs } from '../store/job-queue.ts'
import { forgetReferralIntents } from '../store/referral-dues.ts'
import { forgetWrongCodes } from '../store/wrong-codes.ts'
import { forgetOldActivity } from '../store/read-activity.ts'
import { writeOffEnded } from './gift-cards/write-off-ended.ts'
import type { Services } from './session.ts'

/**
 * What a shop does every minute for its own sake: work that a dead server held goes back into the queue; keys, wrong codes, the log of
 * redemptions and notes of changes are forgotten where they no longer count; what is left on ended gift cards is written off.
 */
export async function keepHouse(services: Pick<Services, 'database' | 'feed' | 'newId' | 'now'>): Promise<void> {
  const { database, now } = services
  const db = database.open()
  await releaseLostJobs(db)
  await forgetOldKeys(db, now())
  await forgetReferralIntents(db, now())
  await forgetWrongCodes(db, now())
  await forgetOldActivity(db)
  await forgetOldChanges(db)
  await writeOffEnded(services)
}
