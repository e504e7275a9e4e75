import { type Db, rows } from './database.ts'

/** Work for later, kept in the database: what a transaction adds is done after its commit, and not at all without one. */
export interface JobQueue {
  /** Adds work. With a `key`, work of that key that waits is replaced. `runAt` absent: at once. */
  add(db: Db, task: string, payload: object, options?: { readonly runAt?: Date; readonly key?: string }): Promise<void>
  /** Takes back work that waits under a key. */
  remove(db: Db, key: string): Promise<void>
}

/** The queue of graphile-worker, in the caller's transaction. */
export const jobQueue: JobQueue = {
  async add(db, task, payload, { runAt, key } = {}) {
    await rows(
      db,
      'select from graphile_worker.add_job($1, payload := $2::json, run_at := $3::timestamptz, job_key := $4)',
      [task, JSON.stringify(payload), runAt ?? null, key ?? null],
    )
  },
  async remove(db, key) {
    await rows(db, 'select from graphile_worker.remove_job($1)', [key])
  },
}

/** No job runs longer than this without handing over to a next one. */
const LONGEST_JOB = '90 seconds'

/** Gives back what a server had begun and, being gone, will not finish. Every task may be done again from its start. */
export async function releaseLostJobs(db: Db): Promise<void> {
  await rows(
    db,
    `select from graphile_worker.force_unlock_workers(
       array(select locked_by from graphile_worker.jobs where locked_at < now() - interval '${LONGEST_JOB}')
     )`,
  )
}

/** Gives back what was begun under a name, at once: whoever had it does nothing more. */
export async function releaseJobsOf(db: Db, takenBy: string): Promise<void> {
  await rows(db, 'select from graphile_worker.force_unlock_workers(array[$1::text])', [takenBy])
}
