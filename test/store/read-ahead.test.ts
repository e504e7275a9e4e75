import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Customer } from '../../src/domain/customer.ts'
import { cartCreate } from '../../src/operations/shopping/cart-create.ts'
import { rows } from '../../src/store/database.ts'
import { findGiftCards } from '../../src/store/find-gift-cards.ts'
import { findVouchers } from '../../src/store/find-vouchers.ts'
import { type AheadRequest, readAhead } from '../../src/store/read-ahead.ts'
import { cartsByIds } from '../../src/store/read-carts.ts'
import { readCartAhead } from '../../src/store/read-cart-ahead.ts'
import { findCustomer } from '../../src/store/read-customers.ts'
import { productsBySkus } from '../../src/store/read-products.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { publish, shopper, stock } from '../support/shop.ts'

let shop: TestApp
let ann: Customer

beforeAll(async () => {
  shop = await openTestApp()
  await stock(shop, { tea: 1000, cake: 300 })
  ann = await shopper(shop, 'ann', {
    city: 'Graz',
    birthday: '1990-02-28',
    email: 'Ann@shop.example',
    attributes: { a: [1] },
  })
  const campaign = await publish(shop, { key: 'any' })
  const db = shop.as('ADMIN').db
  const holdings = `values
    (gen_random_uuid(), 'ANNS-OWN', $1::uuid, $2::uuid, now() - interval '1.234567 s', now() + interval '2.0005 s', now()),
    (gen_random_uuid(), 'NAMED', $1::uuid, null, null, null, now() + interval '0.9999996 s')`
  await rows(
    db,
    `insert into voucher (id, code, campaign_id, holder_id, given_at, ends_at, created_at, is_public, state, redeemed, redeemable, version)
     select v.*, false, 'ENABLED', 0, 3, 1 from (${holdings}) v`,
    [campaign.id, ann.id],
  )
  await rows(
    db,
    `insert into gift_card (id, code, campaign_id, holder_id, given_at, ends_at, created_at, currency, initial_balance, balance, held, state, version)
     select v.column1, 'CARD-' || v.column2, v.column3, v.column4, v.column5, v.column6, v.column7, 'EUR', 9007199254740991, 12345678901, 0, 'ENABLED', 1
     from (${holdings}) v`,
    [campaign.id, ann.id],
  )
})
afterAll(() => shop.close())

const byId = <Item extends { id: string }>(items: readonly Item[]): Item[] =>
  items.toSorted((a, b) => (a.id < b.id ? -1 : 1))

test.each<(of: Customer) => AheadRequest['customers']>([
  ({ externalId }) => ({ externalId }),
  ({ id }) => ({ id }),
  () => ({ email: 'ANN@shop.example' }),
  ({ id }) => [id],
])('What is read together equals what is read apart (%#)', async (who) => {
  const { db } = shop.as('ADMIN')
  const [skus, codes, now] = [['tea', 'none'], ['NAMED', 'CARD-NAMED', 'NOBODYS'], new Date()]
  const ahead = await readAhead(db, { customers: who(ann), skus, codes, now, clock: now })
  expect(ahead.customers).toEqual([{ ...(await findCustomer(db, { id: ann.id })), staticSegmentIds: [] }])
  expect(ahead.products).toEqual(await productsBySkus(db, skus))
  expect(byId(ahead.vouchers)).toEqual(byId(await findVouchers(db, codes, [ann.id], now)))
  expect(ahead.vouchers).toHaveLength(2)
  expect(byId(ahead.cards)).toEqual(byId(await findGiftCards(db, codes, [ann.id], now)))
  expect(ahead.cards).toHaveLength(2)
})

test.each([null, {}, { id: null }, { externalId: 'nobody' }, { externalId: '\u0000' }, []])(
  'Who is not known has nothing (%j)',
  async (customers) => {
    const { db } = shop.as('ADMIN')
    const ahead = await readAhead(db, { customers, skus: [], codes: [], now: new Date(), clock: new Date() })
    expect(ahead).toMatchObject({ customers: [], vouchers: [], cards: [] })
  },
)

test('A cart read together with what it is judged on equals both read apart', async () => {
  const session = shop.as('SERVICE')
  const lines = [{ sku: 'tea', quantity: 2 }]
  const { cart } = await cartCreate(session, { currency: 'EUR', lines, customer: { id: ann.id } })
  await rows(session.db, `update cart set codes = '{NAMED}' where id = $1`, [cart!.id])
  const [codes, now] = [['CARD-NAMED', 'NOBODYS'], new Date()]
  const read = await readCartAhead(session.db, cart!.id, { codes, now })
  expect(read!.cart).toEqual((await cartsByIds(session.db, [cart!.id])).get(cart!.id))
  const apart = { customers: [ann.id], skus: ['tea'], codes: ['NAMED', ...codes], now, clock: now }
  const { vouchers, cards, ...ahead } = await readAhead(session.db, apart)
  expect(read!.ahead).toMatchObject(ahead)
  expect(byId(read!.ahead.vouchers)).toEqual(byId(vouchers))
  expect(byId(read!.ahead.cards)).toEqual(byId(cards))
  expect(read!.isHeld).toBe(false)
  expect(await readCartAhead(session.db, ann.id, { codes, now })).toBeNull()
})
