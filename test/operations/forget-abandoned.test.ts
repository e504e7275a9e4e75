import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import pg from 'pg'
import { openApp } from '../../src/app.ts'
import type { StoredCart } from '../../src/domain/cart.ts'
import { redeem } from '../../src/operations/checkout/redeem.ts'
import { redemptionCapture } from '../../src/operations/checkout/redemption-capture.ts'
import { runOutHolds } from '../../src/operations/checkout/run-out-holds.ts'
import { eventTrack } from '../../src/operations/customers/event-track.ts'
import { segmentUpsert } from '../../src/operations/customers/segment-upsert.ts'
import { visitorTokenCreate } from '../../src/operations/identity/visitor-token-create.ts'
import { keepHouse } from '../../src/operations/keep-house.ts'
import { cartCreate } from '../../src/operations/shopping/cart-create.ts'
import { cartUpdate } from '../../src/operations/shopping/cart-update.ts'
import { evaluate } from '../../src/operations/shopping/evaluate.ts'
import { rows } from '../../src/store/database.ts'
import { NAMING_CUSTOMERS } from '../../src/store/forget-visitors.ts'
import { openTestApp, type TestApp, testConfig } from '../support/app.ts'
import { expectCleanBooks } from '../support/clean-books.ts'
import { eur, given, publish, purchase, shopper, stock } from '../support/shop.ts'

const BEGIN = new Date('2026-03-10T09:30:00Z')
const DAY_MILLISECONDS = 86_400_000
const LINES = [{ sku: 'thing', quantity: 1 }]

let shop: TestApp
let count = 0
beforeAll(async () => {
  shop = await openTestApp(BEGIN)
  await stock(shop, { thing: 1000 })
})
afterEach(() => expectCleanBooks(shop))
afterAll(() => shop.close())

const db = () => shop.services.database.open()
const key = () => `key-of-the-abandoned-${++count}`
const dayOf = (day: number): Date => new Date(BEGIN.getTime() + day * DAY_MILLISECONDS)
const on = (day: number): void => {
  shop.clock.now = dayOf(day)
}
const isThere = async (table: 'cart' | 'customer', id: string): Promise<boolean> =>
  (await rows(db(), `select from ${table} where id = $1`, [id])).length === 1

/** All pieces of all walks, from wherever they stand. */
async function keepWhole(): Promise<void> {
  for (let pass = 0; pass < 3; pass++) await keepHouse(shop.services)
}

async function visitor(): Promise<string> {
  const { token } = await visitorTokenCreate(shop.as('VISITOR'))
  return (await shop.services.tokens.verify(token!, shop.clock.now))!.customerId
}

const nobodysCart = async (): Promise<StoredCart> =>
  given(await cartCreate(shop.as('SERVICE'), { currency: 'EUR', lines: [] }), 'cart')
const cartFor = async (role: 'VISITOR' | 'SHOPPER', id: string): Promise<StoredCart> =>
  given(await cartCreate(shop.as(role, id), { currency: 'EUR', lines: LINES }), 'cart')
const touch = (cart: StoredCart) =>
  cartUpdate(shop.as('SERVICE'), { cartId: cart.id, attributes: { touched: String(++count) } })
const buy = async (more: object) =>
  given(
    await redeem(shop.as('SERVICE'), { orderReference: `order-${++count}`, idempotencyKey: key(), ...more }),
    'redemption',
  )

describe('A cart that nobody touches', () => {
  test('is kept for 90 days, a shopper’s for 400, from its last change; then it is unknown', async () => {
    on(0)
    const [hers, nobodys, early] = [await cartFor('VISITOR', await visitor()), await nobodysCart(), await nobodysCart()]
    const { id } = await shopper(shop, 'ann')
    const anns = await cartFor('SHOPPER', id)
    on(30)
    given(await touch(hers), 'cart')
    given(await touch(anns), 'cart')
    const carts = [hers, nobodys, early, anns]
    const there = () => Promise.all(carts.map((cart) => isThere('cart', cart.id)))
    on(89)
    given(await touch(nobodys), 'cart')
    for (const [day, kept] of [
      [90, [true, true, true, true]],
      [91, [true, true, false, true]],
      [121, [false, true, false, true]],
      [180, [false, false, false, true]],
      [430, [false, false, false, true]],
      [431, [false, false, false, false]],
    ] as const) {
      on(day)
      await keepWhole()
      expect([day, await there()]).toEqual([day, kept])
    }
    expect((await touch(anns)).userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['cartId'] }])
    const late = { cartId: anns.id, orderReference: 'late', idempotencyKey: key() }
    expect((await redeem(shop.as('SERVICE'), late)).userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['cartId'] }])
  })

  test('is kept while a hold has it, and what was redeemed with it is answered without it', async () => {
    on(500)
    const cart = await cartFor('VISITOR', await visitor())
    on(580)
    const held = await buy({ cartId: cart.id, holdFor: 'P20D' })
    on(595)
    await keepWhole()
    expect(await isThere('cart', cart.id)).toBe(true)
    given(await redemptionCapture(shop.as('SERVICE'), { redemptionId: held.id, idempotencyKey: key() }), 'redemption')
    await keepWhole()
    expect(await isThere('cart', cart.id)).toBe(false)
    expect((await shop.as('SERVICE').load.redemption.load(held.id))!.status).toBe('CAPTURED')
  })

  test('is not lost to somebody who touches it just then', async () => {
    on(1000)
    const [touched, locked] = [await nobodysCart(), await nobodysCart()]
    on(1100)
    const client = new pg.Client({ connectionString: shop.services.database.url })
    await client.connect()
    await client.query('begin')
    await client.query('select from cart where id = any($1) for update', [[touched.id, locked.id]])
    await keepWhole()
    await client.query('update cart set updated_at = $2, version = version + 1 where id = $1', [
      touched.id,
      dayOf(1100),
    ])
    await keepWhole()
    await client.query('commit')
    await client.end()
    await keepWhole()
    expect([await isThere('cart', touched.id), await isThere('cart', locked.id)]).toEqual([true, false])
  })

  test('goes piece by piece where there are many, whichever server comes by', async () => {
    on(2000)
    const insert = `
      insert into cart (id, version, currency, lines, codes, attributes, created_at, updated_at)
      select gen_random_uuid(), 1, 'EUR', '[]', '{}', jsonb_build_object('of', 'many'), $1,
        $1::timestamptz + case when number % 3 = 0 then interval '60 days' else interval '0' end
      from generate_series(1, 12000) number`
    await rows(db(), insert, [shop.clock.now])
    const left = async () => (await rows(db(), `select from cart where attributes->>'of' = 'many'`)).length
    on(2100)
    const other = await openApp(testConfig(shop.services.database.url), {
      log: { info: () => {}, warn: () => {}, error: () => {} },
      now: () => shop.clock.now,
    })
    const before = await left()
    await keepHouse(shop.services)
    expect(before - (await left())).toBeLessThanOrEqual(5000)
    for (let minute = 0; minute < 6; minute++) await Promise.all([keepHouse(shop.services), keepHouse(other.services)])
    expect(await left()).toBe(4000)
    on(2151)
    for (let minute = 0; minute < 4; minute++) await keepHouse(other.services)
    expect(await left()).toBe(0)
    await other.close()
  })
})

describe('A visitor of whom nothing else is kept', () => {
  test('is forgotten after 90 days, with events that are as old', async () => {
    on(3000)
    const [idle, viewer, young] = [await visitor(), await visitor(), await visitor()]
    const track = (id: string) =>
      eventTrack(shop.as('SERVICE'), { customer: { id }, name: 'viewed', idempotencyKey: key() })
    given(await track(viewer), 'accepted')
    on(3020)
    given(await track(young), 'accepted')
    on(3090)
    await keepWhole()
    const there = () => Promise.all([idle, viewer, young].map((id) => isThere('customer', id)))
    expect(await there()).toEqual([true, true, true])
    on(3091)
    await keepWhole()
    expect(await there()).toEqual([false, false, true])
    on(3111)
    await keepWhole()
    expect(await there()).toEqual([false, false, false])
    const again = await eventTrack(shop.as('SERVICE'), {
      customer: { id: idle },
      name: 'viewed',
      idempotencyKey: key(),
    })
    expect(again.userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['customer'] }])
  })

  test('stays where a cart, a redemption, its failure or a list names her; and shoppers stay', async () => {
    on(4000)
    const visitors = [await visitor(), await visitor(), await visitor(), await visitor()]
    const [filling, buying, failing, listed] = visitors as [string, string, string, string]
    const { id: ann } = await shopper(shop, 'idle-ann')
    const cart = await cartFor('VISITOR', filling)
    await buy({ evaluation: purchase(1000, [], { customer: { id: buying } }) })
    const list = { key: 'listed', name: 'Listed', memberIds: [listed] }
    given(await segmentUpsert(shop.as('MARKETER'), list), 'segment')
    on(4050)
    given(await touch(cart), 'cart')
    const evaluation = purchase(1000, ['UNKNOWN'], { customer: { id: failing } })
    await redeem(shop.as('SERVICE'), { evaluation, orderReference: 'failing', idempotencyKey: key() })
    await shop.services.failures.settle()
    const there = () => Promise.all([...visitors, ann].map((id) => isThere('customer', id)))
    on(4091)
    await keepWhole()
    expect(await there()).toEqual([true, true, true, true, true])
    on(4141)
    await keepWhole()
    expect(await there()).toEqual([false, true, false, true, true])
  })

  test('is asked after in every table that may name her', async () => {
    const found = await rows<{ place: string }>(
      db(),
      `select table_name || '.' || column_name as place from information_schema.columns
       where table_schema = 'public' and column_name in ('customer_id', 'holder_id', 'friend_id', 'referrer_id')`,
    )
    const asked = Object.entries(NAMING_CUSTOMERS).map(([table, column]) => `${table}.${column}`)
    // Events go with her; a referrer holds a code; who is to be followed has an order.
    const others = [
      'customer_event.customer_id',
      'customer_event_count.customer_id',
      'referral.referrer_id',
      'referral_due.customer_id',
    ]
    expect(found.map(({ place }) => place).toSorted()).toEqual([...asked, ...others].toSorted())
  })

  test('is not lost to somebody who gives her something just then', async () => {
    on(5000)
    const id = await visitor()
    on(5091)
    const client = new pg.Client({ connectionString: shop.services.database.url })
    await client.connect()
    await client.query('begin')
    await client.query(
      `insert into perk (id, holder_id, title, granted_at) values (gen_random_uuid(), $1, 'A chair', $2)`,
      [id, shop.clock.now],
    )
    await keepWhole()
    await client.query('commit')
    await client.end()
    await keepWhole()
    expect(await isThere('customer', id)).toBe(true)
  })
})

test('Events are forgotten when no condition can look back at them; how often they ever happened is not', async () => {
  const YEARS = 1826
  on(10_000)
  const { id } = await shopper(shop, 'eve')
  const events = (more: object) => ({ conditions: { events: { name: 'kept', ...more } } })
  await publish(shop, { key: 'recently', ...events({ within: 'P5Y', minCount: 1 }) })
  await publish(shop, { key: 'twice-recently', ...events({ within: 'P5Y', minCount: 2 }) })
  await publish(shop, { key: 'thrice-ever', ...events({ minCount: 3 }) })
  const track = async (occurredAt: Date) =>
    given(
      await eventTrack(shop.as('SERVICE'), { customer: { id }, name: 'kept', occurredAt, idempotencyKey: key() }),
      'accepted',
    )
  const applied = async () => {
    const { priced } = await evaluate(shop.as('SERVICE'), { input: purchase(1000, [], { customer: { id } }) })
    return priced.applied.map(({ title }) => title).toSorted()
  }
  const left = async () => (await rows(db(), 'select from customer_event where customer_id = $1', [id])).length
  await track(dayOf(10_000))
  await track(dayOf(10_000))
  on(10_100)
  await track(dayOf(9_000))
  const all = ['recently', 'thrice-ever', 'twice-recently']
  for (const [day, kept, names] of [
    [10_000 + YEARS - 1, 3, all],
    [10_000 + YEARS, 3, ['thrice-ever']],
    [10_000 + 1_840, 3, ['thrice-ever']],
    [10_000 + 1_841, 1, ['thrice-ever']],
    [10_100 + 1_841, 0, ['thrice-ever']],
  ] as const) {
    on(day)
    const before = await applied()
    await keepHouse(shop.services)
    expect([day, await left(), before, await applied()]).toEqual([day, kept, names, names])
  }
})

test('A hold that has run out keeps its cart no longer', async () => {
  on(6000)
  const cart = await cartFor('VISITOR', await visitor())
  on(6080)
  await buy({ cartId: cart.id, holdFor: 'P20D', expectedTotal: eur(1000) })
  on(6101)
  await runOutHolds(shop.services, shop.clock.now)
  await keepWhole()
  expect(await isThere('cart', cart.id)).toBe(false)
})
