import { strictEqual } from 'node:assert/strict'
import pg from 'pg'
import type { Campaign } from '../../src/domain/campaign.ts'
import { evaluate } from '../../src/operations/shopping/evaluate.ts'
import type { Bench } from './bench.ts'
import { type BenchShop, insertCoupons, openBenchShop } from './bench-shop.ts'
import { compete, type Contestant, type Pace } from './contest.ts'
import { type Figure, figureOf, number, ratioOf } from './figures.ts'
import { handIndex } from './hand-index.ts'
import { overAll } from './interpreters.ts'
import { CODES, coupons, spend } from './population.ts'
import { goods, purchase, referenceTotal } from './purchase.ts'

/** P1 and P2: one cart of 10 lines and 3 codes, whatever the number of promotions. */
export const evaluateBench: Bench = async ({ cluster, pace, small }) => {
  const figures: Figure[] = []
  const shops: BenchShop[] = []
  for (const count of small ? [10, 1_000] : [10, 1_000, 10_000]) {
    const shop = await openBenchShop(await cluster.database(), count)
    shops.push(shop)
    figures.push(await againstOneQuery(shop, pace))
  }
  const most = shops.at(-1)!
  const growth = await compete(
    { measure: 'time', boon: evaluates(most, purchase()), limit: evaluates(shops[0]!, purchase()) },
    pace,
  )
  const name = `P2 ${number(most.campaigns.length)} promotions, limit: 10`
  figures.push(figureOf(name, growth, { text: 'at most 1.3 x', holds: () => ratioOf(growth) <= 1.3 }))
  for (const shop of shops) await shop.close()
  return figures
}

async function againstOneQuery(shop: BenchShop, pace: Pace): Promise<Figure> {
  const reader = await openReader(shop.url)
  await checkTotal(shop, {})
  const boon = evaluates(shop, purchase())
  const limit = { name: 'one query + index', operation: reads(reader, handIndex(shop.campaigns)) }
  const baseline = { name: 'one query + json-logic over all', operation: reads(reader, overAll(shop.campaigns)) }
  const outcome = await compete({ measure: 'time', boon, limit, baseline }, pace)
  await reader.end()
  const name = `P1 evaluate, ${number(shop.campaigns.length)} promotions`
  return figureOf(name, outcome, { text: 'at most 5 x', holds: () => ratioOf(outcome) <= 5 })
}

/** P3: 30 codes against 1, and 250 lines. Of the codes past the usual three every second asks for more than is in the cart. */
export const largeCarts: Bench = async ({ cluster, pace }) => {
  const shop = await openBenchShop(await cluster.database(), 1_000)
  const further = [...coupons(numbered('FURTHER', 14)), ...coupons(numbered('TOO-LITTLE', 13), spend(1_000_000))]
  await insertCoupons(shop.services, further)
  const entered = [...shop.coupons, ...further]
  await checkTotal(shop, { lines: 250 })
  await checkTotal(shop, { entered })
  const one = evaluates(shop, purchase(10, CODES.slice(0, 1)))
  const codes = entered.map(({ name }) => name)
  const thirty = await compete({ measure: 'time', boon: evaluates(shop, purchase(10, codes)), limit: one }, pace)
  const lines = await compete({ measure: 'time', boon: evaluates(shop, purchase(250)), limit: one }, pace)
  await shop.close()
  return [
    figureOf('P3 30 codes, limit: 1 code', thirty, { text: 'at most 3 x', holds: () => ratioOf(thirty) <= 3 }),
    figureOf('P3 250 lines, limit: 10 lines', lines, {
      text: 'at most 3 ms',
      holds: ({ boon }) => boon.medianMilliseconds <= 3,
    }),
  ]
}

function numbered(name: string, count: number): string[] {
  return Array.from({ length: count }, (_, at) => `${name}-${at}`)
}

function evaluates(shop: BenchShop, input: ReturnType<typeof purchase>): Contestant {
  // What is not read is not worked out: the price is asked for.
  return { name: 'boon', operation: async () => (await evaluate(shop.as('SERVICE'), { input })).priced.total }
}

/** The amounts must be right before speed counts. */
async function checkTotal(shop: BenchShop, { lines = 10, entered = shop.coupons }): Promise<void> {
  const input = purchase(
    lines,
    entered.map(({ name }) => name),
  )
  const { priced } = await evaluate(shop.as('SERVICE'), { input })
  strictEqual(priced.total, referenceTotal(goods(lines), shop.campaigns, entered), 'total of the cart')
  const unconditional = entered.filter(({ conditions }) => conditions === null)
  strictEqual(priced.codes.filter(({ applied }) => applied).length, unconditional.length, 'codes applied')
}

/** Finds what applies, given what was read. */
type Finder = (lines: ReturnType<typeof goods>) => readonly Campaign[]

async function openReader(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client
}

/** The least that knows customer, segments and codes: one prepared statement; then the rules. */
export function reads(client: pg.Client, find: Finder) {
  const lines = goods()
  const text = `select row_to_json(c), array(select segment_id from segment_member where customer_id = c.id and is_member),
    (select json_agg(v) from voucher v where code = any($2)) from customer c where external_id = $1`
  return async (): Promise<number> => {
    await client.query({ name: 'facts', text, values: ['shopper', CODES] })
    return find(lines).length
  }
}
