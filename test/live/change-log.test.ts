import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Customer } from '../../src/domain/customer.ts'
import { offersChanged } from '../../src/operations/live/offers-changed.ts'
import { walletChanged } from '../../src/operations/live/wallet-changed.ts'
import { redeem } from '../../src/operations/checkout/redeem.ts'
import { storesUpsert } from '../../src/operations/catalogue/stores-upsert.ts'
import { offers } from '../../src/operations/shopping/offers.ts'
import { forgetOldChanges, readChangeLog, seenNow } from '../../src/store/change-log.ts'
import { rows } from '../../src/store/database.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { cartOf, given, publish, purchase, shopper, stock } from '../support/shop.ts'

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

const db = () => shop.services.database.open()
const sql = (text: string, parameters: unknown[] = []) => rows(db(), text, parameters)
const nothing = { cartId: null, placement: null, after: null }

async function keysOf(work: () => Promise<unknown>): Promise<string[]> {
  const before = await seenNow(db())
  await work()
  const { changes } = await readChangeLog(db(), before)
  return changes!.map(({ key }) => key).toSorted()
}

async function valueOf<T>(stream: AsyncIterator<{ value: T }>): Promise<T> {
  const { value, done } = await stream.next()
  if (done) throw new Error('The stream has ended.')
  return value.value
}

describe('the change log', () => {
  test('notes whom a change concerns, by whatever statement it came, once a transaction', async () => {
    const cart = await cartOf(shop, ann.id, [{ sku: 'tea', quantity: 1 }])
    const campaign = await publish(shop, { key: 'noted', limits: [{ of: 'REDEMPTIONS', per: 'CAMPAIGN', count: 9 }] })
    const upset = `update customer set city = 'Graz' where id = any($1)`
    expect(await keysOf(() => sql(upset, [[ann.id, ben.id]]))).toEqual(
      [`customer:${ann.id}`, `customer:${ben.id}`].toSorted(),
    )
    expect(await keysOf(() => sql(`update cart set version = version + 1 where id = $1`, [cart.id]))).toEqual([
      `cart:${cart.id}`,
    ])
    expect(await keysOf(() => sql(`update product set on_sale = true`))).toEqual(['products'])
    expect(await keysOf(() => sql(`update catalogue_version set version = version + 1`))).toEqual(['catalogue'])
    expect(await keysOf(() => sql(`insert into limit_counter values ($1, 'x', 1)`, [campaign.id]))).toEqual([
      `campaign:${campaign.id}`,
    ])
    expect(await keysOf(() => sql('select 1'))).toEqual([])
  })

  test('notes whoever had a holding before, too', async () => {
    const campaign = await publish(shop, { key: 'moves', kind: 'COUPON', codePattern: 'M-##########' })
    const insert = `insert into voucher (id, code, campaign_id, is_public, holder_id, state, redeemed, redeemable, version, created_at)
      values ($1, 'MOVING', $2, false, $3, 'ENABLED', 0, 1, 1, now())`
    expect(await keysOf(() => sql(insert, [shop.services.newId(), campaign.id, ann.id]))).toEqual([
      `customer:${ann.id}`,
    ])
    expect(await keysOf(() => sql(`update voucher set holder_id = $1 where code = 'MOVING'`, [ben.id]))).toEqual(
      [`customer:${ann.id}`, `customer:${ben.id}`].toSorted(),
    )
  })

  test('misses no transaction that commits late, and none twice', async () => {
    let before = await seenNow(db())
    const read = async () => {
      const { changes, seen } = await readChangeLog(db(), before)
      before = seen
      return changes!.map(({ key }) => key)
    }
    await db().transactional(async (late) => {
      await rows(late, `update customer set city = 'late' where id = $1`, [ann.id])
      await sql(`update customer set city = 'early' where id = $1`, [ben.id])
      expect(await read()).toEqual([`customer:${ben.id}`])
      expect(await read()).toEqual([])
    })
    expect(await read()).toEqual([`customer:${ann.id}`])
    expect(await read()).toEqual([])
  })

  test('says so where there is more than a sweep looks at', async () => {
    const before = await seenNow(db())
    await sql(`insert into change_log (key) select 'cart:' || number from generate_series(1, 10001) number`)
    expect((await readChangeLog(db(), before)).changes).toBeNull()
    await sql(`update change_log set at = now() - interval '1 hour'`)
    await forgetOldChanges(db())
    expect(await sql('select * from change_log')).toEqual([])
  })
})

describe('what nobody announced', () => {
  test('is found by those whom it concerns', async () => {
    await publish(shop, {
      key: 'movers',
      conditions: { customer: { name: 'city', operator: 'EQUALS', values: ['Linz'] } },
    })
    const [hers, his] = [
      await offersChanged(shop.as('SHOPPER', ann.id), shop.services.hub, nothing),
      await offersChanged(shop.as('SHOPPER', ben.id), shop.services.hub, nothing),
    ]
    const silent = his.next()
    await sql(`update customer set city = 'Linz' where id = $1`, [ann.id])
    expect(await valueOf(hers)).toMatchObject({ kind: 'offerBecameEligible' })
    await hers.return!()
    await his.return!()
    expect((await silent).done).toBe(true)
  })

  test('is found in a wallet, too', async () => {
    const wallet = await walletChanged(shop.as('SHOPPER', ben.id), shop.services.hub, { after: null })
    await sql(`update voucher set state = 'DISABLED' where code = 'MOVING'`)
    expect(await valueOf(wallet)).toMatchObject({ item: { code: 'MOVING', state: 'DISABLED' } })
    await wallet.return!()
  })
})

test('a limit that somebody else spends takes the offer down, on a cart as without', async () => {
  await publish(shop, { key: 'first', limits: [{ of: 'REDEMPTIONS', per: 'CAMPAIGN', count: 1 }] })
  const cart = await cartOf(shop, ann.id, [{ sku: 'tea', quantity: 1 }])
  const open = (cartId: string | null) =>
    offersChanged(shop.as('SHOPPER', ann.id), shop.services.hub, { ...nothing, cartId })
  const streams = [await open(null), await open(cart.id)]
  const { redemption } = await redeem(shop.as('SERVICE'), {
    evaluation: purchase(1000, [], { customer: { id: ben.id } }),
    orderReference: 'the-only-one',
    idempotencyKey: 'the-only-one',
  })
  expect(redemption).not.toBeNull()
  const withdrawn = { kind: 'offerWithdrawn', reasons: [{ code: 'LIMIT_REACHED' }] }
  for (const stream of streams) {
    expect(await valueOf(stream)).toMatchObject(withdrawn)
    await stream.return!()
  }
})

test('a campaign for others wakes nobody whom it cannot concern, until it does', async () => {
  const stream = await offersChanged(shop.as('SHOPPER', ben.id), shop.services.hub, nothing)
  const next = stream.next()
  const startsAt = new Date(shop.clock.now.getTime() + 60_000)
  await publish(shop, {
    key: 'others',
    conditions: { customer: { name: 'city', operator: 'EQUALS', values: ['Nowhere'] } },
  })
  const soon = await publish(shop, { key: 'soon', startsAt })
  shop.clock.now = startsAt
  shop.services.hub.tick()
  expect((await next).value?.value).toMatchObject({ offer: { campaign: { id: soon.id } } })
  await stream.return!()
})

test('a stream that goes on from offers asked in a store stays in that store', async () => {
  given(await storesUpsert(shop.as('SERVICE'), { stores: [{ key: 'north', name: 'North' }] }), 'stores')
  const { id } = await publish(shop, { key: 'in-store', conditions: { stores: ['north'] } })
  const her = () => shop.as('SHOPPER', ann.id)
  const asked = { statuses: ['ELIGIBLE' as const], storeKey: 'north', page: { first: 20, after: null } }
  const { cursor, items } = (await offers(her(), asked))!
  expect(items.map(({ campaign }) => campaign.id)).toContain(id)
  const stream = await offersChanged(her(), shop.services.hub, { ...nothing, after: cursor })
  const second = await publish(shop, { key: 'in-store-too', conditions: { stores: ['north'] } })
  const event = await valueOf(stream)
  expect(event).toMatchObject({ kind: 'offerBecameEligible', offer: { campaign: { id: second.id } } })
  await stream.return!()
})
