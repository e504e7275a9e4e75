import type { Segment } from '../../domain/segment.ts'
import type { Snapshot } from '../../store/catalogue.ts'
import type { Db } from '../../store/database.ts'
import { takeOffToJudge } from '../../store/customers-to-judge.ts'
import { dueMembers, type DueAmong } from '../../store/read-members.ts'
import { inTransaction } from '../../store/transaction.ts'
import { lockForJudging, nextCandidates, writeMemberships } from '../../store/write-members.ts'
import type { Services } from '../session.ts'
import { judgeMembers } from './judge-members.ts'

/** Customers judged in one transaction. */
export const BATCH = 1000
/** Batches of one call that looks for rows that are due; what is left is for the next. */
const MOST_BATCHES = 100

type Judging = Pick<Services, 'catalogue'>

/**
 * Judges a customer anew in every dynamic segment, in the caller's transaction: call it after what is known of her, or her paid orders,
 * have changed. A constant number of queries; locks her row.
 */
export async function refreshCustomerSegments(db: Db, services: Judging, customerId: string, now: Date): Promise<void> {
  await judgeAndKeep(db, services, [customerId], dynamicSegments, now)
}

/** The same for several customers at once, at most 1,000. */
export async function refreshSegmentsOf(
  db: Db,
  services: Judging,
  customerIds: readonly string[],
  now: Date,
): Promise<void> {
  if (customerIds.length > 0) await judgeAndKeep(db, services, customerIds, dynamicSegments, now)
}

/** Judges anew whoever the clock has changed, at once where lists and counts are about to be read. */
export async function refreshDueMembers(
  services: Judging & Pick<Services, 'database'>,
  among: DueAmong,
  now: Date,
): Promise<void> {
  for (let batch = 0; batch < MOST_BATCHES; batch++) {
    const db = services.database.open()
    const due = await dueMembers(db, among, now)
    if (due.length === 0) return
    await inTransaction(db, (transaction) => judgeAndKeep(transaction, services, due, dynamicSegments, now))
  }
}

/**
 * Judges the next 1,000 customers after a cursor (null: the first) in the segments named.
 * The answer is the cursor to go on from; null once everybody has been judged.
 */
export async function refreshNextMembers(
  services: Judging & Pick<Services, 'database'>,
  segmentIds: readonly string[],
  after: string | null,
  now: Date,
): Promise<string | null> {
  const db = services.database.open()
  const customerIds = await nextCandidates(db, after, BATCH)
  const named = (snapshot: Snapshot): Segment[] => dynamicSegments(snapshot).filter(({ id }) => segmentIds.includes(id))
  if (customerIds.length > 0)
    await inTransaction(db, (transaction) => judgeAndKeep(transaction, services, customerIds, named, now))
  return customerIds.length < BATCH ? null : customerIds.at(-1)!
}

async function judgeAndKeep(
  db: Db,
  { catalogue }: Judging,
  customerIds: readonly string[],
  choose: (snapshot: Snapshot) => Segment[],
  now: Date,
): Promise<void> {
  await lockForJudging(db, customerIds)
  await takeOffToJudge(db, customerIds)
  const snapshot = await catalogue.current(db)
  const segments = choose(snapshot)
  if (segments.length === 0) return
  const judged = await judgeMembers(db, snapshot, segments, customerIds, now)
  await writeMemberships(
    db,
    customerIds,
    segments.map(({ id }) => id),
    judged,
  )
}

function dynamicSegments({ segments }: Snapshot): Segment[] {
  return [...segments.values()].filter(({ condition }) => condition !== null)
}
