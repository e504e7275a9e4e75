import { deepStrictEqual } from 'node:assert/strict'
import { fileURLToPath } from 'node:url'
import { rows } from '../../src/store/database.ts'
import type { Bench } from './bench.ts'
import { benchEnvironment, openBenchShop } from './bench-shop.ts'
import { compete } from './contest.ts'
import { figureOf, ratioOf } from './figures.ts'
import { build, type HttpRequest, load, startServerProcess } from './processes.ts'

const WALLET = `{ viewer { wallet { items(first: 20) { nodes { ... on Voucher { id code status } } } } } }`
const VOUCHERS = 20

/** P14: a wallet of 20 vouchers over HTTP, 32 connections; the limit is fastify that reads the same rows with one statement. */
export const walletOverHttp: Bench = async ({ cluster, pace }) => {
  const shop = await openBenchShop(await cluster.database(), 5)
  const { services, customerId, coupons } = shop
  for (let at = 0; at < VOUCHERS; at += 1)
    await rows(
      services.database.open(),
      `insert into voucher (id, code, campaign_id, is_public, holder_id, state, redeemed, redeemable, version, created_at)
       values ($1, $2, $3, false, $4, 'ENABLED', 0, 1, 1, now())`,
      [services.newId(), `WALLET-${at}`, coupons[0]!.id, customerId],
    )
  const expiresAt = new Date(services.now().getTime() + 3_600_000)
  const token = await services.tokens.sign({ customerId, role: 'SHOPPER', expiresAt }, services.now())
  const request: HttpRequest = { path: '/graphql', token, body: { query: WALLET } }
  const boon = await startServerProcess(build('boon-bench-live'), benchEnvironment(shop.url))
  const bare = await startServerProcess(fileURLToPath(new URL('./bare-wallet.ts', import.meta.url)), {
    DATABASE_URL: shop.url,
    CUSTOMER: customerId,
  })
  try {
    deepStrictEqual(await codesAt(boon.url, request), await codesAt(bare.url, request))
    const outcome = await compete(
      {
        measure: 'rate',
        boon: { name: 'boon', play: (seconds) => load(boon, request, seconds) },
        limit: { name: 'bare', play: (seconds) => load(bare, request, seconds) },
      },
      pace,
    )
    const target = { text: '0.7 x mercurius with jit', holds: () => ratioOf(outcome) >= 0.7 }
    return [figureOf('P14 a wallet of 20 over HTTP; limit: fastify and one statement', outcome, target)]
  } finally {
    await boon.stop()
    await bare.stop()
    await shop.close()
  }
}

async function codesAt(url: string, { path, token, body }: HttpRequest): Promise<string[]> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
  const response = await fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
  const { data } = (await response.json()) as { data: { viewer: { wallet: { items: { nodes: { code: string }[] } } } } }
  const codes = data.viewer.wallet.items.nodes.map(({ code }) => code)
  deepStrictEqual(codes.length, VOUCHERS)
  return codes.toSorted()
}
