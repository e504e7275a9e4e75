import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { redeem } from '../../src/operations/checkout/redeem.ts'
import { ordersByIds } from '../../src/store/read-orders.ts'
import { redemptionsByIds } from '../../src/store/read-redemptions.ts'
import { rows } from '../../src/store/database.ts'
import { expectCleanBooks } from '../support/clean-books.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { cartOf, eur, publish, shopper, stock } from '../support/shop.ts'

let shop: TestApp

beforeAll(async () => {
  shop = await openTestApp()
})
afterAll(() => shop.close())

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

test('A gift comes and goes with its price, is the same line at every reading, and is frozen when redeemed', async () => {
  const ann = await shopper(shop, 'ann')
  await publish(shop, { key: 'mug', effects: [{ addItem: { sku: 'mug', quantity: 2 } }] })
  await stock(shop, { beans: 1500 })
  const cart = await cartOf(shop, ann.id, [{ sku: 'beans', quantity: 2 }])
  const read = async () => (await shop.as('SHOPPER', ann.id).load.pricedCart.load(cart)).priced
  expect(await read()).toMatchObject({ subtotal: 3000, total: 3000, lines: [{ gift: false }], applied: [] })

  await stock(shop, { mug: 900 })
  const priced = await read()
  expect(priced).toMatchObject({ subtotal: 4800, discountTotal: 1800, total: 3000 })
  expect(priced.lines[1]).toMatchObject({ sku: 'mug', quantity: 2, unitPrice: 900, discount: 1800, gift: true })
  expect(priced.lines[1]!.id).toMatch(UUID)
  expect((await read()).lines).toEqual(priced.lines)

  const input = {
    cartId: cart.id,
    expectedTotal: eur(3000),
    orderReference: 'gift-1',
    idempotencyKey: 'the key of the gift',
  }
  const { redemption } = await redeem(shop.as('SERVICE'), input)
  await stock(shop, { mug: 50 })
  const db = shop.services.database.open()
  const kept = (await redemptionsByIds(db, [redemption!.id])).get(redemption!.id)!
  expect(kept).toMatchObject({
    subtotal: 4800,
    discountTotal: 1800,
    total: 3000,
    applied: [{ amount: 1800, base: 1800 }],
  })
  expect(kept.lines[1]).toMatchObject({
    sku: 'mug',
    discount: 1800,
    gift: true,
    allocations: [{ sequence: 1, amount: 1800 }],
  })
  expect(kept.lines[1]!.id).toMatch(UUID)
  expect(kept.lines[1]!.id).not.toBe(priced.lines[1]!.id)
  const [order] = await rows<{ id: string }>(db, 'select id from shop_order where redemption_id = $1', [kept.id])
  expect((await ordersByIds(db, [order!.id])).get(order!.id)!.lines).toEqual(kept.lines)
})

test('the books are clean', () => expectCleanBooks(shop))
