import { deepStrictEqual, strictEqual } from 'node:assert/strict'
import pg from 'pg'
import { rows } from '../../src/store/database.ts'
import type { Bench } from './bench.ts'
import { together } from './callers.ts'
import { type CheckoutShop, checkBooks, openCheckoutShop } from './checkout-shop.ts'
import { compete } from './contest.ts'
import { figureOf, ratioOf } from './figures.ts'

const CALLERS = 32

/** P9: refusals once a budget is spent, beside a read of one row; nothing is written but the failures' records. */
export const spentBudget: Bench = async ({ cluster, pace }) => {
  const shop = await openCheckoutShop(await cluster.database(), 1, 1)
  strictEqual(await shop.redeemBudget(), true)
  const before = await written(shop)
  const pool = new pg.Pool({ connectionString: shop.url, max: 8 })
  const read = { name: 'one_row', text: 'select version from catalogue_version where id = 1' }
  const refuse = async (): Promise<void> => strictEqual(await shop.redeemBudget(), false)
  const outcome = await compete(
    {
      measure: 'rate',
      boon: together('boon', CALLERS, refuse),
      limit: together('read', CALLERS, () => pool.query(read)),
    },
    pace,
  )
  await checkBooks(shop, 1)
  deepStrictEqual(await written(shop), before, 'a refusal writes nothing else')
  strictEqual(await failuresOf(shop), shop.sent.budget - 1, 'every refusal is kept')
  await pool.end()
  await shop.close()
  const target = { text: 'at least 0.5 x', holds: () => ratioOf(outcome) >= 0.5 }
  return [figureOf('P9 refusals of a spent budget, 32 callers; limit: one row read', outcome, target)]
}

/** Rows that a redemption writes. */
async function written({ services }: CheckoutShop): Promise<object> {
  const tables = [
    'idempotency',
    'order_reference',
    'redemption',
    'redemption_use',
    'shop_order',
    'limit_entry',
    'customer_activity',
  ]
  const counts = tables.map((table) => `(select count(*) from ${table}) as ${table}`)
  const [row] = await rows<object>(services.database.open(), `select ${counts.join(', ')}`)
  return row!
}

async function failuresOf({ services }: CheckoutShop): Promise<number> {
  const found = await rows<{ count: number }>(
    services.database.open(),
    'select count(*) as count from redemption_failure',
  )
  return found[0]!.count
}
