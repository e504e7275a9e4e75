import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import type { ServerProcess } from '../bench/processes.ts'

/** Something that befalls a server amid its work; settled once what fell was started again, or starts by itself. */
export type Blow = (server: Pick<Replaceable, 'replace'>) => Promise<void>

/** What is tried: so many redemptions with keys of their own, of a code for fewer, while the server and the database die. */
export interface CrashSoak {
  readonly databaseUrl: string
  readonly adminKey: string
  readonly redemptions: number
  readonly limit: number
  /** Spread evenly over the redemptions. */
  readonly blows: readonly Blow[]
  /** Starts a server on the database. */
  start(): Promise<ServerProcess>
}

/** What came of it: all redemptions that were answered, by their key; what the database has; and how often the callers had to try again. */
export interface CrashReport {
  readonly granted: number
  readonly refused: number
  readonly retries: number
  /** Redemptions and orders in the database. */
  readonly kept: number
  readonly orders: number
  /** What the campaign's counter holds. */
  readonly counted: number
  /** Keys that, asked once more at the end, gave another answer than before. */
  readonly forgotten: number
  /** Checks of the books that found a difference. */
  readonly unclean: readonly string[]
}

const CALLERS = 16
const LONGEST_MILLISECONDS = 30_000

/** Redeems with many callers, each of which sends its call again until it is answered, while one blow after the other falls. */
export async function soakCrash(soak: CrashSoak): Promise<CrashReport> {
  const server = new Replaceable(soak)
  try {
    return await soakOn(server, soak)
  } finally {
    await server.stop()
  }
}

async function soakOn(server: Replaceable, soak: CrashSoak): Promise<CrashReport> {
  await server.replace()
  await seed(server, soak)
  const answers = new Map<number, string>()
  let next = 0
  const caller = async (): Promise<void> => {
    for (let at = next++; at < soak.redemptions; at = next++) answers.set(at, await server.redeem(at))
  }
  const striking = (async () => {
    for (const [at, fall] of soak.blows.entries()) {
      while (answers.size < (soak.redemptions * (at + 1)) / (soak.blows.length + 1)) await wait(2)
      await fall(server)
    }
  })()
  await Promise.all([striking, ...Array.from({ length: CALLERS }, caller)])
  let forgotten = 0
  for (const [at, answer] of answers) if ((await server.redeem(at)) !== answer) forgotten++
  const report = await server.report()
  const granted = [...answers.values()].filter((answer) => answer.startsWith('redemption_'))
  return {
    granted: new Set(granted).size,
    refused: answers.size - granted.length,
    retries: server.retries,
    forgotten,
    ...report,
  }
}

/** A server that may die at any time; what it leaves unanswered is asked of its successor. */
class Replaceable {
  retries = 0
  readonly #soak: CrashSoak
  #server: ServerProcess | null = null

  constructor(soak: CrashSoak) {
    this.#soak = soak
  }

  async replace(): Promise<void> {
    await this.#server?.kill()
    this.#server = await this.#soak.start()
  }

  async stop(): Promise<void> {
    await this.#server?.stop()
  }

  /** The redemption's id, or the code of what refused it. */
  async redeem(at: number): Promise<string> {
    const { redeem } = await this.ask<Redeemed>(REDEEM, { reference: `order ${at}`, key: `the key of ${at}` })
    return redeem.redemption?.id ?? redeem.userErrors[0]!.code
  }

  async report() {
    const { verify } = await this.ask<{ verify: { checks: { check: string; count: number }[] } }>(VERIFY, {})
    const [row] = await inDatabase(
      this.#soak.databaseUrl,
      `select (select count(*)::int from redemption) as kept, (select count(*)::int from shop_order) as orders,
         (select used::int from limit_counter) as counted`,
    )
    const unclean = verify.checks.filter(({ count }) => count > 0).map(({ check }) => check)
    return { ...(row as { kept: number; orders: number; counted: number }), unclean }
  }

  /** Asks until there is an answer without a fault of the server's. */
  async ask<Data>(query: string, variables: object): Promise<Data> {
    const end = Date.now() + LONGEST_MILLISECONDS
    for (;;) {
      const answer = await this.#tryToAsk<Data>(query, variables).catch((error: unknown) => ({
        data: null,
        errors: error,
      }))
      if (answer.errors === undefined) return answer.data as Data
      if (Date.now() > end) throw new Error(`The server does not recover: ${JSON.stringify(answer.errors)}`)
      this.retries++
      await wait(50)
    }
  }

  async #tryToAsk<Data>(query: string, variables: object): Promise<{ data: Data | null; errors?: unknown }> {
    const response = await fetch(`${this.#server!.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.#soak.adminKey}` },
      body: JSON.stringify({ query, variables }),
    })
    return (await response.json()) as { data: Data; errors?: unknown }
  }
}

interface Redeemed {
  readonly redeem: { redemption: { id: string } | null; userErrors: { code: string }[] }
}

const REDEEM = `mutation ($reference: String!, $key: String!) {
  redeem(input: {
    evaluation: { currency: "EUR", codes: ["CRASH"], lines: [{ sku: "x", quantity: 1, unitPrice: { amount: 1000, currency: "EUR" } }] }
    orderReference: $reference, idempotencyKey: $key
  }) { redemption { id } userErrors { code } }
}`

const VERIFY = '{ verify { checks { check count } } }'

const CREATE = `mutation ($limit: SafeInt!) {
  campaignCreate(input: {
    key: "crash", name: "Crash", kind: COUPON, publicCode: "CRASH", display: { title: "Crash" }
    effects: [{ percentOff: { basisPoints: 1000 } }]
    limits: [{ of: REDEMPTIONS, per: CAMPAIGN, window: EVER, count: $limit }]
  }) { campaign { id version } userErrors { code message } }
}`

const PUBLISH = `mutation ($id: ID!, $version: Int!) {
  campaignTransition(input: { id: $id, to: PUBLISH, expectedVersion: $version }) { userErrors { code } }
}`

async function seed(server: Replaceable, { limit }: CrashSoak): Promise<void> {
  const { campaignCreate } = await server.ask<{
    campaignCreate: { campaign: { id: string; version: number } | null; userErrors: unknown[] }
  }>(CREATE, { limit })
  if (campaignCreate.campaign === null) throw new Error(JSON.stringify(campaignCreate.userErrors))
  await server.ask(PUBLISH, campaignCreate.campaign)
}

/** The server ends as by a power cut, and another is started. */
export const killServer: Blow = (server) => server.replace()

/** One process of the database killed hard makes it end them all, and recover from its log, at the same address. */
export const crashDatabase =
  (url: string): Blow =>
  async () => {
    const client = new pg.Client({ connectionString: url })
    client.on('error', () => {})
    await client.connect()
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
    process.kill(rows[0]!.pid, 'SIGKILL')
    await client.end().catch(() => {})
  }

async function inDatabase(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query(text)
  await client.end()
  return rows
}
