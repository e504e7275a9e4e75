import type { Segment } from '../../domain/segment.ts'
import type { Db } from '../../store/database.ts'
import type { Services, Session } from '../session.ts'
import { refreshNextMembers } from './refresh-members.ts'
import { dependants } from './segment-cycle.ts'

/** The job that judges shoppers after segments were defined anew. */
export const FOLLOW_TASK = 'follow-definitions'

/** A segment as it was defined at one version; a later definition is followed by a job of its own. */
type Definition = Pick<Segment, 'id' | 'version'>

/** Where such a job goes on. */
export interface FollowPayload {
  /** The job's own: no other work is replaced by it. */
  readonly key: string
  readonly definitions: readonly Definition[]
  /** The last shopper judged; null: none yet. */
  readonly after: string | null
}

/** Batches of 1,000 judged before the answer. */
const BATCHES_AT_ONCE = 10
/** Batches of one job; the next job does the rest. */
const BATCHES_A_JOB = 20
/** When a server that died meanwhile is replaced. */
const NET_MILLISECONDS = 60_000

/** Part of the transaction that defines: should this server not come to `followAtOnce`, a job takes over. */
export async function planToFollow(
  { services, now }: Session,
  db: Db,
  definitions: readonly Definition[],
): Promise<FollowPayload> {
  const plan = {
    key: `segments:${services.newId()}`,
    definitions: definitions.map(({ id, version }) => ({ id, version })),
    after: null,
  }
  await add(services, db, plan, new Date(now.getTime() + NET_MILLISECONDS))
  return plan
}

/** After that transaction: judges the first 10,000 shoppers, and leaves the rest to the job. */
export async function followAtOnce({ services, now }: Session, plan: FollowPayload): Promise<void> {
  await follow(services, plan, BATCHES_AT_ONCE, now)
}

/** The job: goes on from its cursor. */
export async function followFurther(services: Services, payload: FollowPayload): Promise<void> {
  await follow(services, payload, BATCHES_A_JOB, services.now())
}

async function follow(services: Services, payload: FollowPayload, batches: number, now: Date): Promise<void> {
  const db = services.database.open()
  const affected = await affectedSegments(services, db, payload)
  let cursor = payload.after
  for (let batch = 0; batch < batches; batch++) {
    cursor = affected.length === 0 ? null : await refreshNextMembers(services, affected, cursor, now)
    if (cursor === null) return services.jobs.remove(db, payload.key)
  }
  await add(services, db, { ...payload, after: cursor })
}

async function affectedSegments({ catalogue }: Services, db: Db, { definitions }: FollowPayload): Promise<string[]> {
  const { segments } = await catalogue.current(db)
  const standing = definitions.filter(({ id, version }) => segments.get(id)?.version === version)
  return [...new Set(standing.flatMap(({ id }) => dependants(id, segments)))]
}

function add({ jobs }: Services, db: Db, payload: FollowPayload, runAt?: Date): Promise<void> {
  return jobs.add(db, FOLLOW_TASK, payload, { key: payload.key, ...(runAt && { runAt }) })
}
