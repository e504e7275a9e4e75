import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { authenticate } from '../../src/operations/identity/authenticate.ts'
import { openSession } from '../../src/operations/session.ts'
import { cart } from '../../src/operations/shopping/cart.ts'
import { cartCreate } from '../../src/operations/shopping/cart-create.ts'
import { demoRoutes, demoSignIn } from '../../src/demo/demo-routes.ts'
import { loadDemo } from '../../src/demo/load-demo.ts'
import { decodeId, encodeId } from '../../src/graphql/ids.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { given, stock } from '../support/shop.ts'

let shop: TestApp
beforeAll(async () => {
  shop = await openTestApp()
  await loadDemo(shop.services)
})
afterAll(() => shop.close())

const routes = demoRoutes((id) => decodeId('cart', id))

/** Sends a request to the demo's back end. */
function send(path: string, body: unknown = null, token?: string, services = shop.services) {
  const authorization = token === undefined ? undefined : `Bearer ${token}`
  return routes.find((route) => route.path === path)!.answer(services, { authorization, locales: ['de'], body })
}

/** A customer who has signed in and filled her cart. */
async function customerWithCart(externalId: string) {
  const token = (await demoSignIn(shop.services, externalId))!
  const viewer = await authenticate(shop.services, `Bearer ${token}`)
  const session = () => openSession(shop.services, { viewer, locales: [], address: '127.0.0.1' })
  const lines = [{ sku: 'CUP-TRAVEL', quantity: 1 }]
  const { id } = given(await cartCreate(session(), { currency: 'EUR', lines }), 'cart')
  return { token, cartId: encodeId('cart', id), read: () => cart(session(), { id }) }
}

const price = (amount: number) => ({ amount, currency: 'EUR' })

describe('the demo shop’s back end', () => {
  test('lists the goods and those who may sign in', async () => {
    expect((await send('/demo/products')).body).toMatchObject({
      products: { length: 42, 0: { sku: 'YIRGACHEFFE-250' } },
    })
    expect((await send('/demo/customers')).body).toMatchObject({ customers: { length: 6, 0: { externalId: 'ada' } } })
  })

  test('signs in customers of the demo and nobody else', async () => {
    expect((await send('/demo/sign-in', { externalId: 'ada' })).status).toBe(200)
    for (const body of [{ externalId: 'eve' }, {}, null, [], 'ada'])
      expect((await send('/demo/sign-in', body)).status).toBe(404)
  })

  test('prices shipping, and sells a cart once, at the price that was seen', async () => {
    const { token, cartId, read } = await customerWithCart('ada')
    expect((await send('/demo/shipping', { cartId, method: 'express' }, token)).body).toEqual({ userErrors: [] })
    expect((await read())!.shipping).toEqual({ method: 'express', amount: 990 })
    const buy = (amount: number, idempotencyKey: string) =>
      send('/demo/checkout', { cartId, expectedTotal: price(amount), idempotencyKey }, token)
    expect((await buy(1, 'the first try')).body).toMatchObject({
      orderReference: null,
      userErrors: [{ code: 'PRICE_CHANGED' }],
    })
    const bought = await buy(3480, 'the second try')
    expect(bought.body).toMatchObject({ orderReference: expect.stringMatching(/^GF-/), userErrors: [] })
    expect(await buy(3480, 'the second try')).toEqual(bought)
    expect((await buy(3480, 'a third try')).body).toMatchObject({
      orderReference: null,
      userErrors: [{ code: 'TAKEN' }],
    })
  })

  test('neither ships nor sells another customer’s cart', async () => {
    const { cartId, read } = await customerWithCart('ben')
    const token = (await demoSignIn(shop.services, 'clara'))!
    const body = { cartId, method: 'pickup', expectedTotal: price(2490), idempotencyKey: 'not my cart' }
    for (const path of ['/demo/shipping', '/demo/checkout'])
      expect((await send(path, body, token)).body).toMatchObject({ userErrors: [{ code: 'NOT_FOUND' }] })
    expect((await read())!.shipping).toBeNull()
  })

  test('answers 401 without a token that holds, and 400 to what is no purchase', async () => {
    for (const token of [undefined, 'nonsense'])
      expect((await send('/demo/checkout', { cartId: 'cart_1', expectedTotal: price(1) }, token)).status).toBe(401)
    const token = (await demoSignIn(shop.services, 'ada'))!
    for (const body of [null, {}, { cartId: 'cart_1', expectedTotal: price(1) }])
      expect((await send('/demo/checkout', body, token)).status).toBe(400)
  })

  test('is not there where the database holds another shop', async () => {
    const other = await openTestApp()
    await stock(other, { tea: 1000 })
    for (const { path } of routes) expect((await send(path, {}, 'token', other.services)).status).toBe(404)
    await other.close()
  })
})
