import { releaseJobsOf } from '../store/job-queue.ts'
import type { Services } from './session.ts'

/** Gives back to the queue what a server had begun and has given up itself, by the name under which it had taken it. */
export async function releaseJobs({ database }: Pick<Services, 'database'>, takenBy: string): Promise<void> {
  await releaseJobsOf(database.open(), takenBy)
}
