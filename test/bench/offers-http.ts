import { deepStrictEqual } from 'node:assert/strict'
import { encodeId } from '../../src/graphql/ids.ts'
import { cartCreate } from '../../src/operations/shopping/cart-create.ts'
import type { Bench } from './bench.ts'
import { benchEnvironment, type BenchShop, openBenchShop, shopperToken } from './bench-shop.ts'
import { compete } from './contest.ts'
import { type Figure, figureOf, ratioOf } from './figures.ts'
import { plainOverAll } from './interpreters.ts'
import {
  ask,
  build,
  type HttpRequest,
  load,
  type ServerProcess,
  startNeighbour,
  startServerProcess,
} from './processes.ts'
import { goods, purchase } from './purchase.ts'

const OFFERS = `query ($statuses: [OfferStatus!]!, $cartId: ID) {
  offers(cartId: $cartId, statuses: $statuses, first: 20) {
    totalCount nodes { id kind status code title summary savings { amount currency } }
  }
}`

/** P13: a page of offers on a cart over HTTP, 32 connections, 10,000 campaigns. */
export const offersOverHttp: Bench = async ({ cluster, pace, small }) => {
  const count = small ? 1_000 : 10_000
  const shop = await openBenchShop(await cluster.database(), count)
  const cartId = await cartOf(shop)
  const server = await startServerProcess(build(), benchEnvironment(shop.url))
  const bare = await startNeighbour('./bare-server.ts', {
    CAMPAIGNS: String(count),
    OFFERS: '5',
  })
  const figures: Figure[] = []
  try {
    const token = await shopperToken(shop)
    await check(shop, server, asking(token, cartId, ['APPLIED']))
    for (const [name, statuses] of Object.entries(ASKED)) {
      const boon = { name: 'boon', play: (seconds: number) => load(server, asking(token, cartId, statuses), seconds) }
      const limit = { name: 'bare', play: (seconds: number) => load(bare, asking(token, cartId, statuses), seconds) }
      const outcome = await compete({ measure: 'rate', boon, limit }, pace)
      figures.push(
        figureOf(`P13 offers over HTTP, ${name}`, outcome, {
          text: 'at least 0.35 x',
          holds: () => ratioOf(outcome) >= 0.35,
        }),
      )
    }
  } finally {
    await server.stop()
    await bare.stop()
    await shop.close()
  }
  return figures
}

const ASKED: Readonly<Record<string, readonly string[]>> = {
  'applied and eligible': ['APPLIED', 'ELIGIBLE'],
  'nearly too (most are)': ['APPLIED', 'ELIGIBLE', 'NEARLY'],
}

function asking(token: string, cartId: string, statuses: readonly string[]): HttpRequest {
  return { path: '/graphql', token, body: { query: OFFERS, variables: { statuses, cartId } } }
}

/** The cart of the benchmarks, kept. */
async function cartOf(shop: BenchShop): Promise<string> {
  const { currency, lines } = purchase()
  const { cart, userErrors } = await cartCreate(shop.as('SERVICE'), {
    currency,
    lines,
    customer: { id: shop.customerId },
  })
  deepStrictEqual(userErrors, [])
  return encodeId('cart', cart!.id)
}

/** What applies must be what the interpreter over all finds. */
async function check(shop: BenchShop, server: ServerProcess, request: HttpRequest): Promise<void> {
  const answer = await ask<{ data: { offers: { nodes: { title: string }[] } } }>(server, request)
  const titles = plainOverAll(shop.campaigns)(goods()).map(({ display }) => display.title)
  deepStrictEqual(answer.data.offers.nodes.map(({ title }) => title).toSorted(), titles.toSorted())
}
