import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { atDatabase, query, serverVariable, templateVariable } from './query.ts'

/** A migrated, empty database of one test file's own. */
export interface TestDatabase {
  /** A superuser's address. */
  readonly url: string
  /** Ends all connections to it. */
  drop(): Promise<void>
}

/** Copies the template: some 15 ms, real commits, as many connections as a test likes. */
export async function cloneDatabase(): Promise<TestDatabase> {
  const server = variable(serverVariable)
  const name = `boon_${randomUUID().replaceAll('-', '')}`
  await retryWhileBusy(() =>
    query(server, `create database ${name} template ${variable(templateVariable)} strategy file_copy`),
  )
  return {
    url: atDatabase(server, name),
    drop: async () => {
      await query(server, `drop database if exists ${name} with (force)`)
    },
  }
}

function variable(name: string): string {
  const value = process.env[name]
  if (value) return value
  throw new Error(`${name} is not set: run the tests with npm test.`)
}

/** PostgreSQL refuses to copy a database while another copy of it holds a conflicting lock (object_in_use). */
async function retryWhileBusy<T>(action: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await action()
    } catch (error) {
      if ((error as { code?: string }).code !== '55006' || attempt === 50) throw error
      await wait(20 * attempt)
    }
  }
}
