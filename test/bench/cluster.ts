import { randomUUID } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbeddedPostgres } from '../../src/store/embedded-postgres.ts'
import { migrate } from '../../src/store/migrate.ts'

/** A PostgreSQL for one run, as durable as Boon's own. */
export interface Cluster {
  /** An address of a migrated, empty database. */
  database(): Promise<string>
  stop(): Promise<void>
}

/** Starts the embedded PostgreSQL in a temporary folder; `stop` removes it. */
export async function startCluster(): Promise<Cluster> {
  const dataDir = mkdtempSync(join(tmpdir(), 'boon-bench-'))
  chmodSync(dataDir, 0o755)
  const postgres = await startEmbeddedPostgres({ dataDir, durable: true })
  return {
    database: () => createDatabase(postgres.url),
    stop: async () => {
      await postgres.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function createDatabase(server: string): Promise<string> {
  const name = `bench_${randomUUID().replaceAll('-', '')}`
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
  const url = server.replace(/\/[^/]*$/, `/${name}`)
  await migrate(url)
  return url
}
