import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { createClient } from 'graphql-ws'
import { WebSocket } from 'ws'

const run = promisify(execFile)
const project = join(dirname(fileURLToPath(import.meta.url)), '..')
const clone = mkdtempSync(join(tmpdir(), 'boon-clone-'))

let server: ChildProcess
let screen = ''

/** What somebody gets who clones the project as it stands, and types what the README says. */
beforeAll(async () => {
  chmodSync(clone, 0o755)
  const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: project, encoding: 'utf8' })
  for (const file of files.split('\n').filter((name) => name !== '' && existsSync(join(project, name)))) copy(file)
  const environment = ownEnvironment()
  await run('npm', ['ci', '--prefer-offline', '--no-audit', '--no-fund'], {
    cwd: clone,
    env: environment,
    maxBuffer: 1e8,
  })
  server = spawn('npm', ['start'], {
    cwd: clone,
    env: { ...environment, PORT: '0', LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  })
  server.stdout!.on('data', (more: Buffer) => (screen += more.toString()))
  while (!/^3\. .*\n.*curl.*\n/m.test(screen) && server.exitCode === null) await wait(50)
}, 180_000)

afterAll(() => {
  if (server?.pid !== undefined && server.exitCode === null) process.kill(-server.pid, 'SIGKILL')
  rmSync(clone, { recursive: true, force: true })
})

function copy(file: string): void {
  mkdirSync(dirname(join(clone, file)), { recursive: true })
  cpSync(join(project, file), join(clone, file))
}

/** The environment without what tests set, so that the clone starts as on any machine. */
function ownEnvironment(): NodeJS.ProcessEnv {
  const ours = /^(BOON_|TEST_|JEST_|DATABASE_URL|NODE_ENV|NODE_OPTIONS|npm_(lifecycle|package|config_local_prefix))/
  const entries = Object.entries(process.env).filter(([name]) => !ours.test(name))
  const path = process.env.PATH!.split(':').filter((folder) => !folder.includes('node_modules'))
  return { ...Object.fromEntries(entries), PATH: path.join(':') }
}

const shopper = () => /SHOPPER=(\S+)/.exec(screen)![1]!
const address = () => /Boon is ready at (\S+)/.exec(screen)![1]!

describe('a fresh clone', () => {
  test('starts, and the operations that it prints work as they stand', async () => {
    const assignments = screen.match(/^ {2}(SHOPPER|MARKETER)=\S+$/gm)!.map((line) => line.trim())
    const commands = screen.match(/^ {3}curl .*$/gm)!
    expect(commands).toHaveLength(3)
    for (const command of commands) {
      const { stdout } = await run('bash', ['-c', [...assignments, command].join('\n')])
      const { data, errors } = JSON.parse(stdout)
      expect(errors).toBeUndefined()
      expect(Object.values(data).every((value) => value !== null)).toBe(true)
    }
  })

  test('does what the README says of three operations', async () => {
    const readme = readFileSync(join(clone, 'README.md'), 'utf8')
    const [offers, cart, live] = [...readme.matchAll(/```graphql\n([\s\S]*?)```/g)].map(([, text]) => text!)
    expect((await ask(offers!)).data.offers.nodes.length).toBeGreaterThan(3)
    const answered = (await ask(cart!)).data.cartCreate
    expect(answered).toMatchObject({ userErrors: [], cart: { applied: [expect.anything(), expect.anything()] } })
    expect(await firstEvent(live!)).toMatch(/^Offer/)
  })

  test('serves the shop, the explorer and its health', async () => {
    for (const path of ['/', '/graphiql', '/health/live', '/health/ready', '/metrics'])
      expect((await fetch(address() + path)).status).toBe(200)
  })

  test('stops on a signal, its PostgreSQL too', async () => {
    const pid = Number(readFileSync(join(clone, '.boon', 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
    server.kill('SIGTERM')
    const [code] = await once(server, 'exit')
    expect(code).toBe(0)
    expect(() => process.kill(pid, 0)).toThrow()
  })
})

interface Answers {
  readonly offers: { readonly nodes: readonly unknown[] }
  readonly cartCreate: object
  readonly campaignCreate: { readonly campaign: { readonly id: string; readonly version: number } }
}

async function ask(query: string): Promise<{ data: Answers }> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${shopper()}` }
  const response = await fetch(`${address()}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) })
  return (await response.json()) as { data: Answers }
}

/** Subscribes, then changes the shopper's cart: the first event that arrives. */
async function firstEvent(subscription: string): Promise<string> {
  const client = createClient({
    url: `${address().replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${shopper()}` },
  })
  const events = client.iterate<{ offersChanged: { __typename: string } }>({ query: subscription })
  const first = events.next()
  await wait(300)
  await changeSomething()
  const { value } = await first
  await client.dispose()
  return value.data.offersChanged.__typename
}

/** A marketer's new campaign is an offer to everybody. */
async function changeSomething(): Promise<void> {
  const token = /MARKETER=(\S+)/.exec(screen)![1]!
  const post = async (query: string) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
    const response = await fetch(`${address()}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) })
    return ((await response.json()) as { data: Answers }).data
  }
  const { campaignCreate } = await post(
    'mutation { campaignCreate(input: { key: "live-now", name: "Live", kind: PROMOTION, display: { title: "Live" }, effects: [{ percentOff: { basisPoints: 100 } }] }) { campaign { id version } } }',
  )
  const { id, version } = campaignCreate.campaign
  await post(
    `mutation { campaignTransition(input: { id: "${id}", to: PUBLISH, expectedVersion: ${version} }) { userErrors { message } } }`,
  )
}
