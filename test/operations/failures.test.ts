import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { alerts } from '../../src/operations/books/alerts.ts'
import { campaignReport, reportFailures } from '../../src/operations/campaigns/campaign-report.ts'
import { redeem } from '../../src/operations/checkout/redeem.ts'
import { redemptionFailures } from '../../src/operations/checkout/redemption-failures.ts'
import { cartCodeApply } from '../../src/operations/shopping/cart-code-apply.ts'
import type { FailureFilter } from '../../src/store/read-failures.ts'
import { rows } from '../../src/store/database.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { expectCleanBooks } from '../support/clean-books.ts'
import { cartOf, eur, publish, purchase, shopper } from '../support/shop.ts'

let shop: TestApp
let orders = 0
const page = { first: 100, after: null }

beforeAll(async () => {
  shop = await openTestApp()
})
afterAll(() => shop.close())

function buy(input: Partial<Parameters<typeof redeem>[1]>) {
  orders++
  return redeem(shop.as('SERVICE'), { orderReference: `order-${orders}`, idempotencyKey: `key-of-${orders}`, ...input })
}

async function failures(filter: Partial<FailureFilter> = {}) {
  await shop.services.failures.settle()
  const whole = { campaignId: null, customerId: null, from: null, ...filter, page }
  return (await redemptionFailures(shop.as('SUPPORT'), whole)).items
}

describe('failures of redemptions', () => {
  test('are kept with code, campaign, customer, order and reasons, and counted by reason', async () => {
    const campaign = await publish(shop, {
      key: 'from-50',
      kind: 'COUPON',
      publicCode: 'FROM50',
      conditions: { cartSubtotal: { min: [eur(5000)] } },
    })
    const ann = await shopper(shop, 'ann')
    const evaluation = purchase(4999, ['from50'], { customer: { externalId: 'ann' } })
    await buy({ evaluation, orderReference: 'too-small' })
    await buy({ evaluation: purchase(4999, ['FROM50']), expectedTotal: eur(4499) })
    const found = await failures({ campaignId: campaign.id })
    expect(found).toMatchObject([
      { errorCode: 'PRICE_CHANGED', code: 'FROM50', customerId: null, reasons: [{ code: 'MINIMUM_SPEND' }] },
      {
        errorCode: 'CODE_NOT_APPLICABLE',
        code: 'FROM50',
        customerId: ann.id,
        orderReference: 'too-small',
        campaignIds: [campaign.id],
        reasons: [{ code: 'MINIMUM_SPEND', campaignId: campaign.id }],
        at: shop.clock.now,
      },
    ])
    expect(await failures({ customerId: ann.id })).toHaveLength(1)
    expect(await failures({ from: new Date(Number(shop.clock.now) + 1) })).toEqual([])
    const report = campaignReport(campaign, { from: null, to: null })
    expect(await reportFailures(shop.as('MARKETER'), report)).toEqual({
      failures: 2,
      failureReasons: [{ code: 'MINIMUM_SPEND', count: 2 }],
    })
  })

  test('are kept for early refusals too: an unknown code, a taken order', async () => {
    const before = (await failures()).length
    await buy({ evaluation: purchase(100, ['no-such code']) })
    await buy({ evaluation: purchase(100), orderReference: 'paid' })
    await buy({ evaluation: purchase(100), orderReference: 'paid' })
    expect((await failures()).slice(0, -before)).toMatchObject([
      { errorCode: 'TAKEN', code: null, orderReference: 'paid', reasons: [], campaignIds: [] },
      { errorCode: 'CODE_NOT_ACCEPTED', code: 'NO-SUCH CODE', reasons: [{ code: 'NOT_ACCEPTED', campaignId: null }] },
    ])
  })

  test('are none where the call itself is malformed, or its key was used for something else', async () => {
    const before = (await failures()).length
    await buy({ evaluation: purchase(100), orderReference: '' })
    await buy({ orderReference: 'neither cart nor evaluation' })
    await buy({ evaluation: purchase(100), idempotencyKey: 'used before' })
    await buy({ evaluation: purchase(200), idempotencyKey: 'used before' })
    expect(await failures()).toHaveLength(before)
  })

  test('are all kept when many come at once', async () => {
    const before = (await failures()).length
    await Promise.all(Array.from({ length: 300 }, () => buy({ evaluation: purchase(100, ['WRONG-ONE']) })))
    await shop.services.failures.settle()
    const [row] = await rows<{ count: number }>(
      shop.services.database.open(),
      'select count(*) as count from redemption_failure',
    )
    expect(row!.count).toBe(before + 300)
  })
})

describe('alerts', () => {
  test('tell of guessing once a burst, by shopper and by address', async () => {
    const bob = await shopper(shop, 'bob', { displayName: 'Bob' })
    const cart = await cartOf(shop, bob.id, [])
    const guess = (at: number) => cartCodeApply(shop.as('SHOPPER', bob.id), { cartId: cart.id, code: `WRONG-${at}` })
    for (let at = 0; at < 9; at++) await guess(at)
    expect((await alerts(shop.as('MARKETER'), { page })).totalCount).toBe(0)
    await Promise.all([9, 10, 11, 12, 13].map(guess))
    const raised = await alerts(shop.as('MARKETER'), { page })
    expect(raised.items.map((alert) => [alert.kind, 'subject' in alert && alert.subject]).toSorted()).toEqual([
      ['CODE_GUESSING', 'address:127.0.0.1'],
      ['CODE_GUESSING', `customer:${bob.id}`],
    ])
    shop.clock.now = new Date(Number(shop.clock.now) + 11 * 60_000)
    for (let at = 20; at < 31; at++) await guess(at)
    expect((await alerts(shop.as('MARKETER'), { page })).totalCount).toBe(2)
    shop.clock.now = new Date(Number(shop.clock.now) + 61 * 60_000)
    for (let at = 40; at < 51; at++) await guess(at)
    expect((await alerts(shop.as('MARKETER'), { page })).totalCount).toBe(4)
  })

  const budgetAlerts = async (campaign: { readonly id: string }) =>
    (await alerts(shop.as('MARKETER'), { page })).items
      .flatMap((alert) => ('campaignId' in alert && alert.campaignId === campaign.id ? [alert] : []))
      .map(({ kind, used, currency }) => [kind, used, currency])

  test('tell once that a count of a campaign is used to 80 %, and to 100 %', async () => {
    const limits = [
      { of: 'REDEMPTIONS' as const, per: 'CAMPAIGN' as const, window: 'EVER' as const, count: 5 },
      { of: 'REDEMPTIONS' as const, per: 'CODE' as const, window: 'EVER' as const, count: 5 },
    ]
    const campaign = await publish(shop, { key: 'five', kind: 'COUPON', publicCode: 'FIVE', limits })
    const use = async (times: number) => {
      for (let at = 0; at < times; at++) await buy({ evaluation: purchase(1000, ['FIVE']) })
    }
    await use(3)
    expect(await budgetAlerts(campaign)).toEqual([])
    await use(1)
    expect(await budgetAlerts(campaign)).toEqual([['BUDGET_NEAR', 4, null]])
    await use(3)
    expect(await budgetAlerts(campaign)).toEqual([
      ['BUDGET_SPENT', 5, null],
      ['BUDGET_NEAR', 4, null],
    ])
  })

  test('tell of money, and of each day by itself, once however many check out at once', async () => {
    const limits = [
      { of: 'DISCOUNT_TOTAL' as const, per: 'CAMPAIGN' as const, window: 'DAY' as const, money: eur(1000) },
    ]
    const campaign = await publish(shop, { key: 'ten-euros', kind: 'COUPON', publicCode: 'EUROS', limits })
    const spend = () => Promise.all(Array.from({ length: 14 }, () => buy({ evaluation: purchase(1000, ['EUROS']) })))
    await spend()
    expect((await budgetAlerts(campaign)).map(([kind]) => kind).toSorted()).toEqual(['BUDGET_NEAR', 'BUDGET_SPENT'])
    shop.clock.now = new Date(Number(shop.clock.now) + 24 * 3_600_000)
    await spend()
    expect(await budgetAlerts(campaign)).toHaveLength(4)
  })
})

test('the books are clean', () => expectCleanBooks(shop))
