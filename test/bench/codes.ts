import { strictEqual } from 'node:assert/strict'
import pg from 'pg'
import { generateVouchersRun } from '../../src/operations/campaigns/generate-vouchers-run.ts'
import { evaluate } from '../../src/operations/shopping/evaluate.ts'
import { touchCatalogue } from '../../src/store/catalogue.ts'
import { rows } from '../../src/store/database.ts'
import { insertBulkOperation } from '../../src/store/write-bulk-operations.ts'
import type { Bench } from './bench.ts'
import { type BenchShop, openBenchShop } from './bench-shop.ts'
import { compete, median } from './contest.ts'
import { type Figure, figureOf, number, ratioOf, time, told } from './figures.ts'
import { uuid } from './population.ts'
import { purchase } from './purchase.ts'

/** P11: a code is found and judged, others each time, among 1,000 and among 1,000,000 (`--large`: 10,000,000). */
export const findingCodes: Bench = async ({ cluster, pace, small, large }) => {
  const figures: Figure[] = []
  const few = await shopWithCodes(await cluster.database(), 1_000)
  for (const count of [small ? 100_000 : 1_000_000, ...(large ? [10_000_000] : [])]) {
    const many = await shopWithCodes(await cluster.database(), count)
    const outcome = await compete({ measure: 'time', boon: judges(many, count), limit: judges(few, 1_000) }, pace)
    const holds = (): boolean => ratioOf(outcome) <= 1.4
    const name = `P11 judge a code of ${number(count)}, limit: of 1,000`
    figures.push(figureOf(name, outcome, { text: 'at most 1.4 x', holds }))
    await many.close()
  }
  await few.close()
  return figures
}

async function shopWithCodes(url: string, count: number): Promise<BenchShop> {
  const shop = await openBenchShop(url, 10)
  const client = await open(url)
  await client.query(
    `insert into voucher (id, code, campaign_id, is_public, state, redeemed, redeemable, version, created_at)
     select gen_random_uuid(), 'MANY-' || at, $1, false, 'ENABLED', 0, 1, 1, now() from generate_series(0, $2::int - 1) at`,
    [shop.coupons[0]!.id, count],
  )
  await client.query('vacuum analyze voucher')
  await client.query('checkpoint')
  await client.end()
  const { priced } = await evaluate(shop.as('SERVICE'), { input: purchase(10, ['many-0']) })
  strictEqual(priced.codes[0]!.applied, true, 'the code applies')
  return shop
}

function judges(shop: BenchShop, count: number) {
  const operation = async (): Promise<void> => {
    const code = `MANY-${Math.floor(Math.random() * count)}`
    const { priced } = await evaluate(shop.as('SERVICE'), { input: purchase(10, [code]) })
    if (!priced.codes[0]!.applied) throw new Error(`${code} does not apply`)
  }
  return { name: `${count} codes`, operation }
}

/** P10: unique codes into a campaign, beside COPY of as many rows into the same table. */
export const generating: Bench = async ({ cluster, small, large, pace }) => {
  const count = large ? 1_000_000 : small ? 20_000 : 100_000
  const shop = await openBenchShop(await cluster.database(), 10)
  const client = await open(shop.url)
  const [ours, copies, growths]: number[][] = [[], [], []]
  for (let round = 0; round < Math.min(pace.rounds, 3); round++) {
    const file = await exportCodes(client, shop, count, round)
    await client.query('checkpoint')
    copies!.push(await seconds(() => client.query(`copy voucher (${COPIED}) from '${file}'`)))
    await client.query('checkpoint')
    const before = process.memoryUsage().rss
    ours!.push(await seconds(() => generate(shop, count, round)))
    growths!.push((process.memoryUsage().rss - before) / 1_048_576)
  }
  const { rows: counted } = await client.query(
    'select count(*)::int as count, count(distinct code)::int as codes from voucher',
  )
  strictEqual(counted[0].count, counted[0].codes, 'codes are unique')
  await client.end()
  await shop.close()
  const ratio = median(copies!.map((each, at) => each / ours![at]!))
  const growth = Math.max(...growths!)
  return [
    told(`P10 ${number(count)} codes, limit: COPY`, time(median(ours!) * 1000), {
      limit: time(median(copies!) * 1000),
      ratio: number(ratio),
      target: 'at least 0.6 of COPY, under 100 MB',
      reached: ratio >= 0.6 && growth < 100,
      cpu: `${number(Math.max(0, growth))} MB growth`,
    }),
  ]
}

async function generate(shop: BenchShop, count: number, round: number): Promise<void> {
  const db = shop.services.database.open()
  const bulkOperationId = uuid(5, round)
  const input = { campaignId: shop.coupons[0]!.id, pattern: 'BENCH-##########', redeemable: 1 }
  await insertBulkOperation(db, {
    id: bulkOperationId,
    kind: 'VOUCHERS_GENERATE',
    total: count,
    input,
    createdAt: new Date(),
  })
  for (let status = ''; status !== 'SUCCEEDED';) {
    await generateVouchersRun(shop.services, { bulkOperationId })
    const [row] = await rows<{ status: string; done: number }>(
      db,
      'select status, done from bulk_operation where id = $1',
      [bulkOperationId],
    )
    status = row!.status
    if (status === 'SUCCEEDED') strictEqual(row!.done, count, 'exactly as many as asked for')
  }
  await touchCatalogue(db)
}

const COPIED = 'id, code, campaign_id, is_public, state, redeemed, redeemable, version, created_at'

/** A file for PostgreSQL's own COPY: the least there is to do for as many rows. */
async function exportCodes(client: pg.Client, shop: BenchShop, count: number, round: number): Promise<string> {
  const { rows: settings } = await client.query('show data_directory')
  const file = `${settings[0].data_directory}/bench-codes-${round}`
  await client.query(`copy (
    select gen_random_uuid(), 'COPY-${round}-' || md5(at::text), '${shop.coupons[1]!.id}'::uuid, false, 'ENABLED', 0, 1, 1, now()
    from generate_series(1, ${count}) at
  ) to '${file}'`)
  return file
}

async function open(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}
