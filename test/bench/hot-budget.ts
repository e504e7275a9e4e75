import { strictEqual } from 'node:assert/strict'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { redeem } from '../../src/operations/checkout/redeem.ts'
import { rows } from '../../src/store/database.ts'
import type { Bench, BenchContext } from './bench.ts'
import { callTogether, type CallersTurn, together } from './callers.ts'
import { budgetInput, checkBooks, openCheckoutShop } from './checkout-shop.ts'
import { compete, median } from './contest.ts'
import { type Figure, figureOf, ratioOf, time, told } from './figures.ts'
import type { HotAnswer } from './hot-worker.ts'
import { fillLeast, leastByDriver } from './least-redeem.ts'
import { startProgram } from './processes.ts'

const ENDLESS = 1_000_000_000

/** P7: one hot budget, 8 and 64 callers, beside a guarded row in one SQL function; then exactly the limit over processes, one killed. */
export const hotBudget: Bench = async (context) => [
  ...(await contests(context, 'P7', 4)),
  ...(await exactness(context)),
]

/** P8: the same where a commit takes 1 ms more. */
export const hotBudgetSlowCommits: Bench = async (context) => {
  const client = new pg.Client({ connectionString: await context.cluster.database() })
  await client.connect()
  const set = async (delay: number, siblings: number): Promise<void> => {
    await client.query(`alter system set commit_delay = ${delay}`)
    await client.query(`alter system set commit_siblings = ${siblings}`)
    await client.query('select pg_reload_conf()')
    await wait(200)
  }
  await set(1000, 0)
  try {
    return await contests(context, 'P8, commits 1 ms slower:', 8)
  } finally {
    await set(0, 5)
    await client.end()
  }
}

async function contests({ cluster, pace }: BenchContext, name: string, times: number): Promise<Figure[]> {
  const shop = await openCheckoutShop(await cluster.database(), 1, ENDLESS)
  const bare = await cluster.database()
  await fillLeast(bare, 1, ENDLESS)
  const guarded = await leastByDriver(bare, 'budget', 8)
  const p99: number[] = []
  const slow = async (seconds: number): Promise<CallersTurn> => {
    const turn = await callTogether(64, shop.redeemBudget, seconds)
    p99.push(turn.p99Milliseconds)
    return turn
  }
  const boon = { name: 'boon', play: slow }
  const beside = { measure: 'rate' as const, boon, limit: together('guarded row', 64, guarded.operation) }
  const outcome = await compete(beside, pace)
  const told = `p99 ${time(median(p99))}`
  const more = await compete({ measure: 'rate', boon, limit: together('8 callers', 8, shop.redeemBudget) }, pace)
  await checkBooks(shop, shop.granted.budget)
  await guarded.close()
  await shop.close()
  const p99Holds = name.startsWith('P8') ? median(p99) <= 30 : true
  const target = { text: `at least ${times} x`, holds: () => ratioOf(outcome) >= times && p99Holds }
  return [
    figureOf(`${name} one budget, 64 callers (${told}); limit: a guarded row in one SQL function`, outcome, target),
    figureOf(`${name} one budget, 64 callers; limit: 8 callers`, more, {
      text: 'at least 1.2 x',
      holds: () => ratioOf(more) >= 1.2,
    }),
  ]
}

/** Three servers at one budget, one of them killed: exactly the limit is granted, and the keys of the dead tell what it had got. */
async function exactness({ cluster, small }: BenchContext): Promise<Figure[]> {
  const budget = small ? 500 : 5_000
  const shop = await openCheckoutShop(await cluster.database(), 1, budget)
  const workers = ['first', 'second', 'killed'].map((marker) =>
    startProgram<HotAnswer>('./hot-worker.ts', { url: shop.url, callers: 32, marker }),
  )
  await untilGranted(shop.services, budget / 4)
  workers[2]!.kill()
  const answers = await Promise.all(workers.slice(0, 2).map(({ answer }) => answer))
  await workers[2]!.answer.catch(() => undefined)
  await waitForSessions(shop.url)
  const reported = answers.reduce((sum, { granted }) => sum + granted, 0)
  const replayed = await sendAgain(shop, budget)
  await checkBooks(shop, budget)
  strictEqual(reported + replayed, budget, 'what was reported, and what the keys of the dead answer, is the budget')
  await shop.close()
  return [
    told(
      `P7 a budget of ${budget} over 3 processes, one killed`,
      `${budget} granted, ${replayed} of them by the killed one`,
      { limit: String(budget), ratio: '1', target: 'exactly the limit', reached: true },
    ),
  ]
}

async function untilGranted(services: Parameters<typeof count>[0], wanted: number): Promise<void> {
  while ((await count(services)) < wanted) await wait(20)
}

async function count({ database }: { readonly database: { open(): Parameters<typeof rows>[0] } }): Promise<number> {
  const [row] = await rows<{ count: number }>(database.open(), 'select count(*) as count from redemption')
  return row!.count
}

/** What a killed server had under way ends with its connections. */
async function waitForSessions(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const busy = `select from pg_stat_activity where datname = current_database() and state <> 'idle' and pid <> pg_backend_pid()`
  while ((await client.query(busy)).rowCount !== 0) await wait(50)
  await client.end()
}

/** Sends all that the killed one may have sent once more: what it had got is answered again, the rest is refused. */
async function sendAgain(shop: Awaited<ReturnType<typeof openCheckoutShop>>, budget: number): Promise<number> {
  let replayed = 0
  for (let at = 1; at <= budget + 32; at++) {
    const answer = await redeem(shop.as('SERVICE'), budgetInput('killed', at))
    strictEqual(answer.redemption === null || answer.replayed, true, 'nothing is granted past the budget')
    if (answer.replayed) replayed += 1
  }
  return replayed
}
