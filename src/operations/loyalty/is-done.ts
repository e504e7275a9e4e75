import type { Services } from '../session.ts'

/** Does a job's work on one of many cards: whether it was done. Where it fails it is logged, and left for the next time. */
export async function isDone({ log }: Services, cardId: string, work: () => Promise<void>): Promise<boolean> {
  try {
    await work()
    return true
  } catch (error) {
    log.warn({ error, cardId }, 'a loyalty card will be looked at later')
    return false
  }
}
