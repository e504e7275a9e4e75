import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import pg from 'pg'
import { verify } from '../../src/operations/books/verify.ts'
import { rewardRedeem } from '../../src/operations/loyalty/reward-redeem.ts'
import { rewardUpsert } from '../../src/operations/loyalty/reward-upsert.ts'
import { rows } from '../../src/store/database.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { expectCleanBooks } from '../support/clean-books.ts'
import { aMember, aProgram, aRule, fresh, givenBack, recorded, redeemed, tracked } from '../support/loyalty.ts'
import { eur, given, publish } from '../support/shop.ts'

let shop: TestApp
let client: pg.Client

/** Rules with limits that gave for orders and an event, cash back of which a part came back that was spent, a reward of which two were sold. */
beforeAll(async () => {
  shop = await openTestApp()
  client = new pg.Client({ connectionString: shop.app.databaseUrl })
  await client.connect()
  await publish(shop, { key: 'cards', kind: 'GIFT_CARD', effects: [], codePattern: 'CARD-##########' })
  await aProgram(shop, { key: 'beans' })
  await aRule(shop, 'beans', {
    key: 'orders',
    points: 10,
    limits: [
      { of: 'CUSTOMERS', count: 5 },
      { of: 'REDEMPTIONS', per: 'CUSTOMER', window: 'DAY', count: 5 },
    ],
  })
  await aRule(shop, 'beans', {
    key: 'back',
    cashBack: { campaign: { key: 'cards' }, basisPoints: 1000 },
    limits: [{ of: 'DISCOUNT_TOTAL', money: eur(100_000) }],
  })
  const review = {
    trigger: 'EVENT' as const,
    eventName: 'Review',
    points: 10,
    limits: [{ of: 'REDEMPTIONS' as const, count: 9 }],
  }
  await aRule(shop, 'beans', { key: 'review', ...review })
  const card = await aMember(shop, 'beans')
  const { holderId } = card
  const first = await redeemed(shop, { holderId, unitPrice: 1000, quantity: 2 })
  const [{ code }] = (await rows(shop.services.database.open(), 'select code from gift_card where holder_id = $1', [
    holderId,
  ])) as [{ code: string }]
  await redeemed(shop, { holderId, unitPrice: 200, codes: [code] })
  await givenBack(shop, first, 1)
  await recorded(shop, { holderId, unitPrice: 500 })
  await tracked(shop, card, 'Review')
  const reward = given(
    await rewardUpsert(shop.as('MARKETER'), {
      program: { key: 'beans' },
      key: 'cup',
      price: 5,
      stock: 9,
      display: { title: 'A cup' },
      grants: [{ perk: { title: 'A cup' } }],
    }),
    'reward',
  )
  for (let cup = 0; cup < 2; cup++) {
    const call = { loyaltyCardId: card.id, rewardId: reward.id, idempotencyKey: fresh() }
    given(await rewardRedeem(shop.as('SHOPPER', holderId), call), 'card')
  }
})
afterAll(async () => {
  await client.end()
  await shop.close()
})

const found = async () => {
  const { checks } = await verify(shop.services)
  return checks.flatMap(({ differences }) => differences.map(({ check, figure }) => `${check}: ${figure}`))
}

/** Runs SQL past all triggers, as only somebody who tampers does. */
const tamper = (sql: string) => client.query(`set local session_replication_role = replica; ${sql}`)

const move = (table: string, column: string, where = 'true') => ({
  spoil: `update ${table} set ${column} = ${column} + 1 where ${where}`,
  mend: `update ${table} set ${column} = ${column} - 1 where ${where}`,
})
const lose = (table: string, where: string) => ({
  spoil: `create table lost as select * from ${table} where ${where}; delete from ${table} where ${where}`,
  mend: `insert into ${table} select * from lost; drop table lost`,
})
const rule = (key: string) => `(select id from earning_rule where key = '${key}')`

describe('verify', () => {
  test('finds nothing where all holds', () => expectCleanBooks(shop))

  test.each([
    [
      "a rule's limit",
      move('limit_counter', 'used', `limited_id = ${rule('review')}`),
      'earning-limit-counters: limit',
    ],
    ['a lost limit', lose('limit_counter', `limited_id = ${rule('review')}`), 'earning-limit-counters: limit'],
    [
      "a rule's limit of customers",
      move('limit_counter', 'used', `limited_id = ${rule('orders')} and key like 'CUSTOMERS/%' and key not like '%#%'`),
      'earning-limit-customers: limit',
    ],
    [
      'what a redemption added to it',
      move('limit_entry', 'delta', `limited_id = ${rule('orders')} and redemption_id is not null`),
      'earning-limit-redemptions: limit',
    ],
    [
      'what a redemption added to a budget',
      move('limit_entry', 'delta', `limited_id = ${rule('back')} and redemption_id is not null and delta > 0`),
      'earning-limit-redemptions: limit',
    ],
    [
      'what an event added to it',
      move('limit_entry', 'delta', `limited_id = ${rule('review')}`),
      'earning-limit-occasions: limit',
    ],
    ['points of a rule', move('earning', 'points', `rule_id = ${rule('orders')}`), 'order-earnings: points by a rule'],
    ['money of a rule', move('earning', 'money', `rule_id = ${rule('back')}`), 'order-earnings: money by a rule'],
    ['what a rule never gave', lose('earning', `rule_id = ${rule('back')}`), 'order-earnings: money by a rule'],
    ['money taken back', move('earning', 'taken_back', 'taken_back > 0'), 'cash-back: cash back returned'],
    ['money written off', move('earning', 'written_off', 'written_off > 0'), 'cash-back: cash back written off'],
    [
      'an entry of cash back',
      move('ledger_entry', 'delta', `kind = 'EARN' and gift_card_id is not null`),
      'cash-back: cash back given',
    ],
    [
      'a card of somebody else',
      { spoil: `update cash_back_card set currency = 'USD'`, mend: `update cash_back_card set currency = 'EUR'` },
      'cash-back-cards: whose cash back it takes',
    ],
    ['a stock', move('reward', 'stock'), 'reward-stock: stock'],
    ['a lost sale', lose('reward_stock_entry', 'card_id is not null'), 'reward-stock: stock'],
  ])('names %s', async (_what, { spoil, mend }, named) => {
    await tamper(spoil)
    expect(await found()).toContain(named)
    await tamper(mend)
    expect(await found()).toEqual([])
  })
})

test('What was spent before it came back is in the books as written off', async () => {
  const [kept] = await rows(
    shop.services.database.open(),
    `select sum(money)::int as money, sum(taken_back)::int as back, sum(written_off)::int as off from earning where gift_card_id is not null`,
  )
  // 200 of the first order, 200 of it spent, 20 of the second: of the 100 that come back 20 are there.
  expect(kept).toEqual({ money: 270, back: 20, off: 80 })
})
