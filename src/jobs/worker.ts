import { Logger, type LogLevel, run, type TaskList } from 'graphile-worker'
import {
  generateVouchersRun,
  GENERATE_TASK,
  type GeneratePayload,
} from '../operations/campaigns/generate-vouchers-run.ts'
import { resumeBulkOperations } from '../operations/campaigns/resume-bulk-operations.ts'
import { FOLLOW_TASK, followFurther, type FollowPayload } from '../operations/customers/follow-definitions.ts'
import { refreshDueMembers } from '../operations/customers/refresh-members.ts'
import { earnByBirthdays } from '../operations/loyalty/earn-by-birthdays.ts'
import { ENROLL_TASK, enrollEveryone, type EnrollPayload } from '../operations/loyalty/enroll-everyone.ts'
import { settleDueCards } from '../operations/loyalty/settle-due-cards.ts'
import {
  SEGMENT_GRANT_TASK,
  type SegmentGrantPayload,
  segmentGrantRun,
} from '../operations/grants/segment-grant-run.ts'
import { settleReferrals } from '../operations/referrals/settle-referrals.ts'
import type { Log, Services } from '../operations/session.ts'
import { startRunOutTimer } from './run-out-timer.ts'
import { keepHouse } from '../operations/keep-house.ts'

/** The work that one server takes from the queue. */
export interface Worker {
  /** Waits for what is under way, and takes nothing more. */
  stop(): Promise<void>
}

/** Every minute: members and cards which the clock has changed, and work that a server left behind, referrals too; every hour: birthdays. */
const CRONTAB = [
  '* * * * * refresh-due-members',
  '* * * * * settle-due-cards',
  '5 * * * * earn-by-birthdays',
  '* * * * * settle-referrals',
  '* * * * * keep-house',
].join('\n')

/** Starts to take work from the queue of this database: two at a time, each task one operation. */
export async function startWorker(services: Services, url: string): Promise<Worker> {
  await keepHouse(services)
  await resumeBulkOperations(services)
  const runner = await run({
    connectionString: url,
    taskList: tasksOf(services),
    crontab: CRONTAB,
    concurrency: 2,
    pollInterval: 1000,
    maxPoolSize: 4,
    noHandleSignals: true,
    logger: new Logger(() => (level, message, meta) => write(services.log, level, message, meta)),
  })
  const stopTimer = startRunOutTimer(services)
  return {
    stop: async () => {
      await stopTimer()
      await runner.stop()
    },
  }
}

function tasksOf(services: Services): TaskList {
  return {
    [GENERATE_TASK]: (payload) => generateVouchersRun(services, payload as GeneratePayload),
    [FOLLOW_TASK]: (payload) => followFurther(services, payload as FollowPayload),
    [ENROLL_TASK]: (payload) => enrollEveryone(services, payload as EnrollPayload),
    [SEGMENT_GRANT_TASK]: (payload) => segmentGrantRun(services, payload as SegmentGrantPayload),
    'settle-due-cards': () => settleDueCards(services),
    'earn-by-birthdays': () => earnByBirthdays(services),
    'refresh-due-members': () => refreshDueMembers(services, {}, services.now()),
    'settle-referrals': () => settleReferrals(services, null),
    'keep-house': () => keepHouse(services),
  }
}

/** What the queue itself says is of interest only where something went wrong. */
function write(log: Log, level: `${LogLevel}`, message: string, meta: object | undefined): void {
  if (level === 'error') log.error({ ...meta }, message)
  if (level === 'warning') log.warn({ ...meta }, message)
}
