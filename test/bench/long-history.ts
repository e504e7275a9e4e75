import pg from 'pg'
import type { Bench } from './bench.ts'
import { together } from './callers.ts'
import { type CheckoutShop, checkBooks, openCheckoutShop } from './checkout-shop.ts'
import { compete } from './contest.ts'
import { figureOf, number, ratioOf } from './figures.ts'

const FEW = 100

/** P12: a campaign's limit after 100 uses, and after 100,000 (`--large`: 1,000,000). */
export const longHistory: Bench = async ({ cluster, pace, small, large }) => {
  const uses = large ? 1_000_000 : small ? 10_000 : 100_000
  const [many, few] = [await shopAfter(await cluster.database(), uses), await shopAfter(await cluster.database(), FEW)]
  const outcome = await compete(
    {
      measure: 'time',
      boon: together(`${uses} uses`, 1, many.redeemBudget),
      limit: together(`${FEW} uses`, 1, few.redeemBudget),
    },
    pace,
  )
  await checkBooks(many, uses + many.granted.budget - 1)
  await checkBooks(few, FEW + few.granted.budget - 1)
  await many.close()
  await few.close()
  const target = { text: 'at most 1.2 x', holds: () => ratioOf(outcome) <= 1.2 }
  return [figureOf(`P12 a limit after ${number(uses)} uses, limit: after ${FEW}`, outcome, target)]
}

/** One redemption as Boon makes it, the rest of so many copied from it, books and all. */
async function shopAfter(url: string, uses: number): Promise<CheckoutShop> {
  const shop = await openCheckoutShop(url, 1, 1_000_000_000)
  await shop.redeemBudget()
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('set session_replication_role = replica')
  await client.query(
    `create temporary table made as select gen_random_uuid() as id, at from generate_series(2, ${uses}) at`,
  )
  for (const statement of COPIES) await client.query(statement)
  await client.query(`update limit_counter set used = used + ${uses - 1} where position('#' in key) = 0`)
  await client.query(`update voucher set redeemed = redeemed + ${uses - 1} where code = 'BUDGET'`)
  await client.query('vacuum analyze')
  await client.query('checkpoint')
  await client.end()
  return shop
}

/** What one redemption leaves in each table, under another id. */
const COPIES = [
  copy('redemption', { id: 'made.id', order_reference: `'copy-' || made.at` }),
  copy('redemption_use', { redemption_id: 'made.id' }),
  copy('shop_order', { id: 'gen_random_uuid()', reference: `'copy-' || made.at`, redemption_id: 'made.id' }),
  copy('order_reference', { reference: `'copy-' || made.at`, redemption_id: 'made.id' }),
  copy('limit_entry', { redemption_id: 'made.id' }),
]

function copy(table: string, changed: Readonly<Record<string, string>>): string {
  const fields = Object.entries(changed).map(([name, value]) => `'${name}', ${value}`)
  return `insert into ${table} select (jsonb_populate_record(null::${table}, to_jsonb(one) || jsonb_build_object(${fields.join(', ')}))).*
    from ${table} one cross join made`
}
