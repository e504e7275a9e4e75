import { type App, openApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import type { Role } from '../../src/domain/role.ts'
import { type Log, openSession, type Services, type Session } from '../../src/operations/session.ts'
import { cloneDatabase } from './database.ts'

/** Boon over a database of its own, with a clock that the test sets. */
export interface TestApp {
  readonly app: App
  readonly services: Services
  /** The clock stands still until it is moved. */
  readonly clock: { now: Date }
  /** A session of a role, or of a customer. */
  as(role: Role, customerId?: string | null): Session
  close(): Promise<void>
}

const SILENT: Log = { info: () => {}, warn: () => {}, error: () => {} }

/** Opens Boon on a clone of the migrated template. `now`: where the clock starts. */
export async function openTestApp(now = new Date('2026-11-21T12:00:00Z')): Promise<TestApp> {
  const database = await cloneDatabase()
  const clock = { now }
  const app = await openApp(testConfig(database.url), { log: SILENT, now: () => clock.now })
  return {
    app,
    services: app.services,
    clock,
    as: (role, customerId = null) => sessionAs(app.services, role, customerId),
    close: async () => {
      await app.close()
      await database.drop()
    },
  }
}

/** The configuration of a server that tests start on this database. */
export function testConfig(databaseUrl: string, more: Readonly<Record<string, string>> = {}) {
  return readConfig({
    DATABASE_URL: databaseUrl,
    BOON_TOKEN_SECRET: 'a secret for tests that is long enough to sign with',
    BOON_ADMIN_KEY: `boon_${'0123456789'.repeat(4)}`,
    PORT: '0',
    HOST: '127.0.0.1',
    BOON_GRAPHIQL: 'on',
    LOG_LEVEL: 'silent',
    ...more,
  })
}

/** A session of a role, or of a customer. */
export function sessionAs(services: Services, role: Role, customerId: string | null): Session {
  const caller = customerId === null ? `test:${role}` : `customer:${customerId}`
  return openSession(services, {
    viewer: { role, customerId, caller, expiresAt: null, keyId: null },
    locales: ['en'],
    address: '127.0.0.1',
  })
}
