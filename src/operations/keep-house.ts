import { releaseLostJobs } from '../store/job-queue.ts'
import type { Services } from './session.ts'

/** What a shop does now and then for its own sake: work that a dead server held goes back into the queue. */
export async function keepHouse({ database }: Pick<Services, 'database'>): Promise<void> {
  await releaseLostJobs(database.open())
}
