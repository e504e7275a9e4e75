import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createRequire } from 'node:module'
import type { Campaign } from '../../src/domain/campaign.ts'
import type { Customer } from '../../src/domain/customer.ts'
import { offersChanged } from '../../src/operations/live/offers-changed.ts'
import { walletChanged } from '../../src/operations/live/wallet-changed.ts'
import { rows } from '../../src/store/database.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { publish, shopper } from '../support/shop.ts'

type Query = (...all: unknown[]) => unknown
interface Driver {
  readonly Client: { readonly prototype: { query: Query } }
}

/** MikroORM's driver, which all but the bus goes through. */
const require = createRequire(import.meta.url)
const { Client } = require(require.resolve('pg', { paths: [require.resolve('@mikro-orm/postgresql')] })) as Driver
const original = Client.prototype.query

let shop: TestApp
let coupon: Campaign
let sent: string[] = []

beforeAll(async () => {
  Client.prototype.query = function (this: unknown, ...all: unknown[]) {
    const [query] = all as [string | { text: string }]
    sent.push(typeof query === 'string' ? query : query.text)
    return original.apply(this, all)
  }
  shop = await openTestApp()
  coupon = await publish(shop, { key: 'coupon', kind: 'COUPON', codePattern: 'GIFT-##########' })
})
afterAll(async () => {
  Client.prototype.query = original
  await shop.close()
})

async function giveEach(customers: readonly Customer[]): Promise<void> {
  await rows(
    shop.services.database.open(),
    `insert into voucher (id, code, campaign_id, is_public, holder_id, state, redeemed, redeemable, version, created_at)
     select gen_random_uuid(), 'TOGETHER-' || gen_random_uuid(), $2, false, id, 'ENABLED', 0, 1, 1, now() from unnest($1::uuid[]) id`,
    [customers.map(({ id }) => id), coupon.id],
  )
}

/** How many statements it takes to tell so many shoppers of a voucher each, in wallet and offers. */
async function statementsFor(count: number): Promise<number> {
  const customers: Customer[] = []
  for (let number = 0; number < count; number += 1) customers.push(await shopper(shop, `shopper-${count}-${number}`))
  const streams = await Promise.all(
    customers.flatMap(({ id }) => {
      const session = shop.as('SHOPPER', id)
      const everywhere = { cartId: null, placement: null, after: null }
      return [
        walletChanged(session, shop.services.hub, { after: null }),
        offersChanged(session, shop.services.hub, everywhere),
      ]
    }),
  )
  const told = Promise.all(streams.map((stream) => stream.next()))
  await giveEach(customers)
  sent = []
  shop.services.feed.send(customers.map(({ id }) => `customer:${id}`))
  await told
  const statements = sent.filter((text) => !/change_log|pg_notify/.test(text))
  for (const stream of streams) await stream.return!()
  return statements.length
}

test('subscribers that are woken together are read in as many statements as a few of them', async () => {
  await statementsFor(2)
  const few = await statementsFor(3)
  expect(await statementsFor(40)).toBe(few)
})
