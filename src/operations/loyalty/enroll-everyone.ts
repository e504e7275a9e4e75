import type { Db } from '../../store/database.ts'
import { nextUnenrolled } from '../../store/read-members-to-be.ts'
import { inTransaction } from '../../store/transaction.ts'
import type { Services } from '../session.ts'
import { giveFurther } from './give.ts'
import { enroll } from './enroll.ts'

/** The job that enrolls the customers who were there before a program that enrolls everyone. */
export const ENROLL_TASK = 'enroll-everyone'

/** In which program it goes on, behind which customer (null: with the first). */
export interface EnrollPayload {
  readonly programId: string
  readonly after: string | null
}

/** Customers enrolled in one transaction. */
const CHUNK = 100
/** Chunks of one job, some 40 s of work; the next job does the rest. */
const CHUNKS_A_JOB = 25

/** Part of the transaction that changes the program. */
export async function planToEnroll(
  { jobs }: Pick<Services, 'jobs'>,
  db: Db,
  programId: string,
  after: string | null,
): Promise<void> {
  await jobs.add(db, ENROLL_TASK, { programId, after } satisfies EnrollPayload, { key: `enroll:${programId}` })
}

/** Enrolls chunk by chunk; done again from its start it does no harm. Ends where the program no longer enrolls everyone. */
export async function enrollEveryone(services: Services, { programId, after }: EnrollPayload): Promise<void> {
  const db = services.database.open()
  let from = after
  for (let chunk = 0; chunk < CHUNKS_A_JOB; chunk++) {
    const last = await inTransaction(db, (transaction) => enrollChunk(services, transaction, programId, from))
    if (last === null) return
    from = last
  }
  await planToEnroll(services, db, programId, from)
}

/** The last customer of the chunk; null where there are no more. */
async function enrollChunk(
  services: Services,
  db: Db,
  programId: string,
  after: string | null,
): Promise<string | null> {
  const snapshot = await services.catalogue.current(db)
  const program = snapshot.programs.get(programId)
  if (program?.enrollsEveryone !== true) return null
  const customerIds = await nextUnenrolled(db, programId, after, CHUNK)
  const world = { services, snapshot, now: services.now() }
  for (const customerId of customerIds) {
    const { gifts } = await enroll(world, db, program, customerId)
    await giveFurther(world, db, gifts)
  }
  services.feed.send(customerIds.map((id) => `customer:${id}` as const))
  return customerIds.at(-1) ?? null
}
