import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { execFile } from 'node:child_process'
import pg from 'pg'
import { verify } from '../../src/operations/books/verify.ts'
import { redeem } from '../../src/operations/checkout/redeem.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { expectCleanBooks } from '../support/clean-books.ts'
import { publish, purchase, shopper, uniqueCode } from '../support/shop.ts'

let shop: TestApp
let client: pg.Client

/** Two redemptions: with a single code, with a gift card. */
beforeAll(async () => {
  shop = await openTestApp()
  client = new pg.Client({ connectionString: shop.app.databaseUrl })
  await client.connect()
  await uniqueCode(shop, await publish(shop, { key: 'single', kind: 'COUPON', codePattern: 'S-##########' }), 'S-ONE')
  const limits = [{ of: 'REDEMPTIONS' as const, per: 'CAMPAIGN' as const, window: 'EVER' as const, count: 10 }]
  await publish(shop, { key: 'counted', limits })
  await earnPoints((await shopper(shop, 'ann')).id)
  await issueCard()
  const evaluation = purchase(1005, ['S-ONE', 'CARD-1'], { customer: { externalId: 'ann' } })
  const kept = await redeem(shop.as('SERVICE'), { evaluation, orderReference: 'one', idempotencyKey: 'key-of-one' })
  expect(kept.userErrors).toEqual([])
  expect(kept.redemption!.tenders).toHaveLength(1)
})
afterAll(async () => {
  await client.end()
  await shop.close()
})

async function earnPoints(customerId: string): Promise<void> {
  const [program, card, lot] = [shop.services.newId(), shop.services.newId(), shop.services.newId()]
  await client.query(
    `insert into loyalty_program (id, key, title, point_name, points_name, translations, point_values, tier_period, tiers,
       enrolls_everyone, version, created_at)
     values ('${program}', 'miles', 'Miles', 'mile', 'miles', '[]', '[]', 'YEAR', '[]', false, 1, now());
     insert into loyalty_card (id, number, program_id, holder_id, balance, enrolled_at)
     values ('${card}', 'CARD', '${program}', '${customerId}', 70, now());
     insert into points_lot (id, card_id, points, rest, earned_at, available_at)
     values ('${lot}', '${card}', 100, 70, now(), now());
     insert into ledger_entry (id, kind, loyalty_card_id, lot_id, delta, balance, description, occurred_at)
     values (gen_random_uuid(), 'EARN', '${card}', '${lot}', 100, 100, '', now()),
       (gen_random_uuid(), 'SPEND', '${card}', '${lot}', -30, 70, '', now())`,
  )
}

async function issueCard(): Promise<void> {
  const { id } = await publish(shop, { key: 'cards', kind: 'GIFT_CARD', effects: [], codePattern: 'CARD-##########' })
  const card = shop.services.newId()
  await client.query(
    `insert into gift_card (id, code, campaign_id, currency, initial_balance, balance, state, version, created_at)
     values ($1, 'CARD-1', $2, 'EUR', 500, 500, 'ENABLED', 1, now())`,
    [card, id],
  )
  await client.query(
    `insert into ledger_entry (id, kind, gift_card_id, currency, delta, balance, description, occurred_at)
     values ($1, 'ISSUE', $2, 'EUR', 500, 500, '', now())`,
    [shop.services.newId(), card],
  )
}

const found = async () => {
  const { checks } = await verify(shop.services)
  return checks.flatMap(({ differences }) => differences.map(({ check, figure }) => `${check}: ${figure}`))
}

/** Runs SQL past all triggers, as only somebody who tampers does. */
async function tamper(sql: string): Promise<void> {
  await client.query(`set local session_replication_role = replica; ${sql}`)
}

const move = (table: string, column: string, where = 'true') => ({
  spoil: `update ${table} set ${column} = ${column} + 1 where ${where}`,
  mend: `update ${table} set ${column} = ${column} - 1 where ${where}`,
})
const backwards = ({ spoil, mend }: ReturnType<typeof move>) => ({ spoil: mend, mend: spoil })
const within = (column: string, path: string) => {
  const to = (by: string) =>
    `update redemption set ${column} = jsonb_set(${column}, '{${path}}', to_jsonb((${column}#>>'{${path}}')::bigint ${by}))`
  return { spoil: to('+ 1'), mend: to('- 1') }
}
const lose = (table: string, where = 'true') => ({
  spoil: `create table lost as select * from ${table} where ${where}; delete from ${table} where ${where}`,
  mend: `insert into ${table} ${table === 'ledger_entry' ? 'overriding system value ' : ''}select * from lost; drop table lost`,
})

describe('verify', () => {
  test('finds nothing where all holds', () => expectCleanBooks(shop))

  test.each([
    ['a balance', move('gift_card', 'balance'), 'gift-card-balance: balance'],
    ['a held amount', move('gift_card', 'held'), 'gift-card-holds: held by open holds'],
    ['an issued amount', move('gift_card', 'initial_balance'), 'gift-card-balance: initialBalance'],
    [
      'a ledger entry',
      move('ledger_entry', 'delta', `kind = 'SPEND' and gift_card_id is not null`),
      'gift-card-balance: balance',
    ],
    ["an entry's balance", move('ledger_entry', 'balance'), 'ledger-balance: balance after an entry'],
    [
      'a lost ledger entry',
      lose('ledger_entry', `kind = 'SPEND' and gift_card_id is not null`),
      'tenders: spent by gift card',
    ],
    ['a tender', within('tenders', '0,amount'), 'redemption-sums: tenderTotal'],
    ['a tender, by the ledger', within('tenders', '0,amount'), 'tenders: spent by gift card'],
    ["a code's uses", backwards(move('voucher', 'redeemed', `code = 'S-ONE'`)), 'voucher-uses: redeemed'],
    ['codes held', move('voucher', 'held', `code = 'S-ONE'`), 'voucher-uses: held'],
    ['a subtotal', move('redemption', 'subtotal'), 'redemption-sums: subtotal'],
    ['a discount', move('redemption', 'discount_total'), 'redemption-sums: discountTotal by incentives'],
    ['a total', move('redemption', 'total'), 'redemption-sums: total'],
    ["a line's discount", within('lines', '0,discount'), 'allocations: discount of a line'],
    ['a share', within('lines', '0,allocations,0,amount'), 'allocations: shares of an incentive'],
    ['an incentive', within('applied', '0,amount'), 'redemption-uses: amount of a use'],
    ['a use', move('redemption_use', 'amount'), 'redemption-uses: amount of a use'],
    ['a lost use', lose('redemption_use'), 'voucher-uses: redeemed'],
    ['an order', move('shop_order', 'subtotal'), 'orders: subtotal of its order'],
    ['a lost order', lose('shop_order'), 'orders: reference of its order'],
    ['a lost reference', lose('order_reference'), 'order-references: reference'],
    ['a lost customer', lose('customer'), 'lost-rows: customer named by redemption'],
    ['a lost campaign', lose('campaign', `key = 'single'`), 'lost-rows: campaign named by redemption_use'],
    ['a lost code', lose('voucher'), 'lost-rows: voucher named by redemption_use'],
    ['a lost redemption', lose('redemption'), 'lost-rows: redemption named by limit_entry'],
    ['a lost gift card', lose('gift_card'), 'lost-rows: gift_card named by ledger_entry'],
    ['a lost loyalty card', lose('loyalty_card'), 'lost-rows: loyalty_card named by points_lot'],
    ['a lost lot', lose('points_lot'), 'lost-rows: points_lot named by ledger_entry'],
    ['a limit', move('limit_counter', 'used'), 'limit-counters: limit'],
    ['what was added to a limit', move('limit_entry', 'delta'), 'limit-entries: limit'],
    ['a lost limit entry', lose('limit_entry'), 'limits-missed: limit'],
    ['points', move('loyalty_card', 'balance'), 'points-balance: balance by entries'],
    ['points held', move('loyalty_card', 'held'), 'points-balance: held by lots'],
    ['points owed', move('loyalty_card', 'owed'), 'points-balance: balance by lots'],
    ['what is left of points', move('points_lot', 'rest'), 'points-balance: balance by lots'],
    [
      'an entry of points',
      move('ledger_entry', 'delta', 'lot_id is not null'),
      'points-running: balance after an entry',
    ],
    [
      'a status without returns',
      {
        spoil: `update redemption set status = 'ROLLED_BACK'`,
        mend: `update redemption set status = 'CAPTURED'`,
      },
      'rollbacks: status',
    ],
  ])('names %s', async (_what, { spoil, mend }, named) => {
    await tamper(spoil)
    expect(await found()).toContain(named)
    await tamper(mend)
    expect(await found()).toEqual([])
  })

  test.each(['campaign', 'voucher', 'gift_card', 'loyalty_card', 'points_lot', 'redemption', 'shop_order', 'customer'])(
    'finds nothing lost: a row of %s that the books name cannot be deleted',
    async (table) => {
      await expect(client.query(`delete from ${table}`)).rejects.toMatchObject({ code: '23001' })
      await expect(client.query(`truncate ${table} cascade`)).rejects.toMatchObject({ code: '23001' })
      await expectCleanBooks(shop)
    },
  )

  test('names the first hundred differences of a check, and counts the rest', async () => {
    await tamper(
      `insert into voucher (id, code, campaign_id, is_public, state, redeemed, redeemable, version, created_at)
       select gen_random_uuid(), 'MANY-' || at, campaign_id, false, 'ENABLED', 1, 1, 1, now()
       from generate_series(1, 2345) as at, (select campaign_id from voucher where code = 'S-ONE') single`,
    )
    const { checks, isClean } = await verify(shop.services)
    const { count, differences } = checks.find(({ check }) => check === 'voucher-uses')!
    expect([isClean, count, differences.length]).toEqual([false, 2345, 100])
    await tamper(`delete from voucher where code like 'MANY-%'`)
    await expectCleanBooks(shop)
  })
})

describe('npm run verify', () => {
  const run = (environment: Record<string, string>) =>
    new Promise<{ status: number; text: string }>((resolve) => {
      const child = execFile(
        process.execPath,
        ['src/verify.ts'],
        { env: { PATH: process.env.PATH, ...environment } },
        (_error, out, problems) => resolve({ status: child.exitCode!, text: `${out}${problems}` }),
      )
    })

  test('ends with 0 where all holds, with 1 and the difference where it does not, with 2 where it cannot look', async () => {
    const environment = { DATABASE_URL: shop.app.databaseUrl }
    expect(await run(environment)).toMatchObject({ status: 0, text: expect.stringContaining('The books are clean.') })
    await tamper(`update redemption set total = total + 1`)
    expect(await run(environment)).toMatchObject({
      status: 1,
      text: expect.stringMatching(/NOT {2}redemption-sums: .*\n +redemption_\w{26} total: kept 315, computed 314\n/),
    })
    await tamper(`update redemption set total = total - 1`)
    expect(await run({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing' })).toMatchObject({ status: 2 })
    expect(await run({ BOON_DATA_DIR: '/nowhere/at/all' })).toMatchObject({
      status: 2,
      text: expect.stringContaining('There is no data in /nowhere/at/all'),
    })
  })
})
