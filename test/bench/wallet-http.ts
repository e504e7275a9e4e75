import { deepStrictEqual } from 'node:assert/strict'
import { rows } from '../../src/store/database.ts'
import type { Bench } from './bench.ts'
import { benchEnvironment, type BenchShop, openBenchShop, shopperToken } from './bench-shop.ts'
import { compete, median, type Outcome } from './contest.ts'
import { figureOf, ratioOf } from './figures.ts'
import {
  ask,
  build,
  type HttpRequest,
  load,
  type ServerProcess,
  startNeighbour,
  startServerProcess,
} from './processes.ts'

const WALLET = `{ viewer { wallet { items(first: 20) { nodes { ... on Voucher { id code status } } } } } }`
const VOUCHERS = 20

/** P14: a wallet of 20 vouchers over HTTP, 32 connections; beside mercurius with jit, Apollo Server on Express, and fastify alone, all over one statement. */
export const walletOverHttp: Bench = async ({ cluster, pace }) => {
  const shop = await openBenchShop(await cluster.database(), 5)
  await fillWallet(shop)
  const request: HttpRequest = { path: '/graphql', token: await shopperToken(shop), body: { query: WALLET } }
  const servers = await startServers(shop)
  try {
    await compareAnswers(Object.values(servers), request)
    const [boon, mercurius, apollo, bare] = Object.entries(servers).map(([name, server]) => ({
      name,
      play: (seconds: number) => load(server, request, seconds),
    }))
    const peers = await compete({ measure: 'rate', boon: boon!, limit: mercurius!, baseline: apollo! }, pace)
    const least = await compete({ measure: 'rate', boon: boon!, limit: bare! }, pace)
    const name = 'P14 a wallet of 20 over HTTP, limit:'
    return [
      figureOf(`${name} mercurius with jit, baseline: Apollo on Express`, peers, TARGET),
      figureOf(`${name} fastify and one statement`, least, null),
    ]
  } finally {
    await Promise.all(Object.values(servers).map((server) => server.stop()))
    await shop.close()
  }
}

const TARGET = {
  text: 'at least 0.7 x, 4 x baseline',
  holds: (outcome: Outcome) => ratioOf(outcome) >= 0.7 && median(outcome.gains) >= 4,
}

async function fillWallet({ services, customerId, coupons }: BenchShop): Promise<void> {
  const ids = Array.from({ length: VOUCHERS }, () => services.newId())
  await rows(
    services.database.open(),
    `insert into voucher (id, code, campaign_id, is_public, holder_id, state, redeemed, redeemable, version, created_at)
     select id, 'WALLET-' || number, $2, false, $3, 'ENABLED', 0, 1, 1, now() from unnest($1::uuid[]) with ordinality as listed(id, number)`,
    [ids, coupons[0]!.id, customerId],
  )
}

async function startServers({ url, customerId }: BenchShop) {
  const environment = benchEnvironment(url)
  const peer = { DATABASE_URL: url, TOKEN_SECRET: environment.BOON_TOKEN_SECRET!, NODE_ENV: 'production' }
  return {
    boon: await startServerProcess(build(), environment),
    mercurius: await startNeighbour('./mercurius-wallet.ts', peer),
    apollo: await startNeighbour('./apollo-wallet.ts', peer),
    bare: await startNeighbour('./bare-wallet.ts', { DATABASE_URL: url, CUSTOMER: customerId }),
  }
}

/** All answer the same, and whole, before anything is timed; more than once, since what is compiled answers later. */
async function compareAnswers(servers: readonly ServerProcess[], request: HttpRequest): Promise<void> {
  const expected = await ask<Answer>(servers[0]!, request)
  deepStrictEqual(expected.data.viewer.wallet.items.nodes.length, VOUCHERS)
  for (const server of servers)
    for (let round = 0; round < 3; round += 1) deepStrictEqual(await ask(server, request), expected)
}

interface Answer {
  readonly data: { readonly viewer: { readonly wallet: { readonly items: { readonly nodes: readonly object[] } } } }
}
