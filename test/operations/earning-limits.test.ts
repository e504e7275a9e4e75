import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { LimitInput } from '../../src/domain/input/campaign-input.ts'
import { redemptionCapture } from '../../src/operations/checkout/redemption-capture.ts'
import { redemptionRelease } from '../../src/operations/checkout/redemption-release.ts'
import { earningRuleUpsert } from '../../src/operations/loyalty/earning-rule-upsert.ts'
import { loyaltyEnroll } from '../../src/operations/loyalty/loyalty-enroll.ts'
import { cartCreate } from '../../src/operations/shopping/cart-create.ts'
import { redeem } from '../../src/operations/checkout/redeem.ts'
import { storesUpsert } from '../../src/operations/catalogue/stores-upsert.ts'
import { settingsUpdate } from '../../src/operations/settings/settings-update.ts'
import { rows } from '../../src/store/database.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { expectCleanBooks } from '../support/books.ts'
import {
  aMember,
  aProgram,
  aRule,
  foretold,
  fresh,
  givenBack,
  pointsOn,
  recorded,
  redeemed,
  refunded,
  tracked,
} from '../support/loyalty.ts'
import { eur, given, publish, shopper, stock } from '../support/shop.ts'

/** A Saturday, 13:00 in Berlin. */
const NOW = new Date('2026-11-21T12:00:00Z')
const PROCESS = fileURLToPath(new URL('../support/earn-process.ts', import.meta.url))
const DAILY: LimitInput = { of: 'REDEMPTIONS', per: 'CUSTOMER', window: 'DAY', count: 2 }
let shop: TestApp

beforeAll(async () => {
  shop = await openTestApp(NOW)
  given(await settingsUpdate(shop.as('ADMIN'), { timeZone: 'Europe/Berlin' }), 'settings')
  await stock(shop, { thing: 1000 })
})
afterAll(async () => {
  await expectCleanBooks(shop)
  await shop.close()
})

/** A program of one rule: 10 points an order. */
async function limited(key: string, limits: LimitInput[]): Promise<string> {
  await aProgram(shop, { key })
  await aRule(shop, key, { key: `${key}-orders`, points: 10, limits })
  return key
}

const usedOf = async (rule: string) =>
  Object.fromEntries(
    (
      await rows<{ key: string; used: number }>(
        shop.services.database.open(),
        `select regexp_replace(counter.key, '[0-9a-f-]{36}', 'her') as key, sum(used)::int as used
         from limit_counter counter join earning_rule rule on rule.id = counter.limited_id where rule.key = $1 group by 1`,
        [rule],
      )
    ).map(({ key, used }) => [key, used]),
  )

describe('a limit of a rule', () => {
  test('per customer and day gives so often a day, in the time zone of the shop; the order goes through either way', async () => {
    const card = await aMember(shop, await limited('daily', [DAILY]))
    const buy = { holderId: card.holderId, unitPrice: 1000 }
    for (const points of [10, 10, 0, 0]) {
      expect(await foretold(shop, buy)).toBe(points)
      await redeemed(shop, buy)
    }
    expect(await pointsOn(shop, card)).toBe(20)
    shop.clock.now = new Date('2026-11-21T22:59:59.999Z')
    expect(await foretold(shop, buy)).toBe(0)
    shop.clock.now = new Date('2026-11-21T23:00:00Z')
    expect(await foretold(shop, buy)).toBe(10)
    await redeemed(shop, buy)
    expect(await pointsOn(shop, card)).toBe(30)
    shop.clock.now = NOW
    expect(await usedOf('daily-orders')).toEqual({
      'REDEMPTIONS/CUSTOMER/DAY/her/2026-11-20T23:00:00.000Z': 2,
      'REDEMPTIONS/CUSTOMER/DAY/her/2026-11-21T23:00:00.000Z': 1,
    })
  })

  test('of a kept cart is told by the cart as by redeeming it', async () => {
    const card = await aMember(shop, await limited('cart', [{ of: 'REDEMPTIONS', count: 1 }]))
    const lines = [{ sku: 'thing', quantity: 1 }]
    const told: number[] = []
    for (let order = 0; order < 2; order++) {
      const session = shop.as('SHOPPER', card.holderId)
      const cart = given(await cartCreate(session, { currency: 'EUR', lines }), 'cart')
      const view = await shop.as('SHOPPER', card.holderId).load.pricedCart.load(cart)
      told.push(view.pointsToEarn.reduce((sum, { points }) => sum + points, 0))
      const call = { cartId: cart.id, orderReference: fresh(), idempotencyKey: fresh() }
      given(await redeem(shop.as('SERVICE'), call), 'redemption')
    }
    expect([told, await pointsOn(shop, card)]).toEqual([[10, 0], 10])
  })

  test('that the hold of a cart itself has used up is told by this cart as before', async () => {
    const card = await aMember(shop, await limited('own-hold', [{ of: 'REDEMPTIONS', count: 1 }]))
    const cart = given(
      await cartCreate(shop.as('SHOPPER', card.holderId), { currency: 'EUR', lines: [{ sku: 'thing', quantity: 1 }] }),
      'cart',
    )
    const call = { cartId: cart.id, orderReference: fresh(), idempotencyKey: fresh(), holdFor: 'PT10M' }
    given(await redeem(shop.as('SERVICE'), call), 'redemption')
    const view = await shop.as('SHOPPER', card.holderId).load.pricedCart.load(cart)
    expect(view.pointsToEarn).toMatchObject([{ points: 10 }])
    expect(await foretold(shop, { holderId: card.holderId, unitPrice: 1000 })).toBe(0)
  })

  test('for the first customers lets those who came first earn again', async () => {
    const key = await limited('first', [{ of: 'CUSTOMERS', count: 2 }])
    const [ann, bob, cat] = [await aMember(shop, key), await aMember(shop, key), await aMember(shop, key)]
    for (const card of [ann, bob, cat, ann]) await redeemed(shop, { holderId: card.holderId, unitPrice: 1000 })
    expect([await pointsOn(shop, ann), await pointsOn(shop, bob), await pointsOn(shop, cat)]).toEqual([20, 10, 0])
  })

  test('per store needs a store, and counts each by itself', async () => {
    given(
      await storesUpsert(shop.as('SERVICE'), { stores: ['mitte', 'kreuzberg'].map((key) => ({ key, name: key })) }),
      'stores',
    )
    const card = await aMember(shop, await limited('stores', [{ of: 'REDEMPTIONS', per: 'STORE', count: 1 }]))
    const at = (storeKey?: string) =>
      redeemed(shop, { holderId: card.holderId, unitPrice: 1000, ...(storeKey && { storeKey }) })
    for (const store of ['mitte', 'mitte', 'kreuzberg', undefined]) await at(store)
    expect(await pointsOn(shop, card)).toBe(20)
  })

  test('counts orders recorded too, in the span in which they were paid', async () => {
    const card = await aMember(shop, await limited('recorded', [DAILY]))
    const { holderId } = card
    for (let order = 0; order < 3; order++) await recorded(shop, { holderId, unitPrice: 1000 })
    expect(await pointsOn(shop, card)).toBe(20)
    for (let order = 0; order < 3; order++)
      await recorded(shop, { holderId, unitPrice: 1000 }, new Date('2026-11-19T12:00:00Z'))
    expect(await pointsOn(shop, card)).toBe(40)
    await redeemed(shop, { holderId, unitPrice: 1000 })
    expect(await pointsOn(shop, card)).toBe(40)
  })

  test('counts what gives something: too small an order uses nothing', async () => {
    await aProgram(shop, { key: 'small' })
    await aRule(shop, 'small', {
      key: 'small-orders',
      pointsPer: { points: 1, steps: [eur(1000)] },
      limits: [{ of: 'REDEMPTIONS', per: 'CUSTOMER', count: 1 }],
    })
    const card = await aMember(shop, 'small')
    for (const unitPrice of [999, 2500, 2500]) await redeemed(shop, { holderId: card.holderId, unitPrice })
    expect(await pointsOn(shop, card)).toBe(2)
  })
})

describe('what comes back', () => {
  test('with the last unit gives the use back, not before', async () => {
    const key = await limited('back', [
      { of: 'REDEMPTIONS', per: 'CUSTOMER', count: 1 },
      { of: 'CUSTOMERS', count: 1 },
    ])
    const [ann, bob] = [await aMember(shop, key), await aMember(shop, key)]
    const buy = (card: typeof ann) => ({ holderId: card.holderId, unitPrice: 1000, quantity: 3 })
    const redemption = await redeemed(shop, buy(ann))
    await givenBack(shop, redemption, 1)
    expect([await foretold(shop, buy(ann)), await foretold(shop, buy(bob))]).toEqual([0, 0])
    await givenBack(shop, redemption)
    expect([await foretold(shop, buy(ann)), await foretold(shop, buy(bob))]).toEqual([10, 10])
    await redeemed(shop, buy(bob))
    expect([await foretold(shop, buy(ann)), await pointsOn(shop, ann), await pointsOn(shop, bob)]).toEqual([0, 0, 10])
  })

  test('of an order recorded gives its use back likewise', async () => {
    const key = await limited('back-recorded', [{ of: 'CUSTOMERS', count: 1 }])
    const [ann, bob] = [await aMember(shop, key), await aMember(shop, key)]
    const order = await recorded(shop, { holderId: ann.holderId, unitPrice: 1000, quantity: 2 })
    await refunded(shop, order, 1)
    await recorded(shop, { holderId: bob.holderId, unitPrice: 1000 })
    expect(await pointsOn(shop, bob)).toBe(0)
    await refunded(shop, order)
    await recorded(shop, { holderId: bob.holderId, unitPrice: 1000 })
    expect([await pointsOn(shop, ann), await pointsOn(shop, bob)]).toEqual([0, 10])
    expect(await usedOf('back-recorded-orders')).toEqual({
      'CUSTOMERS/CAMPAIGN/EVER': 1,
      'CUSTOMERS/CAMPAIGN/EVER#her': 1,
    })
  })

  test('a hold counts from the start: captured it earns, let go or run out it gives the use back', async () => {
    const card = await aMember(shop, await limited('holds', [{ of: 'REDEMPTIONS', per: 'CUSTOMER', count: 1 }]))
    const buy = { holderId: card.holderId, unitPrice: 1000 }
    const act = (redemptionId: string) => ({ redemptionId, idempotencyKey: fresh() })
    const released = await redeemed(shop, buy, 'PT10M')
    expect([await foretold(shop, buy), await pointsOn(shop, card)]).toEqual([0, 0])
    given(await redemptionRelease(shop.as('SERVICE'), act(released.id)), 'redemption')
    expect(await foretold(shop, buy)).toBe(10)
    await redeemed(shop, buy, 'PT10M')
    shop.clock.now = new Date(NOW.getTime() + 600_000)
    expect(await foretold(shop, buy)).toBe(10)
    const captured = await redeemed(shop, buy, 'PT10M')
    given(await redemptionCapture(shop.as('SERVICE'), act(captured.id)), 'redemption')
    expect([await foretold(shop, buy), await pointsOn(shop, card)]).toEqual([0, 10])
    shop.clock.now = NOW
  })
})

describe('other occasions', () => {
  test('an event in two programs with limits for all: customers at once wait for each other in one order', async () => {
    const limits = [{ of: 'REDEMPTIONS' as const, count: 30 }]
    for (const key of ['two-a', 'two-b']) {
      await aProgram(shop, { key })
      await aRule(shop, key, { key: `${key}-visit`, trigger: 'EVENT', eventName: 'Two visits', points: 1, limits })
    }
    const cards = await Promise.all(
      Array.from({ length: 20 }, async (_, at) => {
        const [first, second] = at % 2 === 0 ? ['two-a', 'two-b'] : ['two-b', 'two-a']
        const card = await aMember(shop, first!)
        const other = given(await loyaltyEnroll(shop.as('SHOPPER', card.holderId), { programKey: second! }), 'item')
        return [card, other as typeof card] as const
      }),
    )
    await Promise.all([0, 1].flatMap(() => cards.map(([card]) => tracked(shop, card, 'Two visits'))))
    const points = await Promise.all(cards.flat().map((card) => pointsOn(shop, card)))
    expect(points.reduce((sum, each) => sum + each, 0)).toBe(60)
  })

  test('an order of a span long over counts with those of that span, though its counter was forgotten', async () => {
    const card = await aMember(shop, await limited('long-ago', [DAILY]))
    const { holderId } = card
    const longAgo = new Date('2026-08-03T12:00:00Z')
    await recorded(shop, { holderId, unitPrice: 1000 }, longAgo)
    await rows(shop.services.database.open(), `delete from limit_counter where key like '%/2026-08-%'`)
    for (let order = 0; order < 2; order++) await recorded(shop, { holderId, unitPrice: 1000 }, longAgo)
    expect(await pointsOn(shop, card)).toBe(20)
  })

  test('events earn so often a day, each event once', async () => {
    await aProgram(shop, { key: 'reviews' })
    await aRule(shop, 'reviews', { key: 'review', trigger: 'EVENT', eventName: 'Review', points: 5, limits: [DAILY] })
    const card = await aMember(shop, 'reviews')
    for (let review = 0; review < 4; review++) await tracked(shop, card, 'Review')
    expect(await pointsOn(shop, card)).toBe(10)
    shop.clock.now = new Date('2026-11-21T23:00:00Z')
    await tracked(shop, card, 'Review')
    expect(await pointsOn(shop, card)).toBe(15)
    shop.clock.now = NOW
  })

  test('the first members are welcomed, all others join without', async () => {
    await aProgram(shop, { key: 'welcome' })
    await aRule(shop, 'welcome', {
      key: 'welcome-3',
      trigger: 'SIGN_UP',
      points: 50,
      limits: [{ of: 'CUSTOMERS', count: 3 }],
    })
    const customers = await Promise.all(Array.from({ length: 20 }, () => shopper(shop, fresh())))
    const cards = await Promise.all(
      customers.map(async ({ id }) =>
        given(await loyaltyEnroll(shop.as('SHOPPER', id), { programKey: 'welcome' }), 'item'),
      ),
    )
    const points = await Promise.all(cards.map((card) => pointsOn(shop, card as never)))
    expect(points.filter((each) => each === 50)).toHaveLength(3)
    expect(points.filter((each) => each === 0)).toHaveLength(17)
  })

  test('entering a tier gives to the first who do', async () => {
    const tiers = [{ key: 'gold', title: 'Gold', rank: 1, minPoints: 10 }]
    await aProgram(shop, { key: 'race', tiers })
    await aRule(shop, 'race', { key: 'race-orders', points: 10 })
    await aRule(shop, 'race', {
      key: 'race-gold',
      trigger: 'TIER_REACHED',
      points: 100,
      limits: [{ of: 'REDEMPTIONS', count: 2 }],
    })
    const cards = [await aMember(shop, 'race'), await aMember(shop, 'race'), await aMember(shop, 'race')]
    for (const { holderId } of cards) await redeemed(shop, { holderId, unitPrice: 1000 })
    expect(await Promise.all(cards.map((card) => pointsOn(shop, card)))).toEqual([110, 110, 10])
  })
})

describe('a limit that comes later', () => {
  test('counts what the rule gave before: by redemptions, holds and orders recorded, less what came back', async () => {
    const key = await limited('later', [])
    const [ann, bob, cat] = [await aMember(shop, key), await aMember(shop, key), await aMember(shop, key)]
    const buy = (card: typeof ann) => ({ holderId: card.holderId, unitPrice: 1000 })
    await redeemed(shop, buy(ann))
    await recorded(shop, buy(ann))
    await redeemed(shop, buy(ann), 'PT10M')
    await recorded(shop, buy(bob), new Date('2026-11-19T12:00:00Z'))
    await givenBack(shop, await redeemed(shop, buy(cat)))
    await aRule(shop, key, {
      key: 'later-orders',
      points: 10,
      limits: [
        { ...DAILY, count: 4 },
        { of: 'CUSTOMERS', count: 2 },
      ],
    })
    expect(await usedOf('later-orders')).toEqual({
      'REDEMPTIONS/CUSTOMER/DAY/her/2026-11-20T23:00:00.000Z': 3,
      'CUSTOMERS/CAMPAIGN/EVER': 2,
      'CUSTOMERS/CAMPAIGN/EVER#her': 4,
    })
    expect([await foretold(shop, buy(ann)), await foretold(shop, buy(bob)), await foretold(shop, buy(cat))]).toEqual([
      10, 10, 0,
    ])
    await redeemed(shop, buy(ann))
    expect(await foretold(shop, buy(ann))).toBe(0)
    // Raised, and taken away and given back, it has forgotten nothing, and counts nothing twice.
    for (const limits of [[{ ...DAILY, count: 5 }], [], [{ ...DAILY, count: 5 }]])
      await aRule(shop, key, { key: 'later-orders', points: 10, limits })
    await redeemed(shop, buy(ann))
    expect(await foretold(shop, buy(ann))).toBe(0)
  })

  test('misses no order that is under way while it comes', async () => {
    const key = await limited('under-way', [])
    const cards = await Promise.all(Array.from({ length: 40 }, () => aMember(shop, key)))
    const limits = [{ of: 'REDEMPTIONS' as const, count: 1000 }]
    const orders = cards.flatMap(({ holderId }, at) => [
      redeemed(shop, { holderId, unitPrice: 1000 }),
      at % 4 === 0 ? recorded(shop, { holderId, unitPrice: 1000 }) : redeemed(shop, { holderId, unitPrice: 1000 }),
    ])
    await Promise.race<unknown>(orders)
    await aRule(shop, key, { key: 'under-way-orders', points: 10, limits })
    await Promise.all<unknown>(orders)
    const points = await Promise.all(cards.map((card) => pointsOn(shop, card)))
    expect(points.reduce((sum, each) => sum + each, 0)).toBe(800)
    expect(await usedOf('under-way-orders')).toEqual({ 'REDEMPTIONS/CAMPAIGN/EVER': 80 })
  })

  test('misses no event that is under way while it comes', async () => {
    await aProgram(shop, { key: 'under-way-events' })
    const rule = { key: 'under-way-click', trigger: 'EVENT' as const, eventName: 'Click', points: 1 }
    await aRule(shop, 'under-way-events', rule)
    const cards = await Promise.all(Array.from({ length: 20 }, () => aMember(shop, 'under-way-events')))
    const events = [...cards, ...cards].map((card) => tracked(shop, card, 'Click'))
    await Promise.race(events)
    await aRule(shop, 'under-way-events', { ...rule, limits: [{ of: 'REDEMPTIONS', count: 1000 }] })
    await Promise.all(events)
    expect(await usedOf('under-way-click')).toEqual({ 'REDEMPTIONS/CAMPAIGN/EVER': 40 })
  })

  test('counts events too, and money that was given back', async () => {
    await aProgram(shop, { key: 'later-events' })
    const review = { key: 'later-review', trigger: 'EVENT' as const, eventName: 'Late review', points: 5 }
    await aRule(shop, 'later-events', review)
    const card = await aMember(shop, 'later-events')
    for (let review = 0; review < 2; review++) await tracked(shop, card, 'Late review')
    await aRule(shop, 'later-events', { ...review, limits: [{ ...DAILY, count: 3 }] })
    for (let review = 0; review < 2; review++) await tracked(shop, card, 'Late review')
    expect(await pointsOn(shop, card)).toBe(15)
    await publish(shop, { key: 'later-cards', kind: 'GIFT_CARD', effects: [], codePattern: 'LATER-##########' })
    const back = { key: 'later-back', cashBack: { campaign: { key: 'later-cards' }, basisPoints: 1000 } }
    await aRule(shop, 'later-events', back)
    await redeemed(shop, { holderId: card.holderId, unitPrice: 1000 })
    await givenBack(shop, await redeemed(shop, { holderId: card.holderId, unitPrice: 500, quantity: 4 }), 1)
    await recorded(shop, { holderId: card.holderId, unitPrice: 300 })
    await aRule(shop, 'later-events', { ...back, limits: [{ of: 'DISCOUNT_TOTAL', money: eur(1000) }] })
    expect(await usedOf('later-back')).toEqual({ 'DISCOUNT_TOTAL/CAMPAIGN/EVER/EUR': 280 })
  })
})

describe('at once', () => {
  test('of 50 orders of 50 customers exactly as many earn as the rule allows, and all go through', async () => {
    const key = await limited('crowd', [{ of: 'REDEMPTIONS', count: 20 }])
    const cards = await Promise.all(Array.from({ length: 50 }, () => aMember(shop, key)))
    await Promise.all(
      cards.map(({ holderId }, at) =>
        at % 5 === 0 ? recorded(shop, { holderId, unitPrice: 1000 }) : redeemed(shop, { holderId, unitPrice: 1000 }),
      ),
    )
    const points = await Promise.all(cards.map((card) => pointsOn(shop, card)))
    expect(points.reduce((sum, each) => sum + each, 0)).toBe(200)
    expect(await usedOf('crowd-orders')).toEqual({ 'REDEMPTIONS/CAMPAIGN/EVER': 20 })
  })

  test('of 50 orders of one customer she earns by as many as she may', async () => {
    const card = await aMember(
      shop,
      await limited('hers', [{ of: 'REDEMPTIONS', per: 'CUSTOMER', window: 'DAY', count: 7 }]),
    )
    await Promise.all(Array.from({ length: 50 }, () => redeemed(shop, { holderId: card.holderId, unitPrice: 1000 })))
    expect(await pointsOn(shop, card)).toBe(70)
  })

  test('three servers give what the rule allows', async () => {
    const key = await limited('servers', [{ of: 'CUSTOMERS', count: 15 }])
    const cards = await Promise.all(Array.from({ length: 36 }, () => aMember(shop, key)))
    const { url } = shop.services.database
    await Promise.all(
      [0, 1, 2].map((server) => {
        const customerIds = cards.filter((_, at) => at % 3 === server).map(({ holderId }) => holderId)
        const task = JSON.stringify({ url, server, customerIds })
        return promisify(execFile)(process.execPath, ['--no-warnings', PROCESS, task])
      }),
    )
    const points = await Promise.all(cards.map((card) => pointsOn(shop, card)))
    // Each customer has bought twice.
    expect(points.filter((each) => each === 20)).toHaveLength(15)
    expect(points.filter((each) => each === 0)).toHaveLength(21)
  }, 60_000)
})

test('What makes no sense for a rule is refused by its path', async () => {
  await aProgram(shop, { key: 'senseless' })
  const rule = { program: { key: 'senseless' }, key: 'senseless-rule', title: 'Rule', points: 5 }
  const refusals = async (trigger: 'ORDER_PAID' | 'SIGN_UP', limits: LimitInput[]) =>
    (await earningRuleUpsert(shop.as('MARKETER'), { ...rule, trigger, limits })).userErrors.map(
      ({ code, path }) => `${code} ${path.join('.')}`,
    )
  const count = 1
  expect(await refusals('ORDER_PAID', [{ of: 'ORDER_TOTAL', money: eur(1) }])).toEqual(['INVALID limits.0.of'])
  expect(await refusals('ORDER_PAID', [{ of: 'DISCOUNT_TOTAL', money: eur(1) }])).toEqual(['INVALID limits.0.of'])
  expect(await refusals('ORDER_PAID', [{ of: 'REDEMPTIONS', per: 'CODE', count }])).toEqual(['INVALID limits.0.per'])
  expect(await refusals('SIGN_UP', [{ of: 'REDEMPTIONS', per: 'STORE', count }])).toEqual(['INVALID limits.0.per'])
  expect(await refusals('SIGN_UP', [{ of: 'CUSTOMERS', per: 'CUSTOMER', count }])).toEqual(['INVALID limits.0.per'])
  expect(
    await refusals('SIGN_UP', [
      { of: 'CUSTOMERS', count },
      { of: 'CUSTOMERS', count: 2 },
    ]),
  ).toEqual(['INVALID limits.1'])
  expect(await refusals('SIGN_UP', [{ of: 'CUSTOMERS' }])).toEqual(['REQUIRED limits.0.count'])
  expect(await refusals('SIGN_UP', [{ of: 'CUSTOMERS', count }])).toEqual([])
})
