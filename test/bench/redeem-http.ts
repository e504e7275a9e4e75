import { apiKeyCreate } from '../../src/operations/identity/api-key-create.ts'
import type { Bench } from './bench.ts'
import { benchEnvironment } from './bench-shop.ts'
import { checkBooks, LINES, openCheckoutShop, TOTAL } from './checkout-shop.ts'
import { compete, type Turn } from './contest.ts'
import { figureOf, ratioOf } from './figures.ts'
import { fillLeast } from './least-redeem.ts'
import { build, type HttpRequest, load, NUMBER, startNeighbour, startServerProcess } from './processes.ts'

const REDEEM = `mutation ($input: RedeemInput!) {
  redeem(input: $input) { replayed redemption { id total { amount currency } } userErrors { code message path } }
}`

/** P6: `redeem` over HTTP, 32 connections, another code each time; beside bare HTTP and the SQL function. */
export const redeemingOverHttp: Bench = async ({ cluster, pace, small }) => {
  const shop = await openCheckoutShop(await cluster.database(), small ? 100_000 : 400_000, 1)
  const bare = await cluster.database()
  await fillLeast(bare, 1_000_000, 1)
  const { secret } = await apiKeyCreate(shop.as('ADMIN'), { name: 'bench', role: 'SERVICE' })
  const server = await startServerProcess(build(), benchEnvironment(shop.url))
  const least = await startNeighbour('./bare-redeem-server.ts', { DATABASE_URL: bare })
  let redeemed = 0
  const play = async (seconds: number): Promise<Turn> => {
    const turn = await load(server, requestOf(secret!, redeemed + 1), seconds)
    redeemed += turn.count
    return turn
  }
  try {
    const outcome = await compete(
      {
        measure: 'rate',
        boon: { name: 'boon', play },
        limit: { name: 'bare', play: (seconds) => load(least, requestOf(secret!, 1), seconds) },
      },
      pace,
    )
    const target = { text: 'at least 0.5 x', holds: () => ratioOf(outcome) >= 0.5 }
    return [figureOf('P6 redeem over HTTP, 32 connections, limit: bare HTTP and one SQL function', outcome, target)]
  } finally {
    await server.stop()
    await least.stop()
    await checkBooks(shop, redeemed)
    await shop.close()
  }
}

function requestOf(token: string, firstNumber: number): HttpRequest {
  const input = {
    evaluation: {
      customer: { externalId: `shopper-${NUMBER}` },
      currency: 'EUR',
      lines: LINES,
      codes: [`ONE-${NUMBER}`],
    },
    expectedTotal: { amount: TOTAL, currency: 'EUR' },
    orderReference: `order-${NUMBER}`,
    idempotencyKey: `key-of-${NUMBER}`,
  }
  return { path: '/graphql', token, body: { query: REDEEM, variables: { input } }, firstNumber }
}
