import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { build, startServerProcess } from '../bench/processes.ts'
import { cloneDatabase, type TestDatabase } from '../support/database.ts'
import { tryTheLaw } from '../support/live-law.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase()
})
afterAll(() => database.drop())

/** `npm run soak:live` tries more, on every bus. */
test('what clients have folded together is what `offers` answers, over two servers of which one is killed', async () => {
  const adminKey = `boon_${'0123456789'.repeat(4)}`
  const environment = {
    DATABASE_URL: database.url,
    BOON_TOKEN_SECRET: 'a secret for tests that is long enough to sign with',
    BOON_ADMIN_KEY: adminKey,
    PORT: '0',
    HOST: '127.0.0.1',
    LOG_LEVEL: 'silent',
  }
  const program = build('boon-law')
  const report = await tryTheLaw({
    seed: 7,
    shoppers: 6,
    actions: 40,
    restsEvery: 20,
    servers: 2,
    killBefore: 15,
    adminKey,
    start: () => startServerProcess(program, environment),
  })
  expect(report.doubled).toBe(0)
  expect(report.events).toBeGreaterThan(20)
  expect(report.broken).toBeGreaterThan(0)
}, 120_000)
