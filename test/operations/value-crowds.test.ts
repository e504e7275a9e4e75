import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type App, openApp } from '../../src/app.ts'
import type { Redemption } from '../../src/domain/redemption.ts'
import { redeem } from '../../src/operations/checkout/redeem.ts'
import { redemptionCapture } from '../../src/operations/checkout/redemption-capture.ts'
import { redemptionRelease } from '../../src/operations/checkout/redemption-release.ts'
import { redemptionRollback } from '../../src/operations/checkout/redemption-rollback.ts'
import { openSession } from '../../src/operations/session.ts'
import { rows } from '../../src/store/database.ts'
import { openTestApp, testConfig, type TestApp } from '../support/app.ts'
import { aGiftCard, cardOf } from '../support/books.ts'
import { expectCleanBooks } from '../support/clean-books.ts'
import { eur, given, publish, purchase } from '../support/shop.ts'

const CROWD = 60

let shop: TestApp
let second: App
let calls = 0

beforeAll(async () => {
  shop = await openTestApp()
  const { url } = shop.services.database
  second = await openApp(testConfig(url), { log: { info() {}, warn() {}, error() {} }, now: () => shop.clock.now })
})
afterAll(async () => {
  await second.close()
  await shop.close()
})

/** A service's session, now on one server, now on the other. */
function onEither() {
  const { viewer, locales, address } = shop.as('SERVICE')
  return openSession(calls++ % 2 === 0 ? shop.services : second.services, { viewer, locales, address })
}

const fresh = () => ({ idempotencyKey: `the key ${shop.services.newId()}` })
const crowd = <Answer>(of: number, call: (at: number) => Promise<Answer>) =>
  Promise.all(Array.from({ length: of }, (_, at) => call(at)))
const reference = () => ({ orderReference: `crowd-${shop.services.newId()}` })

/** A campaign with a budget, and a card to pay with. */
async function aShop(code: string, count: number, balance: number): Promise<string> {
  const key = code.toLowerCase()
  const limits = [
    { of: 'REDEMPTIONS' as const, per: 'CAMPAIGN' as const, window: 'EVER' as const, count },
    { of: 'DISCOUNT_TOTAL' as const, per: 'CAMPAIGN' as const, window: 'EVER' as const, money: eur(1_000_000) },
  ]
  const { id } = await publish(shop, { key, kind: 'COUPON', publicCode: code, limits })
  const cards = await publish(shop, {
    key: `cards-${key}`,
    kind: 'GIFT_CARD',
    codePattern: 'C-##########',
    effects: [],
  })
  await aGiftCard(shop, cards.id, `CARD-${code}`, balance)
  return id
}

async function used(campaignId: string): Promise<Record<string, number>> {
  const found = await rows<{ key: string; used: number }>(
    shop.services.database.open(),
    `select split_part(key, '/', 1) as key, used from limit_counter where limited_id = $1`,
    [campaignId],
  )
  return Object.fromEntries(found.map((row) => [row.key, row.used]))
}

test('Of 60 holds at once 40 find room, and each ends once though captured and let go at once, on two servers', async () => {
  const campaignId = await aShop('HELD', 40, 100_000)
  const evaluation = purchase(1000, ['HELD', 'CARD-HELD'])
  const asked = await crowd(CROWD, () =>
    redeem(onEither(), { evaluation, holdFor: 'PT10M', ...reference(), ...fresh() }),
  )
  const held = asked.flatMap(({ redemption }) => redemption ?? [])
  expect(held).toHaveLength(40)
  const ended = await Promise.all(
    held.flatMap(({ id }) => [
      redemptionCapture(onEither(), { redemptionId: id, ...fresh() }),
      redemptionRelease(onEither(), { redemptionId: id, ...fresh() }),
    ]),
  )
  const statuses = ended.flatMap(({ redemption }) => redemption?.status ?? [])
  expect(statuses).toHaveLength(40)
  const captured = statuses.filter((status) => status === 'CAPTURED').length
  expect(await used(campaignId)).toEqual({ REDEMPTIONS: captured, DISCOUNT_TOTAL: captured * 100 })
  expect(await cardOf(shop, 'CARD-HELD')).toMatchObject({ balance: 100_000 - captured * 900, held: 0 })
  await expectCleanBooks(shop)
}, 40_000)

test('One hold that 60 capture at once is one paid order', async () => {
  await aShop('ONCE', 1, 5_000)
  const evaluation = purchase(1000, ['ONCE', 'CARD-ONCE'])
  const { id } = given(
    await redeem(onEither(), { evaluation, holdFor: 'PT10M', ...reference(), ...fresh() }),
    'redemption',
  )
  const answers = await crowd(CROWD, () => redemptionCapture(onEither(), { redemptionId: id, ...fresh() }))
  expect(answers.filter(({ redemption }) => redemption?.status === 'CAPTURED')).toHaveLength(CROWD)
  expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1)
  expect(await cardOf(shop, 'CARD-ONCE')).toMatchObject({ balance: 4_100, held: 0 })
  await expectCleanBooks(shop)
}, 40_000)

/** Seven units at a price that does not divide evenly, paid with a card. */
async function ofSeven(code: string): Promise<Redemption> {
  const lines = [{ sku: 'thing', quantity: 7, unitPrice: eur(333) }]
  const evaluation = { currency: 'EUR', lines, shipping: { amount: eur(490) }, codes: [code, `CARD-${code}`] }
  return given(await redeem(onEither(), { evaluation, ...reference(), ...fresh() }), 'redemption')
}

test('Of 60 returns at once of one unit each of seven, seven give back, and together the whole', async () => {
  const campaignId = await aShop('SEVEN', 9, 5_000)
  const bought = await ofSeven('SEVEN')
  const lines = [{ lineId: bought.lines[0]!.id, quantity: 1 }]
  const back = { redemptionId: bought.id, lines, reason: 'one' }
  const answers = await crowd(CROWD, () => redemptionRollback(onEither(), { ...back, ...fresh() }))
  expect(answers.filter(({ redemption }) => redemption !== null)).toHaveLength(7)
  expect(await used(campaignId)).toEqual({ REDEMPTIONS: 0, DISCOUNT_TOTAL: 0 })
  expect((await cardOf(shop, 'CARD-SEVEN')).balance).toBe(5_000)
  await expectCleanBooks(shop)
}, 40_000)

test('One return sent 60 times at once with one key gives back once', async () => {
  const campaignId = await aShop('KEYED', 9, 5_000)
  const bought = await ofSeven('KEYED')
  const lines = [{ lineId: bought.lines[0]!.id, quantity: 2 }]
  const back = { redemptionId: bought.id, lines, reason: 'two', ...fresh() }
  const answers = await crowd(CROWD, () => redemptionRollback(onEither(), back))
  expect(answers.filter(({ redemption }) => redemption?.status === 'PARTLY_ROLLED_BACK')).toHaveLength(CROWD)
  expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1)
  expect(await used(campaignId)).toMatchObject({ REDEMPTIONS: 1 })
  await expectCleanBooks(shop)
}, 40_000)
