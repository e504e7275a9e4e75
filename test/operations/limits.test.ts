import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Campaign, Limit, LimitOf, LimitPer, LimitWindow } from '../../src/domain/campaign.ts'
import type { EvaluateInput, RedemptionRollbackInput } from '../../src/domain/input/cart-input.ts'
import { periodAt } from '../../src/domain/period.ts'
import { campaignUpdate } from '../../src/operations/campaigns/campaign-update.ts'
import { storesUpsert } from '../../src/operations/catalogue/stores-upsert.ts'
import { redeem } from '../../src/operations/checkout/redeem.ts'
import { redemptionRollback } from '../../src/operations/checkout/redemption-rollback.ts'
import { rows } from '../../src/store/database.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { eur, given, publish, purchase, shopper } from '../support/shop.ts'

let shop: TestApp
let orders = 0

beforeAll(async () => {
  shop = await openTestApp()
  for (let at = 0; at < 10; at++) await shopper(shop, `customer-${at}`)
  const stores = ['north', 'store-0', 'store-1', 'store-2'].map((key) => ({ key, name: key }))
  given(await storesUpsert(shop.as('SERVICE'), { stores }), 'stores')
})
afterAll(() => shop.close())

function buy(evaluation: EvaluateInput) {
  orders++
  return redeem(shop.as('SERVICE'), { evaluation, orderReference: `o-${orders}`, idempotencyKey: `key-of-${orders}` })
}

/** What a campaign's counters hold, and what their entries add up to. */
async function countersOf({ id }: Pick<Campaign, 'id'>): Promise<{ key: string; used: number; entries: number }[]> {
  const found = await rows<{ key: string; used: number; entries: number }>(
    shop.services.database.open(),
    `select key, used, coalesce((select sum(delta)::bigint from limit_entry entry
       where entry.limited_id = counter.limited_id and entry.key = counter.key), 0) as entries
     from limit_counter counter where limited_id = $1 order by key collate "C"`,
    [id],
  )
  return found
}

type Case = readonly [of: LimitOf, per: LimitPer, window: LimitWindow]

const CASES: readonly Case[] = [
  ['REDEMPTIONS', 'CAMPAIGN', 'EVER'],
  ['REDEMPTIONS', 'CODE', 'HOUR'],
  ['REDEMPTIONS', 'CUSTOMER', 'DAY'],
  ['REDEMPTIONS', 'STORE', 'WEEK'],
  ['CUSTOMERS', 'CAMPAIGN', 'MONTH'],
  ['CUSTOMERS', 'CODE', 'EVER'],
  ['CUSTOMERS', 'STORE', 'HOUR'],
  ['DISCOUNT_TOTAL', 'CAMPAIGN', 'DAY'],
  ['DISCOUNT_TOTAL', 'CODE', 'WEEK'],
  ['DISCOUNT_TOTAL', 'CUSTOMER', 'MONTH'],
  ['DISCOUNT_TOTAL', 'STORE', 'EVER'],
  ['ORDER_TOTAL', 'CAMPAIGN', 'HOUR'],
  ['ORDER_TOTAL', 'CODE', 'DAY'],
  ['ORDER_TOTAL', 'CUSTOMER', 'WEEK'],
  ['ORDER_TOTAL', 'STORE', 'MONTH'],
]

/** Room for 7 orders of 10.00 with a tenth off, or for 3 customers. */
const MOST = {
  REDEMPTIONS: { count: 7 },
  CUSTOMERS: { count: 3 },
  DISCOUNT_TOTAL: { money: eur(799) },
  ORDER_TOTAL: { money: eur(7999) },
}

const USED = { REDEMPTIONS: 7, CUSTOMERS: 3, DISCOUNT_TOTAL: 700, ORDER_TOTAL: 7000 }

describe('of 50 orders at once no limit is overshot, and each counts exactly', () => {
  test.each(CASES)('%s per %s, %s', async (of, per, window) => {
    const key = `${of}-${per}-${window}`.toLowerCase().replace('_', '-')
    const limits = [{ of, per, window, ...MOST[of] }]
    const campaign = await publish(shop, { key, kind: 'COUPON', publicCode: key, limits, timeZone: 'Europe/Berlin' })
    const customer = (at: number) => ({ externalId: `customer-${of === 'CUSTOMERS' ? at % 10 : 0}` })
    const carts = Array.from({ length: 50 }, (_, at) =>
      purchase(1000, [key], { customer: customer(at), storeKey: 'north' }),
    )
    const answers = await Promise.all(carts.map(buy))
    const won = answers.filter(({ redemption }) => redemption !== null)
    expect(won).toHaveLength(of === 'CUSTOMERS' ? 15 : 7)
    expect(new Set(answers.flatMap(({ userErrors }) => userErrors.map(({ code }) => code)))).toEqual(
      new Set(['LIMIT_REACHED']),
    )
    const counters = await countersOf(campaign)
    for (const { used, entries } of counters) expect(entries).toBe(used)
    expect(counters.filter((counter) => !counter.key.includes('#')).map(({ used }) => used)).toEqual([USED[of]])
    const customers = counters.filter((counter) => counter.key.includes('#')).map(({ used }) => used)
    expect(customers).toEqual(of === 'CUSTOMERS' ? [5, 5, 5] : [])
  })
})

test('codes of one campaign count together, and a budget that cannot cover all of a discount gives none of it', async () => {
  const limits = [{ of: 'DISCOUNT_TOTAL' as const, money: eur(250) }]
  const campaign = await publish(shop, { key: 'budget', limits })
  const totals = []
  for (const price of [1000, 2000, 1500, 1]) totals.push((await buy(purchase(price))).redemption!.total)
  expect(totals).toEqual([900, 2000, 1350, 1])
  expect(await countersOf(campaign)).toEqual([{ key: 'DISCOUNT_TOTAL/CAMPAIGN/EVER/EUR', used: 250, entries: 250 }])
})

test('a limit by the hour opens again with the next one', async () => {
  const limits = [{ of: 'REDEMPTIONS' as const, window: 'HOUR' as const, count: 1 }]
  await publish(shop, { key: 'hourly', limits, stacking: { priority: 5 } })
  const before = shop.clock.now
  const isOff = async () => (await buy(purchase(1000))).redemption!.applied.some(({ title }) => title === 'hourly')
  expect([await isOff(), await isOff()]).toEqual([true, false])
  shop.clock.now = new Date('2026-11-21T12:59:59.999Z')
  expect(await isOff()).toBe(false)
  shop.clock.now = new Date('2026-11-21T13:00:00Z')
  expect([await isOff(), await isOff()]).toEqual([true, false])
  shop.clock.now = before
})

describe('limits that a campaign gets later', () => {
  const all: Limit[] = CASES.flatMap(([of, per]) =>
    (['EVER', 'HOUR', 'DAY', 'WEEK', 'MONTH'] as const).map((window) => {
      const isMoney = of === 'DISCOUNT_TOTAL' || of === 'ORDER_TOTAL'
      return { of, per, window, count: isMoney ? null : 1000, money: isMoney ? eur(1_000_000) : null }
    }),
  ).filter(({ per, window }) => per !== 'CODE' && (window === 'EVER' || per === 'STORE' || window === 'DAY'))
  const limits = all.slice(0, 20)
  const save = async (campaign: Campaign, next: readonly Limit[]) => {
    const session = shop.as('MARKETER')
    const { id, version } = campaign
    return given(await campaignUpdate(session, { id, expectedVersion: version, limits: next }), 'campaign')
  }
  const inNewYork = { timeZone: 'America/New_York', effects: [{ amountOff: { amounts: [eur(100)] } }] }

  test('count what was redeemed before, exactly as if they had been there', async () => {
    const kept = await publish(shop, { key: 'kept', limits, ...inNewYork })
    const late = await publish(shop, { key: 'late', ...inNewYork })
    const now = shop.clock.now
    for (const daysAgo of [40, 8, 1, 0]) {
      shop.clock.now = new Date(now.getTime() - daysAgo * 86_400_000)
      for (const at of [0, 1, 1]) await buy(purchase(1000 + at, [], bySomebody(at)))
    }
    shop.clock.now = now
    await save(late, limits)
    const present = (await countersOf(kept)).filter(({ key }) => isPresent(key, now))
    expect(present.length).toBeGreaterThan(20)
    const ofLate = await countersOf(late)
    for (const { used, entries } of ofLate) expect(entries).toBe(used)
    expect(ofLate).toEqual(present)
  })

  test('and again where they were taken off for a while', async () => {
    const paused = await publish(shop, { key: 'off-and-on', limits, ...inNewYork })
    const always = await publish(shop, { key: 'always-on', limits, ...inNewYork })
    await buy(purchase(1000, [], bySomebody(1)))
    const without = await save(paused, [])
    await buy(purchase(1000, [], bySomebody(1)))
    await buy(purchase(1000, [], bySomebody(2)))
    await save(without, limits)
    await buy(purchase(1000, [], bySomebody(2)))
    expect(await countersOf(paused)).toEqual(await countersOf(always))
  })

  test('count of what was returned in part only what is left, and nothing of what was given back or of nobody', async () => {
    const campaign = await publish(shop, { key: 'returned', ...inNewYork, stacking: { priority: 100 } })
    const three = (more: Partial<EvaluateInput>): EvaluateInput => ({
      currency: 'EUR',
      lines: [{ sku: 'a', quantity: 3, unitPrice: eur(1000) }],
      ...more,
    })
    const [partly, wholly] = [await buy(three(bySomebody(1))), await buy(three(bySomebody(2)))]
    await buy(three({}))
    await giveBack(partly, [{ lineId: partly.redemption!.lines[0]!.id, quantity: 1 }])
    await giveBack(wholly)
    const budgets: Limit[] = [
      { of: 'DISCOUNT_TOTAL', per: 'STORE', window: 'EVER', count: null, money: eur(9999) },
      { of: 'ORDER_TOTAL', per: 'STORE', window: 'EVER', count: null, money: eur(9999) },
      { of: 'CUSTOMERS', per: 'CAMPAIGN', window: 'EVER', count: 9, money: null },
      { of: 'REDEMPTIONS', per: 'CAMPAIGN', window: 'EVER', count: 9, money: null },
      { of: 'ORDER_TOTAL', per: 'CAMPAIGN', window: 'EVER', count: null, money: { amount: 9999, currency: 'USD' } },
    ]
    await save(campaign, budgets)
    const counted = (await countersOf(campaign)).map(({ key, used }) => [key.replace(/#.*/, '#'), used])
    expect(counted).toEqual([
      ['CUSTOMERS/CAMPAIGN/EVER', 1],
      ['CUSTOMERS/CAMPAIGN/EVER#', 1],
      ['DISCOUNT_TOTAL/STORE/EVER/store-1/EUR', 66],
      ['ORDER_TOTAL/STORE/EVER/store-1/EUR', 2000],
      ['REDEMPTIONS/CAMPAIGN/EVER', 2],
    ])
  })

  const giveBack = async ({ redemption }: Awaited<ReturnType<typeof buy>>, lines?: RedemptionRollbackInput['lines']) =>
    given(
      await redemptionRollback(shop.as('SERVICE'), {
        redemptionId: redemption!.id,
        reason: 'too large',
        idempotencyKey: `return-${redemption!.id}`,
        lines: lines ?? null,
      }),
      'redemption',
    )

  const bySomebody = (at: number) => ({ customer: { externalId: `customer-${at}` }, storeKey: `store-${at}` })

  function isPresent(key: string, now: Date): boolean {
    const [, window, begun] = /\/(HOUR|DAY|WEEK|MONTH)\b.*?(\d{4}-\d\d-\d\dT[\d:.]+Z)/.exec(key) ?? []
    if (window === undefined) return true
    return new Date(begun!).getTime() === periodAt(window as LimitWindow, 'America/New_York', now)!.start
  }
})
