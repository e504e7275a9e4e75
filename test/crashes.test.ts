import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../src/store/embedded-postgres.ts'
import { build, type ServerProcess, startServerProcess } from './bench/processes.ts'
import { type Blow, killServer, soakCrash } from './support/crash-soak.ts'
import { atDatabase, query } from './support/query.ts'

const REDEMPTIONS = 60
const LIMIT = 40
const ADMIN_KEY = `boon_${'0123456789'.repeat(4)}`

let program: string
let dataDir: string
/** A cluster of these tests' own, which starts again on its port whenever it ends. */
let postgres: EmbeddedPostgres

beforeAll(async () => {
  program = build('boon-crashes')
  dataDir = mkdtempSync(join(tmpdir(), 'boon-crashes-'))
  chmodSync(dataDir, 0o755)
  postgres = await startEmbeddedPostgres({ dataDir, durable: true, onDeath: () => {} })
}, 60_000)
afterAll(async () => {
  await postgres.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

/** Servers on a database of their own; the last one that was started. */
async function aDatabase(name: string) {
  await query(postgres.url, `create database ${name}`)
  const databaseUrl = atDatabase(postgres.url, name)
  const started: ServerProcess[] = []
  const start = async (): Promise<ServerProcess> => {
    const server = await startServerProcess(program, environment(databaseUrl))
    started.push(server)
    return server
  }
  return { databaseUrl, start, started }
}

function environment(databaseUrl: string): Record<string, string> {
  return {
    DATABASE_URL: databaseUrl,
    BOON_TOKEN_SECRET: 'a secret for tests that is long enough to sign with',
    BOON_ADMIN_KEY: ADMIN_KEY,
    PORT: '0',
    HOST: '127.0.0.1',
    LOG_LEVEL: 'silent',
    BOON_RATE_LIMITS: 'off',
  }
}

/** Tells PostgreSQL to shut down, and waits until it has started again. */
const restartPostgres =
  (signal: 'SIGINT' | 'SIGQUIT'): Blow =>
  async () => {
    const note = join(dataDir, 'postgres/postmaster.pid')
    const ended = Number(readFileSync(note, 'utf8').split('\n')[0])
    process.kill(ended, signal)
    const isBack = async (): Promise<boolean> => {
      const found = await query(postgres.url, `select pg_postmaster_start_time()`).catch(() => null)
      return found !== null && Number(readFileSync(note, 'utf8').split('\n')[0]) !== ended
    }
    while (!(await isBack())) await wait(20)
  }

/** Each redemption once, each key its answer, the limit its number, and clean books. */
const ALL_RIGHT = {
  granted: LIMIT,
  refused: REDEMPTIONS - LIMIT,
  kept: LIMIT,
  orders: LIMIT,
  counted: LIMIT,
  forgotten: 0,
  unclean: [],
}

test('A server killed amid redemptions: what is asked again of its successor is done once', async () => {
  const { databaseUrl, start, started } = await aDatabase('killed')
  const soak = { databaseUrl, start, adminKey: ADMIN_KEY, redemptions: REDEMPTIONS, limit: LIMIT }
  expect(await soakCrash({ ...soak, blows: [killServer] })).toMatchObject(ALL_RIGHT)
  expect(started).toHaveLength(2)
}, 60_000)

describe.each([
  ['fast', 'SIGINT'],
  ['immediately', 'SIGQUIT'],
] as const)('PostgreSQL shut down %s amid redemptions and work of the queue, and started again', (name, signal) => {
  test('the server recovers by itself: what is asked again is done once, its listeners and its queue are back', async () => {
    const { databaseUrl, start, started } = await aDatabase(`restarted_${name}`)
    const soak = { databaseUrl, start, adminKey: ADMIN_KEY, redemptions: REDEMPTIONS, limit: LIMIT }
    const recovers: Blow = async () => {
      const { url } = started[0]!
      expect(await codesMade(url)).toBe(MANY)
      expect(await (await fetch(`${url}/health/ready`)).json()).toMatchObject({ status: 'ready' })
      await untilListening(databaseUrl)
    }
    const blows = [beginWork(started), restartPostgres(signal), restartPostgres(signal)]
    expect(await soakCrash({ ...soak, blows: [...blows, recovers] })).toMatchObject(ALL_RIGHT)
    expect(started).toHaveLength(1)
  }, 60_000)
})

const MANY = 20_000

/** Codes for the queue to make, many. */
const beginWork =
  (started: readonly ServerProcess[]): Blow =>
  async () => {
    const { url } = started[0]!
    const { campaignCreate } = await ask(url, CREATE)
    await ask(url, GENERATE, { id: campaignCreate.campaign.id, count: MANY })
  }

/** How many codes there are once the queue has done its work. */
async function codesMade(url: string): Promise<number> {
  for (;;) {
    const { campaigns } = await ask(url, MADE)
    const made = campaigns.edges[0].node.vouchers.totalCount
    if (made >= MANY) return made
    await wait(100)
  }
}

const CREATE = `mutation { campaignCreate(input: {
  key: "many", name: "Many", kind: COUPON, codePattern: "M-##########", display: { title: "Many" }, effects: [{ percentOff: { basisPoints: 1000 } }]
}) { campaign { id } } }`

const GENERATE = `mutation ($id: ID!, $count: Int!) {
  vouchersGenerate(input: { campaignId: $id, count: $count, idempotencyKey: "make many of them" }) { bulkOperation { id } userErrors { message } }
}`

const MADE = `{ campaigns(search: "Many") { edges { node { vouchers { totalCount } } } } }`

// oxlint-disable-next-line typescript/no-explicit-any -- answers of any shape.
async function ask(url: string, text: string, variables: object = {}): Promise<any> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN_KEY}` },
    body: JSON.stringify({ query: text, variables }),
  })
  const { data, errors } = (await response.json()) as { data: unknown; errors?: unknown }
  if (errors !== undefined) throw new Error(JSON.stringify(errors))
  return data
}

/** Until somebody listens for changes, and for work: whoever tells of changes has begun to listen on the same connection. */
async function untilListening(databaseUrl: string): Promise<void> {
  const listeners = `select count(*) filter (where query ~* '^listen boon|pg_notify') > 0 and count(*) filter (where query ~* '^listen "jobs:') > 0 as all
    from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`
  while (!(await query(databaseUrl, listeners)).rows[0].all) await wait(50)
}
