import { startEmbeddedPostgres } from './embedded-postgres.ts'
import { EmbeddedPostgresError } from './postgres-binaries.ts'
import { findCluster, readPassword, runningPort } from './postgres-cluster.ts'

/** A database that somebody else may be using. */
export interface ReachedPostgres {
  readonly url: string
  /** Leaves it as it was found: running or not. */
  leave(): Promise<void>
}

/**
 * The embedded database of `dataDir`, for a command beside the server: the server's own where one is running, else started until `leave`.
 * Throws `EmbeddedPostgresError` where there is no data.
 */
export async function reachEmbeddedPostgres(dataDir: string): Promise<ReachedPostgres> {
  const cluster = findCluster(dataDir)
  if (cluster === null)
    throw new EmbeddedPostgresError(`There is no data in ${dataDir}: set DATABASE_URL or BOON_DATA_DIR.`)
  const port = runningPort(cluster)
  if (port !== null) {
    const url = `postgres://postgres:${readPassword(cluster)}@127.0.0.1:${port}/boon`
    return { url, leave: async () => {} }
  }
  const postgres = await startEmbeddedPostgres({ dataDir, durable: true })
  return { url: postgres.url, leave: () => postgres.stop() }
}
