import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '../../src/store/embedded-postgres.ts'
import { migrate } from '../../src/store/migrate.ts'
import { atDatabase, query, serverVariable, templateVariable } from './query.ts'

type Undo = () => void | Promise<void>

/** Set-up and tear-down run in one process, but need not share a module. */
const shared = globalThis as { stopTestPostgres?: Undo[] }

/**
 * Starts the embedded PostgreSQL, or takes the one that TEST_DATABASE_URL names (a superuser's address), and migrates
 * the template that `cloneDatabase` copies. What the workers need to know travels in environment variables.
 */
export async function startTestPostgres(): Promise<void> {
  const undo: Undo[] = (shared.stopTestPostgres = [])
  try {
    const server = process.env.TEST_DATABASE_URL ?? (await startOwn(undo))
    const template = await createTemplate(server, undo)
    process.env[serverVariable] = server
    process.env[templateVariable] = template
  } catch (error) {
    await stopTestPostgres()
    throw error
  }
}

/** Undoes what `startTestPostgres` did, the last first. */
export async function stopTestPostgres(): Promise<void> {
  for (const undo of shared.stopTestPostgres?.splice(0).toReversed() ?? []) await undo()
}

async function startOwn(undo: Undo[]): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), 'boon-test-'))
  undo.push(() => rmSync(dataDir, { recursive: true, force: true }))
  chmodSync(dataDir, 0o755)
  const postgres = await startEmbeddedPostgres({ dataDir, durable: false })
  undo.push(() => postgres.stop())
  return postgres.url
}

async function createTemplate(server: string, undo: Undo[]): Promise<string> {
  const template = process.env.TEST_DATABASE_URL ? `boon_template_${process.pid}` : 'boon_template'
  await query(server, `create database ${template}`)
  undo.push(() => dropTemplate(server, template))
  await migrate(atDatabase(server, template))
  await query(server, `alter database ${template} with is_template true allow_connections false`)
  return template
}

async function dropTemplate(server: string, template: string): Promise<void> {
  if (!process.env.TEST_DATABASE_URL) return
  await query(server, `alter database ${template} with is_template false`)
  await query(server, `drop database ${template} with (force)`)
}
