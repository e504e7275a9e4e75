import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import pg from 'pg'
import { type App, openApp } from '../../src/app.ts'
import type { LoyaltyCard } from '../../src/domain/loyalty/loyalty-card.ts'
import { orderRecord } from '../../src/operations/checkout/order-record.ts'
import { redeem } from '../../src/operations/checkout/redeem.ts'
import { redemptionCapture } from '../../src/operations/checkout/redemption-capture.ts'
import { redemptionRollback } from '../../src/operations/checkout/redemption-rollback.ts'
import { campaignUpdate } from '../../src/operations/campaigns/campaign-update.ts'
import { loyaltyEnroll } from '../../src/operations/loyalty/loyalty-enroll.ts'
import { loyaltyProgramUpsert } from '../../src/operations/loyalty/loyalty-program-upsert.ts'
import { cartCreate } from '../../src/operations/shopping/cart-create.ts'
import { openSession } from '../../src/operations/session.ts'
import { rows } from '../../src/store/database.ts'
import { openTestApp, testConfig, type TestApp } from '../support/app.ts'
import { expectCleanBooks } from '../support/clean-books.ts'
import { eur, given, publish, purchase, shopper, stock, uniqueCode } from '../support/shop.ts'

let shop: TestApp
let second: App
let orders = 0

beforeAll(async () => {
  shop = await openTestApp()
  const { url } = shop.services.database
  second = await openApp(testConfig(url), { log: { info() {}, warn() {}, error() {} }, now: () => shop.clock.now })
  await stock(shop, { thing: 1000 })
})
afterAll(async () => {
  await second.close()
  await shop.close()
})

/** A service's session on the other server. */
const elsewhere = () => {
  const { viewer, locales, address } = shop.as('SERVICE')
  return openSession(second.services, { viewer, locales, address })
}
const fresh = () => ({ idempotencyKey: `key ${shop.services.newId()}`, orderReference: `race-${++orders}` })

/** A connection beside all servers. */
async function raw(...statements: string[]): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: shop.services.database.url })
  await client.connect()
  for (const statement of statements) await client.query(statement)
  return client
}

/** Until so many wait for locks in the database. */
async function untilWaiting(count: number): Promise<void> {
  const db = shop.services.database.open()
  const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  while ((await rows(db, waiting)).length < count) await wait(5)
}

describe('At once', () => {
  test('a cart that nobody owns is held once', async () => {
    const cart = given(
      await cartCreate(shop.as('SERVICE'), { currency: 'EUR', lines: [{ sku: 'thing', quantity: 1 }] }),
      'cart',
    )
    const blocker = await raw('begin', `select from cart where id = '${cart.id}' for update`)
    const asked = [shop.as('SERVICE'), elsewhere()].map((session) =>
      redeem(session, { cartId: cart.id, holdFor: 'PT10M', ...fresh() }),
    )
    await untilWaiting(2)
    await blocker.end()
    const answers = await Promise.all(asked)
    expect(answers.filter(({ redemption }) => redemption !== null)).toHaveLength(1)
  })

  test('what is given back while a new limit counts the past is counted out of it', async () => {
    let campaign = await publish(shop, { key: 'past', kind: 'COUPON', publicCode: 'PAST' })
    for (let round = 0; round < 10; round++) {
      const { id } = given(
        await redeem(shop.as('SERVICE'), { evaluation: purchase(1000, ['PAST']), ...fresh() }),
        'redemption',
      )
      const back = redemptionRollback(shop.as('SERVICE'), {
        redemptionId: id,
        reason: 'back',
        idempotencyKey: `key ${shop.services.newId()}`,
      })
      const limits = [
        {
          of: 'DISCOUNT_TOTAL' as const,
          per: 'CAMPAIGN' as const,
          window: (['EVER', 'DAY', 'HOUR', 'WEEK', 'MONTH'] as const)[round % 5]!,
          money: eur(10_000_000),
        },
      ]
      const updated = campaignUpdate(shop.as('MARKETER'), {
        id: campaign.id,
        expectedVersion: campaign.version,
        limits,
      })
      given(await back, 'redemption')
      campaign = given(await updated, 'campaign')
      await expectCleanBooks(shop)
    }
  })
})

test('A new public code is written after those who use the campaign have been kept out, as recording does (law 20)', async () => {
  const campaign = await publish(shop, { key: 'renamed', kind: 'COUPON', publicCode: 'BEFORE' })
  const recording = await raw('begin', `select pg_advisory_xact_lock_shared(campaign_lock('${campaign.id}'))`)
  const updated = campaignUpdate(shop.as('MARKETER'), {
    id: campaign.id,
    expectedVersion: campaign.version,
    publicCode: 'AFTER',
    limits: [{ of: 'REDEMPTIONS', per: 'CAMPAIGN', window: 'EVER', count: 5 }],
  })
  await untilWaiting(1)
  const { rowCount } = await recording.query(`select from voucher where code = 'BEFORE' for no key update skip locked`)
  expect(rowCount).toBe(1)
  await recording.end()
  expect(given(await updated, 'campaign').publicCode).toBe('AFTER')
})

describe('Loyalty cards are locked last, after what says that a customer is at work (law 20)', () => {
  let card: LoyaltyCard
  beforeAll(async () => {
    const names = { key: 'beans', title: 'Beans', pointName: 'bean', pointsName: 'beans' }
    given(await loyaltyProgramUpsert(shop.as('MARKETER'), names), 'program')
    const { id } = await shopper(shop, 'member')
    card = given(await loyaltyEnroll(shop.as('SHOPPER', id), { programKey: 'beans' }), 'item') as LoyaltyCard
  })

  /** Whether the work has locked her activity by the time it waits for her card. */
  async function locksActivityFirst(work: () => Promise<unknown>): Promise<boolean> {
    const blocker = await raw('begin', `select from loyalty_card where id = '${card.id}' for update`)
    const done = work()
    await untilWaiting(1)
    const free = `select from customer_activity where customer_id = '${card.holderId}' for update skip locked`
    const { rowCount } = await blocker.query(free)
    await blocker.end()
    await done
    return rowCount === 0
  }

  const hers = { currency: 'EUR', lines: [{ sku: 'thing', quantity: 1, unitPrice: eur(1000) }] }

  test('by a capture', async () => {
    const evaluation = { ...hers, customer: { id: card.holderId } }
    const { id } = given(await redeem(shop.as('SERVICE'), { evaluation, holdFor: 'PT10M', ...fresh() }), 'redemption')
    const capture = { redemptionId: id, idempotencyKey: 'captured in order' }
    expect(await locksActivityFirst(() => redemptionCapture(shop.as('SERVICE'), capture))).toBe(true)
  })

  test('by an order paid elsewhere', async () => {
    const order = { ...hers, customer: { id: card.holderId }, reference: 'elsewhere', idempotencyKey: 'paid elsewhere' }
    expect(await locksActivityFirst(() => orderRecord(shop.as('SERVICE'), order))).toBe(true)
  })
})

test('what comes back of a line with two codes of one campaign goes to the budget of each code by its own share', async () => {
  const campaign = await publish(shop, {
    key: 'twins',
    kind: 'COUPON',
    codePattern: 'T-##########',
    effects: [{ percentOff: { basisPoints: 1000 } }],
    limits: [{ of: 'DISCOUNT_TOTAL', per: 'CODE', window: 'EVER', money: eur(10_000) }],
  })
  await uniqueCode(shop, campaign, 'T-1', 5)
  await uniqueCode(shop, campaign, 'T-2', 5)
  const evaluation = { ...purchase(1000, ['T-1', 'T-2']), lines: [{ sku: 'thing', quantity: 4, unitPrice: eur(1000) }] }
  const redemption = given(await redeem(shop.as('SERVICE'), { evaluation, ...fresh() }), 'redemption')
  expect(redemption.applied).toHaveLength(2)
  const lines = [{ lineId: redemption.lines[0]!.id, quantity: 1 }]
  given(
    await redemptionRollback(shop.as('SERVICE'), {
      redemptionId: redemption.id,
      lines,
      reason: 'r',
      idempotencyKey: 'twins back',
    }),
    'redemption',
  )
  const used = await rows<{ used: number }>(
    shop.services.database.open(),
    'select used from limit_counter where limited_id = $1 order by used',
    [campaign.id],
  )
  const uses = await rows<{ left: number }>(
    shop.services.database.open(),
    'select amount - returned as left from redemption_use where redemption_id = $1 order by 1',
    [redemption.id],
  )
  expect(used.map((row) => row.used)).toEqual(uses.map((row) => row.left))
})
