import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Customer } from '../../src/domain/customer.ts'
import { campaignTransition } from '../../src/operations/campaigns/campaign-transition.ts'
import { voucherPublish } from '../../src/operations/campaigns/voucher-publish.ts'
import { voucherSetStatus } from '../../src/operations/campaigns/voucher-set-status.ts'
import { Forbidden } from '../../src/operations/errors.ts'
import { bulkOperationChanged } from '../../src/operations/live/bulk-operation-changed.ts'
import { cartChanged } from '../../src/operations/live/cart-changed.ts'
import { offersChanged } from '../../src/operations/live/offers-changed.ts'
import { walletChanged } from '../../src/operations/live/wallet-changed.ts'
import { walletCursor } from '../../src/operations/live/wallet-cursor.ts'
import { announce } from '../../src/operations/session.ts'
import { cartLinesSet } from '../../src/operations/shopping/cart-lines-set.ts'
import { walletHoldings } from '../../src/operations/wallet/wallet-holdings.ts'
import { rows } from '../../src/store/database.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { cartOf, given, publish, shopper, stock } from '../support/shop.ts'

let shop: TestApp
let ann: Customer
let ben: Customer

beforeAll(async () => {
  shop = await openTestApp()
  await stock(shop, { tea: 1000 })
  ann = await shopper(shop, 'ann')
  ben = await shopper(shop, 'ben')
})
afterAll(() => shop.close())

const hub = () => shop.services.hub
const asAnn = () => shop.as('SHOPPER', ann.id)
const nothing = { cartId: null, placement: null, after: null }

async function valueOf<T>(stream: AsyncIterator<{ value: T }>): Promise<T> {
  const { value, done } = await stream.next()
  if (done) throw new Error('The stream has ended.')
  return value.value
}

describe('walletChanged', () => {
  const give = async (key: string) => {
    const campaign = await publish(shop, { key, kind: 'COUPON', codePattern: 'GIFT-##########', endsAt: inHours(2) })
    const asked = { campaign: { id: campaign.id }, customer: { id: ann.id } }
    return { campaign, voucher: given(await voucherPublish(shop.as('SERVICE'), asked), 'voucher') }
  }
  const inHours = (hours: number) => new Date(shop.clock.now.getTime() + hours * 3_600_000)

  test('brings one event for each holding that comes, changes or goes, by whatever cause', async () => {
    const stream = await walletChanged(asAnn(), hub(), { after: null })
    const { voucher, campaign } = await give('gift')
    const came = await valueOf(stream)
    expect(came).toMatchObject({ kind: 'walletChanged', wallet: { customerId: ann.id }, item: { id: voucher.id } })
    await voucherSetStatus(shop.as('SUPPORT'), { code: voucher.code, to: 'DISABLE', reason: 'to see' })
    expect(await valueOf(stream)).toMatchObject({ item: { id: voucher.id, state: 'DISABLED' } })
    await voucherSetStatus(shop.as('SUPPORT'), { code: voucher.code, to: 'ENABLE', reason: 'to see' })
    expect(await valueOf(stream)).toMatchObject({ item: { id: voucher.id, state: 'ENABLED' } })
    const moved = { id: campaign.id, to: 'PAUSE' as const, expectedVersion: campaign.version }
    given(await campaignTransition(shop.as('MARKETER'), moved), 'campaign')
    expect(await valueOf(stream)).toMatchObject({ item: { id: voucher.id } })
    shop.clock.now = inHours(2)
    hub().tick()
    expect(await valueOf(stream)).toMatchObject({ item: { id: voucher.id } })
    expect(await walletHoldings(asAnn(), ann.id)).toMatchObject({ items: [], changesAt: null })
    await stream.return!()
  })

  test('goes on from the cursor that stood beside the wallet', async () => {
    const after = await walletCursor(asAnn(), ann.id)
    const { voucher } = await give('gift-meanwhile')
    const stream = await walletChanged(asAnn(), hub(), { after })
    expect(await valueOf(stream)).toMatchObject({ item: { id: voucher.id } })
    await stream.return!()
    await expect(walletChanged(shop.as('SHOPPER', ben.id), hub(), { after })).rejects.toMatchObject({
      argumentPath: ['after'],
    })
  })

  test('does not show a holding that has become somebody else’s', async () => {
    const { voucher } = await give('gift-lost')
    const stream = await walletChanged(asAnn(), hub(), { after: null })
    await rows(shop.services.database.open(), 'update voucher set holder_id = $1 where id = $2', [ben.id, voucher.id])
    announce(asAnn(), `customer:${ann.id}`)
    expect(await valueOf(stream)).toMatchObject({ kind: 'walletChanged', item: null })
    await stream.return!()
  })
})

describe('cartChanged', () => {
  test('tells its owner and a service of a new price, and of nothing else', async () => {
    const cart = await cartOf(shop, ann.id, [{ sku: 'tea', quantity: 1 }])
    const asked = { cartId: cart.id, after: null }
    const streams = [await cartChanged(asAnn(), hub(), asked), await cartChanged(shop.as('SERVICE'), hub(), asked)]
    announce(asAnn(), `cart:${cart.id}`)
    const lines = [{ sku: 'tea', quantity: 2 }]
    given(await cartLinesSet(asAnn(), { cartId: cart.id, lines }), 'cart')
    for (const stream of streams)
      expect(await valueOf(stream)).toMatchObject({ kind: 'cartChanged', cart: { version: cart.version + 1 } })
    const campaign = await publish(shop, { key: 'cheaper' })
    for (const stream of streams) expect(await valueOf(stream)).toMatchObject({ cart: { version: cart.version + 1 } })
    given(
      await campaignTransition(shop.as('MARKETER'), { id: campaign.id, to: 'END', expectedVersion: campaign.version }),
      'campaign',
    )
    for (const stream of streams) expect(await valueOf(stream)).toMatchObject({ kind: 'cartChanged' })
    for (const stream of streams) await stream.return!()
  })

  test('ends when the cart is no longer hers', async () => {
    const cart = await cartOf(shop, ann.id, [])
    const stream = await cartChanged(asAnn(), hub(), { cartId: cart.id, after: null })
    await rows(shop.services.database.open(), 'update cart set customer_id = $1 where id = $2', [ben.id, cart.id])
    announce(asAnn(), `cart:${cart.id}`)
    expect((await stream.next()).done).toBe(true)
  })
})

describe('bulkOperationChanged', () => {
  test('tells where the work stands, then each step, and ends with it', async () => {
    const id = shop.services.newId()
    const db = shop.services.database.open()
    await rows(
      db,
      `insert into bulk_operation (id, kind, status, done, total, failed, problems, input, created_at)
       values ($1, 'VOUCHERS_GENERATE', 'QUEUED', 0, 2, 0, '[]', '{}', now())`,
      [id],
    )
    const stream = await bulkOperationChanged(shop.as('MARKETER'), hub(), { id })
    expect(await valueOf(stream)).toMatchObject({ status: 'QUEUED', done: 0 })
    for (const [status, done] of [
      ['RUNNING', 1],
      ['SUCCEEDED', 2],
    ] as const) {
      await rows(db, 'update bulk_operation set status = $2, done = $3 where id = $1', [id, status, done])
      announce(shop.as('MARKETER'), `bulk:${id}`)
      expect(await valueOf(stream)).toMatchObject({ status, done })
    }
    expect((await stream.next()).done).toBe(true)
  })
})

describe('who may listen', () => {
  test('anybody to public offers, but to nobody else’s cart', async () => {
    const cart = await cartOf(shop, ben.id, [])
    const stream = await offersChanged(shop.as('VISITOR'), hub(), nothing)
    await stream.return!()
    const refused = expect.objectContaining({ argumentPath: ['cartId'] })
    await expect(offersChanged(asAnn(), hub(), { ...nothing, cartId: cart.id })).rejects.toEqual(refused)
    await expect(cartChanged(asAnn(), hub(), { cartId: cart.id, after: null })).rejects.toEqual(refused)
  })

  test('to a wallet only its holder, to bulk work only staff, to a cart no marketer', async () => {
    const id = shop.services.newId()
    await expect(walletChanged(shop.as('SERVICE'), hub(), { after: null })).rejects.toThrow(Forbidden)
    await expect(bulkOperationChanged(asAnn(), hub(), { id })).rejects.toThrow(Forbidden)
    await expect(bulkOperationChanged(shop.as('SUPPORT'), hub(), { id })).rejects.toMatchObject({
      argumentPath: ['id'],
    })
    await expect(cartChanged(shop.as('MARKETER'), hub(), { cartId: id, after: null })).rejects.toThrow(Forbidden)
    expect(hub().size).toBe(0)
  })
})

test('what is announced while the feed has no connection is not lost', async () => {
  const stream = await offersChanged(asAnn(), hub(), nothing)
  const db = shop.services.database.open()
  const next = valueOf(stream)
  await rows(
    db,
    `select pg_terminate_backend(pid) from pg_stat_activity where query ilike 'listen %' and datname = current_database()`,
  )
  const { id } = await publish(shop, { key: 'in-the-dark' })
  expect(await next).toMatchObject({ kind: 'offerBecameEligible', offer: { campaign: { id } } })
  await stream.return!()
})
