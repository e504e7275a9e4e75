import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Campaign } from '../../src/domain/campaign.ts'
import { counterId } from '../../src/domain/counter.ts'
import type { Customer } from '../../src/domain/customer.ts'
import { rows } from '../../src/store/database.ts'
import { openPurchaseReader, type PurchaseRequest, THE_CUSTOMER } from '../../src/store/purchase-reader.ts'
import { readAhead } from '../../src/store/read-ahead.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { publish, shopper, stock, uniqueCode } from '../support/shop.ts'

let shop: TestApp
let ann: Customer
let campaign: Campaign

beforeAll(async () => {
  shop = await openTestApp()
  await stock(shop, { tea: 1000, cake: 300 })
  ann = await shopper(shop, 'ann', { email: 'Ann@shop.example' })
  campaign = await publish(shop, { key: 'any' })
  await uniqueCode(shop, campaign, 'ANY-CODE', 3)
  const db = shop.as('ADMIN').db
  await rows(
    db,
    `insert into limit_counter (limited_id, key, used) values ($1, $2, 3), ($1, 'of all', 9007199254740991)`,
    [campaign.id, `of ${ann.id}`],
  )
  await rows(db, 'insert into customer_activity (customer_id, version) values ($1, 7)', [ann.id])
  await rows(db, `insert into order_reference (reference) values ('taken')`)
  await rows(
    db,
    `insert into idempotency (caller, key, operation, input_hash, answer, created_at)
     values ('test', 'used', 'redeem', 'hash', '"answer"', $1::timestamptz - interval '29 days'),
       ('test', 'old', 'redeem', 'hash', '"answer"', $1::timestamptz - interval '30 days')`,
    [shop.clock.now],
  )
})
afterAll(() => shop.close())

const request = (given: Partial<PurchaseRequest> = {}): PurchaseRequest => ({
  customers: null,
  skus: [],
  codes: [],
  clock: shop.clock.now,
  call: { caller: 'test', key: 'free' },
  orderReference: 'free',
  cartId: null,
  counters: [],
  ...given,
})

test.each<(of: Customer) => PurchaseRequest['customers']>([
  ({ externalId }) => ({ externalId }),
  ({ id }) => ({ id }),
  () => ({ email: 'ANN@shop.example' }),
  ({ id }) => [id],
])('A purchase finds together what is read apart (%#)', async (who) => {
  const [skus, codes] = [
    ['tea', 'none'],
    ['ANY-CODE', 'NOBODYS'],
  ]
  const reader = openPurchaseReader(shop.services.database)
  const read = await reader.read(
    request({
      customers: who(ann),
      skus,
      codes,
      call: { caller: 'test', key: 'used' },
      orderReference: 'taken',
      counters: [`of ${THE_CUSTOMER}`, 'of all', 'of nobody'].map((key) => [campaign.id, key] as const),
    }),
  )
  const apart = await readAhead(shop.as('ADMIN').db, {
    customers: [ann.id],
    skus,
    codes,
    now: shop.clock.now,
    clock: shop.clock.now,
  })
  expect(read).toMatchObject({ ...apart })
  expect(read.vouchers).toHaveLength(1)
  expect(read.state).toEqual({ isTaken: true, activity: 7, isHeld: false })
  expect(read.earlier).toEqual({ operation: 'redeem', inputHash: 'hash', answer: 'answer' })
  expect([...read.counters]).toEqual([
    [counterId(campaign.id, `of ${ann.id}`), 3],
    [counterId(campaign.id, 'of all'), 9007199254740991],
    [counterId(campaign.id, 'of nobody'), 0],
  ])
})

test('Purchases read together get each its own, and what cannot be read is nobody else’s failure', async () => {
  const reader = openPurchaseReader(shop.services.database)
  const asked = Array.from({ length: 100 }, (_, at) =>
    reader.read(
      request({
        customers: at % 2 === 0 ? { externalId: 'ann' } : { externalId: `nobody ${at}` },
        codes: at % 3 === 0 ? ['ANY-CODE'] : [],
        call: { caller: 'test', key: at % 5 === 0 ? 'used' : 'old' },
        orderReference: at === 50 ? 'not \0 storable' : 'free',
      }),
    ),
  )
  const read = await Promise.allSettled(asked)
  expect(read.map(({ status }, at) => (status === 'rejected' ? at : null)).filter((at) => at !== null)).toEqual([50])
  const seen = read.map((each) => (each.status === 'fulfilled' ? each.value : null))
  const expected = seen.map((_, at) => [at % 2 === 0 ? 1 : 0, at % 3 === 0 ? 1 : 0, at % 5 === 0])
  const found = seen.map((each) => each && [each.customers.length, each.vouchers.length, each.earlier !== null])
  expect(found.toSpliced(50, 1)).toEqual(expected.toSpliced(50, 1))
})

test('Who cannot be named in the database is nobody', async () => {
  const reader = openPurchaseReader(shop.services.database)
  for (const customers of [{}, { id: null }, { externalId: '\u0000' }, { email: '\ud800' }, []])
    expect(await reader.read(request({ customers }))).toMatchObject({ customers: [], vouchers: [], cards: [] })
})
