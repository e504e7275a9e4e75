import { EventEmitter } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { Logger, type LogLevel, run, type Runner, type TaskList, type WorkerEvents } from 'graphile-worker'
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
import { releaseJobs } from '../operations/release-jobs.ts'
import { settleReferrals } from '../operations/referrals/settle-referrals.ts'
import type { Log, Services } from '../operations/session.ts'
import { keepHouse } from '../operations/keep-house.ts'
import { startRunOutTimer } from './run-out-timer.ts'

/** The work that one server takes from the queue. */
export interface Worker {
  /** Waits for what is under way, and takes nothing more. */
  stop(): Promise<void>
}

/**
 * Every minute: members and cards which the clock has changed, and work that a server left behind, referrals too; every hour: birthdays. Those that
 * take long where a new year begins for many members come one after the other, and leave room for other work.
 */
const CRONTAB = [
  '* * * * * refresh-due-members',
  '* * * * * settle-due-cards ?queue=cards&jobKey=settle-due-cards',
  '5 * * * * earn-by-birthdays ?queue=cards&jobKey=earn-by-birthdays',
  '* * * * * settle-referrals',
  '* * * * * keep-house',
].join('\n')

/** Between two tries to take work again, where the database was lost. */
const PAUSE_MILLISECONDS = 1_000

/**
 * Starts to take work from the queue of this database: two at a time, each task one operation. Where the database is lost meanwhile, what was
 * begun is given up, and taken up again once it is back.
 */
export async function startWorker(services: Services, url: string): Promise<Worker> {
  const stopped = new AbortController()
  const running = keepServing(services, url, await begin(services, url), stopped.signal)
  const stopTimer = startRunOutTimer(services)
  return {
    stop: async () => {
      await stopTimer()
      stopped.abort()
      await running
    },
  }
}

/** One pool of the queue's own workers. */
interface Shift {
  readonly runner: Runner
  /** By whom the queue knows what is under way. */
  readonly poolId: string
  /** Once the queue did not answer: a job may have been handed out and never have come. */
  readonly lost: Promise<void>
}

/** Until it is stopped: where one shift ends by itself, what it had begun is free again, and another one begins. */
async function keepServing(services: Services, url: string, first: Shift, stopped: AbortSignal): Promise<void> {
  let last = first
  let current: Shift | null = first
  for (;;) {
    if (current !== null) await endOf((last = current), stopped)
    await wait(PAUSE_MILLISECONDS, undefined, { signal: stopped }).catch(() => {})
    if (stopped.aborted) return
    current = await begin(services, url, last).catch((err: unknown) => {
      services.log.warn({ err }, 'no work can be taken from the queue; trying again')
      return null
    })
  }
}

/** Waits until a shift has ended: by itself, because the queue was lost, or because it was told to. */
async function endOf({ runner, lost }: Shift, stopped: AbortSignal): Promise<void> {
  let stopping: Promise<void> | undefined
  const stop = (): void => {
    stopping ??= runner.stop().catch(() => {})
  }
  void lost.then(stop)
  if (stopped.aborted) stop()
  stopped.addEventListener('abort', stop, { once: true })
  await runner.promise.catch(() => {})
  await stopping
  stopped.removeEventListener('abort', stop)
}

async function begin(services: Services, url: string, last?: Shift): Promise<Shift> {
  if (last !== undefined) await releaseJobs(services, last.poolId)
  await keepHouse(services)
  await resumeBulkOperations(services)
  const events: WorkerEvents = new EventEmitter()
  const lost = Promise.withResolvers<void>()
  events.once('worker:getJob:error', () => lost.resolve())
  let poolId = ''
  events.once('pool:create', ({ workerPool }) => {
    poolId = workerPool.id
  })
  const runner = await run({
    connectionString: url,
    taskList: tasksOf(services),
    crontab: CRONTAB,
    concurrency: 2,
    pollInterval: 1000,
    maxPoolSize: 4,
    noHandleSignals: true,
    events,
    // Noted in batches, if of one: else an end of a job that cannot be noted, the database being gone, would be the end of the server.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    logger: new Logger(() => (level, message, meta) => write(services.log, level, message, meta)),
  })
  return { runner, poolId, lost: lost.promise }
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
