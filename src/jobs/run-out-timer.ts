import { runOutHolds } from '../operations/checkout/run-out-holds.ts'
import type { Services } from '../operations/session.ts'

/** How often it is looked whether a hold has come to its end: whoever reads finds it ended before; this tells those who only listen. */
const EVERY_MILLISECONDS = 1_000

/** Lets holds go as they come to their end. The answer stops it, once what is under way is done. */
export function startRunOutTimer(
  services: Pick<Services, 'catalogue' | 'database' | 'feed' | 'log' | 'newId' | 'now'>,
): () => Promise<void> {
  let isStopped = false
  let timer: NodeJS.Timeout | undefined
  let running = Promise.resolve()
  const look = async (): Promise<void> => {
    try {
      const now = services.now()
      const { isHoldDue } = await services.catalogue.look(services.database.open(), now)
      if (isHoldDue) await runOutHolds(services, now)
    } catch (err) {
      services.log.warn({ err }, 'holds will be let go later')
    }
  }
  const wait = (): void => {
    if (isStopped) return
    timer = setTimeout(() => {
      running = look().finally(wait)
    }, EVERY_MILLISECONDS)
  }
  wait()
  return async () => {
    isStopped = true
    clearTimeout(timer)
    await running
  }
}
