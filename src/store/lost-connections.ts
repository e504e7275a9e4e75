import type pg from 'pg'

type Query = (text: unknown, ...rest: unknown[]) => Promise<unknown>

const BEGIN = /^(begin|start transaction)\b/

/**
 * Gives connections that were lost within a transaction back to their pool. MikroORM's transactions keep the one whose `begin` or `rollback`
 * fails, as either does once PostgreSQL has gone away or has ended an idle transaction: after as many as the pool has, everybody would wait for ever.
 */
export function releaseLostConnections(pool: pg.Pool): void {
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as Query
    const guarded: Query = (text, ...rest) => {
      const answer = query(text, ...rest)
      if (text === 'rollback') return answer.catch(() => rolledBack(client))
      if (typeof text === 'string' && BEGIN.test(text))
        return answer.catch((error: unknown) => neverBegun(client, error))
      return answer
    }
    client.query = guarded as typeof client.query
  })
}

/** What was not committed on a connection that is gone is rolled back already. Ended, the pool takes it out when it is given back. */
function rolledBack(client: pg.PoolClient): Partial<pg.QueryResult> {
  end(client)
  return { command: 'ROLLBACK', rowCount: null, rows: [] }
}

function neverBegun(client: pg.PoolClient, error: unknown): never {
  client.release(true)
  throw error
}

/** A client in a pool can be ended as any other, though its type does not say so. */
function end(client: pg.PoolClient): void {
  ;(client as unknown as pg.Client).end().catch(() => {})
}
