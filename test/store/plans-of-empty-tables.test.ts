import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type App, openApp } from '../../src/app.ts'
import { redeem } from '../../src/operations/checkout/redeem.ts'
import { sessionAs, testConfig } from '../support/app.ts'
import { cloneDatabase, type TestDatabase } from '../support/database.ts'
import { query } from '../support/query.ts'
import { purchase } from '../support/shop.ts'

let place: TestDatabase
let app: App
beforeAll(async () => {
  place = await cloneDatabase()
  // From now on PostgreSQL knows that the tables are empty, and would plan to read them whole.
  await query(place.url, 'vacuum analyze')
  app = await openApp(testConfig(place.url), { log: { info: () => {}, warn: () => {}, error: () => {} } })
})
afterAll(() => place.drop())

/** Tables that grow with every order. */
const GROWING = ['idempotency', 'order_reference', 'customer_activity', 'redemption', 'shop_order', 'redemption_use']

/** How often each was read whole so far. */
async function wholeReadings(): Promise<Record<string, number>> {
  const { rows } = await query(place.url, 'select relname as name, seq_scan::integer as count from pg_stat_user_tables')
  const counts = rows as { name: string; count: number }[]
  return Object.fromEntries(counts.filter(({ name }) => GROWING.includes(name)).map(({ name, count }) => [name, count]))
}

/** More than the five executions after which PostgreSQL keeps a plan. */
const PURCHASES = 12

test('A shop that has sold nothing yet looks its first orders up by their keys, never by reading all of them', async () => {
  const before = await wholeReadings()
  expect(Object.keys(before)).toHaveLength(GROWING.length)
  for (let at = 0; at < PURCHASES; at++) {
    const { redemption } = await redeem(sessionAs(app.services, 'SERVICE', null), {
      evaluation: purchase(1000),
      orderReference: `order-${at}`,
      idempotencyKey: `key-of-order-${at}`,
    })
    expect(redemption).not.toBeNull()
  }
  // A connection that ends tells what it has counted.
  await app.close()
  expect(await wholeReadings()).toEqual(before)
})
