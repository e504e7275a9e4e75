import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { LoyaltyCard } from '../../src/domain/loyalty/loyalty-card.ts'
import { redeem } from '../../src/operations/checkout/redeem.ts'
import { redemptionCapture } from '../../src/operations/checkout/redemption-capture.ts'
import { redemptionRollback } from '../../src/operations/checkout/redemption-rollback.ts'
import { cartChanged } from '../../src/operations/live/cart-changed.ts'
import type { CartEvent, WalletEvent } from '../../src/operations/live/events.ts'
import { walletChanged } from '../../src/operations/live/wallet-changed.ts'
import { cartPointsSet } from '../../src/operations/shopping/cart-points-set.ts'
import { walletAdjust } from '../../src/operations/wallet/wallet-adjust.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { eventually, follow } from '../support/follower.ts'
import { aLot, cardIn, aPayingProgram } from '../support/points.ts'
import { cartOf, given, purchase, shopper, stock } from '../support/shop.ts'

const NOW = new Date('2026-11-21T12:00:00Z')
const IN_A_DAY = new Date('2026-11-22T12:00:00Z')
let shop: TestApp
let keys = 0

beforeAll(async () => {
  shop = await openTestApp(NOW)
  await aPayingProgram(shop, 'beans')
  await stock(shop, { shoes: 5000 })
})
afterAll(() => shop.close())

const key = () => `live-points-${++keys}`

async function adjust({ id }: LoyaltyCard, delta: number): Promise<void> {
  const points = { loyaltyCardId: id, delta }
  given(await walletAdjust(shop.as('SUPPORT'), { points, reason: 'By hand', idempotencyKey: key() }), 'customer')
}

/** A client that takes what comes. */
async function listen<Event>(stream: AsyncIterableIterator<{ readonly value: Event }>) {
  const events: Event[] = []
  const listening = (async () => {
    for await (const { value } of stream) events.push(value)
  })()
  const leave = async () => {
    await stream.return!()
    await listening
  }
  return { events, leave }
}

test('a cart that points pay for is told whatever becomes of them: set, spent elsewhere, ended by the clock', async () => {
  const card = await cardIn(shop, await shopper(shop, 'ann'), 'beans')
  await aLot(shop, card, 300, IN_A_DAY)
  await aLot(shop, card, 50)
  const session = () => shop.as('SHOPPER', card.holderId)
  const cart = await cartOf(shop, card.holderId, [{ sku: 'shoes', quantity: 1 }])
  const first = session()
  const { events, leave } = await listen<CartEvent>(
    await cartChanged(first, shop.services.hub, { cartId: cart.id, after: null }),
  )
  const costs = async () => {
    const stored = (await session().load.cart.load(cart.id))!
    return (await session().load.pricedCart.load(stored)).priced.total
  }
  const told = (count: number) => eventually(() => expect(events).toHaveLength(count))
  given(await cartPointsSet(session(), { cartId: cart.id, loyaltyCardId: card.id, points: null }), 'cart')
  await told(1)
  expect(await costs()).toBe(4650)
  await adjust(card, -100)
  await told(2)
  expect(await costs()).toBe(4750)
  shop.clock.now = IN_A_DAY
  shop.services.hub.tick()
  await told(3)
  expect(await costs()).toBe(4950)
  await leave()
  shop.clock.now = NOW
})

test('a wallet is told of points that pay, are held, let go of and come back', async () => {
  const card = await cardIn(shop, await shopper(shop, 'ben'), 'beans')
  await aLot(shop, card, 100)
  const session = shop.as('SHOPPER', card.holderId)
  const { events, leave } = await listen<WalletEvent>(await walletChanged(session, shop.services.hub, { after: null }))
  const evaluation = { ...purchase(70), customer: { id: card.holderId }, points: { loyaltyCardId: card.id } }
  const call = { evaluation, orderReference: key(), idempotencyKey: key(), holdFor: 'PT5M' }
  const { id } = given(await redeem(shop.as('SERVICE'), call), 'redemption')
  const act = { redemptionId: id, idempotencyKey: key() }
  given(await redemptionCapture(shop.as('SERVICE'), act), 'redemption')
  given(
    await redemptionRollback(shop.as('SERVICE'), { ...act, reason: 'Too dark', idempotencyKey: key() }),
    'redemption',
  )
  const entries = () =>
    events.flatMap((event) => {
      const entry = event.kind === 'walletChanged' ? event.entry : null
      return entry === null ? [] : [[entry.kind, entry.delta, entry.balance, entry.orderReference]]
    })
  const reference = call.orderReference
  // What anybody's transaction under way holds back is looked at again a moment later.
  await eventually(() => {
    shop.clock.now = new Date(Number(shop.clock.now) + 20)
    shop.services.hub.tick()
    expect(entries()).toEqual([
      ['HOLD', -70, 30, reference],
      ['RELEASE', 70, 100, reference],
      ['SPEND', -70, 30, reference],
      ['ROLLBACK', 70, 100, reference],
    ])
  })
  await leave()
  shop.clock.now = NOW
})

test('an offer to pay with points goes up and comes down: points, what is set, the clock', async () => {
  const card = await cardIn(shop, await shopper(shop, 'cleo'), 'beans')
  const cart = await cartOf(shop, card.holderId, [{ sku: 'shoes', quantity: 1 }])
  const session = () => shop.as('SHOPPER', card.holderId)
  const follower = await follow(session, { cartId: cart.id, placement: 'checkout' })
  const last = () => {
    const event = follower.events.at(-1)!
    return event.kind === 'offerBecameEligible' ? [event.offer.offer.kind, event.offer.offer.status] : event.kind
  }
  await aLot(shop, card, 10, IN_A_DAY)
  await adjust(card, 5)
  await follower.agrees()
  expect(last()).toEqual(['POINTS', 'ELIGIBLE'])
  given(await cartPointsSet(session(), { cartId: cart.id, loyaltyCardId: card.id, points: null }), 'cart')
  await follower.agrees()
  expect(last()).toEqual(['POINTS', 'APPLIED'])
  await adjust(card, -5)
  shop.clock.now = IN_A_DAY
  shop.services.hub.tick()
  await follower.agrees()
  expect(last()).toEqual(['POINTS', 'APPLIED'])
  await adjust(card, -5)
  await follower.agrees()
  expect(last()).toEqual(['POINTS', 'NEARLY'])
  await follower.leave()
  shop.clock.now = NOW
})
