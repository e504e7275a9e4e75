import type { BulkOperation } from '../../domain/bulk-operation.ts'
import type { Grant } from '../../domain/grant.ts'
import { type Rejection, reject } from '../../domain/rejection.ts'
import type { Db } from '../../store/database.ts'
import { countNamed, nameSegmentMembers, nextToGrant, noteGranted } from '../../store/segment-grants.ts'
import { inTransaction } from '../../store/transaction.ts'
import { lockBulkOperation, type Progress, writeProgress, writeTotal } from '../../store/write-bulk-operations.ts'
import { refreshDueMembers, refreshSegmentsOf } from '../customers/refresh-members.ts'
import { give } from '../loyalty/give.ts'
import type { LoyaltyWorld } from '../loyalty/loyalty-world.ts'
import type { Services } from '../session.ts'

/** The job that gives members of a segment something. */
export const SEGMENT_GRANT_TASK = 'segment-grant'

/** Which work it goes on with. */
export interface SegmentGrantPayload {
  readonly bulkOperationId: string
}

/** Members named in one transaction. */
const NAMED = 10_000
/** Members given in one transaction: their cards are locked as long as it takes. */
const CHUNK = 25
/** Chunks of one job; the next job does the rest. */
const CHUNKS_A_JOB = 40
/** Problems kept of one work: the first ones. */
const MOST_PROBLEMS = 100

/** Part of the transaction that begins the work. Planned twice is once. */
export async function planToGrant({ jobs }: Pick<Services, 'jobs'>, db: Db, bulkOperationId: string): Promise<void> {
  await jobs.add(db, SEGMENT_GRANT_TASK, { bulkOperationId } satisfies SegmentGrantPayload, {
    key: `bulk:${bulkOperationId}`,
  })
}

/**
 * Gives chunk by chunk: first everybody who is a member now is named, a row each, before anybody gets anything; then each is given it in the transaction
 * that strikes her row. Whoever is killed at whatever point, the next run goes on from there: nobody is given it twice, nobody is left out. Stops where
 * the work was canceled.
 */
export async function segmentGrantRun(services: Services, { bulkOperationId }: SegmentGrantPayload): Promise<void> {
  const db = services.database.open()
  if (!(await begin(services, db, bulkOperationId))) return
  for (let chunk = 0; chunk < CHUNKS_A_JOB; chunk++) {
    const given = await inTransaction(db, (transaction) => giveChunk(services, transaction, bulkOperationId))
    if (given === null) return
    services.feed.send([`bulk:${bulkOperationId}`, ...given.map((id) => `customer:${id}`)])
  }
  await planToGrant(services, db, bulkOperationId)
}

/** What was ordered, as kept with the work. */
interface Order {
  readonly segmentId: string
  readonly grant: Grant
  readonly description: string
}

/** False where the work has ended. */
async function begin(services: Services, db: Db, id: string): Promise<boolean> {
  const found = await inTransaction(db, (transaction) => lockBulkOperation(transaction, id))
  if (found?.status !== 'QUEUED') return found?.status === 'RUNNING'
  const { segmentId } = found.input as unknown as Order
  await refreshDueMembers(services, { segmentIds: [segmentId] }, services.now())
  for (let after: string | null = null; ;) {
    const named: NamedUpTo = await inTransaction(db, (transaction) => nameNext(transaction, id, segmentId, after))
    if (named.goesOn !== null) return named.goesOn
    after = named.last
  }
}

/** Whether the work goes on, once it is known. */
interface NamedUpTo {
  /** Null: there may be more members to be named, behind `last`. */
  readonly goesOn: boolean | null
  readonly last: string | null
}

/** Names some more members; with the last ones the work runs. */
async function nameNext(db: Db, id: string, segmentId: string, after: string | null): Promise<NamedUpTo> {
  const { status } = (await lockBulkOperation(db, id))!
  if (status !== 'QUEUED') return { goesOn: status === 'RUNNING', last: null }
  const { count, last } = await nameSegmentMembers(db, id, segmentId, after, NAMED)
  if (count === NAMED) return { goesOn: null, last }
  await writeTotal(db, id, await countNamed(db, id))
  return { goesOn: true, last }
}

/** Who was given something; null: the work has ended. */
async function giveChunk(services: Services, db: Db, id: string): Promise<string[] | null> {
  const work = await lockBulkOperation(db, id)
  if (work?.status !== 'RUNNING') return null
  const world: LoyaltyWorld = { services, snapshot: await services.catalogue.current(db), now: services.now() }
  const members = await nextToGrant(db, id, CHUNK)
  const { given, failed, problems } = await giveEach(world, db, work.input as unknown as Order, members)
  await noteGranted(db, id, given, failed)
  await refreshSegmentsOf(db, services, given, world.now)
  await writeProgress(db, id, progress(work, { given, failed, problems }, members.length < CHUNK, world.now))
  return given
}

interface Outcome {
  readonly given: string[]
  readonly failed: string[]
  readonly problems: Rejection[]
}

/** A grant that is refused has written nothing. */
async function giveEach(
  world: LoyaltyWorld,
  db: Db,
  { grant, description }: Order,
  members: readonly { readonly id: string; readonly externalId: string | null }[],
): Promise<Outcome> {
  const outcome: Outcome = { given: [], failed: [], problems: [] }
  for (const { id, externalId } of members) {
    const gift = await give(world, db, [{ customerId: id, grants: [grant], description }])
    if (gift.ok) outcome.given.push(id)
    else {
      const { code, detail, reasons } = gift.rejection
      const told = `not given to ${externalId ?? 'a visitor'}${detail === null ? '' : `: ${detail}`}`
      outcome.failed.push(id)
      outcome.problems.push(reject(code, ['grant'], told, reasons))
    }
  }
  return outcome
}

/** Work of which nothing could be given has failed. */
function progress(work: BulkOperation, { given, failed, problems }: Outcome, isLast: boolean, now: Date): Progress {
  const [done, allFailed] = [work.done + given.length, work.failed + failed.length]
  const told = { done, failed: allFailed, problems: [...work.problems, ...problems].slice(0, MOST_PROBLEMS) }
  if (!isLast) return { ...told, status: 'RUNNING', finishedAt: null }
  return { ...told, status: done === 0 && allFailed > 0 ? 'FAILED' : 'SUCCEEDED', finishedAt: now }
}
