import pg from 'pg'

/** What servers that start at once on one database do one after the other. Any numbers: they name Boon's among its advisory locks. */
export const LOCKS = { migrations: 7_205_116_301, demo: 7_205_116_310 } as const

/** Does the work while no other server does work under the same lock: a second one waits. */
export async function underLock<T>(url: string, lock: keyof typeof LOCKS, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCKS[lock]])
    return await work()
  } finally {
    await client.end()
  }
}
