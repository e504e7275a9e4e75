import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Campaign } from '../../src/domain/campaign.ts'
import type { Customer } from '../../src/domain/customer.ts'
import {
  campaignReport,
  reportDays,
  reportFigures,
  reportVariants,
} from '../../src/operations/campaigns/campaign-report.ts'
import { voucherPublish } from '../../src/operations/campaigns/voucher-publish.ts'
import { orderRecord } from '../../src/operations/checkout/order-record.ts'
import { redeem } from '../../src/operations/checkout/redeem.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { eur, given, publish, purchase, shopper, TENTH, uniqueCode } from '../support/shop.ts'

const NOW = new Date('2026-11-21T12:00:00Z')
let shop: TestApp
let buys = 0

beforeAll(async () => {
  shop = await openTestApp(NOW)
})
afterAll(() => shop.close())

const at = (instant: string) => (shop.clock.now = new Date(instant))
const ALWAYS = { from: null, to: null }
const span = (from: string, to: string) => ({ from: new Date(from), to: new Date(to) })
const figures = (campaign: Campaign, within = ALWAYS as Parameters<typeof campaignReport>[1]) =>
  reportFigures(shop.as('MARKETER'), campaignReport(campaign, within))
const variants = (campaign: Campaign, within = ALWAYS as Parameters<typeof campaignReport>[1]) =>
  reportVariants(shop.as('MARKETER'), campaignReport(campaign, within))

async function buy(price: number, codes: string[] = [], externalId?: string) {
  const customer = externalId === undefined ? {} : { customer: { externalId } }
  buys += 1
  return given(
    await redeem(shop.as('SERVICE'), {
      evaluation: purchase(price, codes, customer),
      orderReference: `order-${buys}`,
      idempotencyKey: `order number ${buys}`,
    }),
    'redemption',
  )
}

describe('the report of a campaign', () => {
  test('counts redemptions once, customers once, and adds up within a half-open span', async () => {
    const coupon = await publish(shop, { key: 'two-codes', kind: 'COUPON', codePattern: 'TWO-########' })
    await shopper(shop, 'anna')
    await shopper(shop, 'ben')
    for (const code of ['TWO-A', 'TWO-B', 'TWO-C', 'TWO-D', 'TWO-E']) await uniqueCode(shop, coupon, code)
    at('2026-11-01T10:00:00Z')
    await buy(1000, ['TWO-A', 'TWO-B'], 'anna')
    at('2026-11-02T10:00:00Z')
    await buy(2000, ['TWO-C'], 'anna')
    at('2026-11-03T10:00:00Z')
    await buy(3000, ['TWO-D'], 'ben')
    await buy(3000, ['TWO-E'])
    at('2026-11-21T12:00:00Z')
    expect(await figures(coupon)).toEqual({
      issued: 0,
      redemptions: 4,
      rolledBack: 0,
      customers: 2,
      discountTotals: [eur(190 + 200 + 300 + 300)],
      orderTotals: [eur(810 + 1800 + 2700 + 2700)],
    })
    expect(await figures(coupon, span('2026-11-02T10:00:00Z', '2026-11-03T10:00:00Z'))).toEqual({
      issued: 0,
      redemptions: 1,
      rolledBack: 0,
      customers: 1,
      discountTotals: [eur(200)],
      orderTotals: [eur(1800)],
    })
    expect(await figures(coupon, span('2027-01-01T00:00:00Z', '2027-02-01T00:00:00Z'))).toMatchObject({
      redemptions: 0,
      customers: 0,
      discountTotals: [],
    })
  })

  test('tells days in the campaign’s time zone, and amounts by currency', async () => {
    const campaign = await publish(shop, { key: 'tokyo', timeZone: 'Asia/Tokyo' })
    at('2026-11-05T14:59:59Z')
    await buy(1000)
    at('2026-11-05T15:00:00Z')
    await buy(2000)
    buys += 1
    const yen = { currency: 'JPY', lines: [{ sku: 'thing', quantity: 1, unitPrice: { amount: 500, currency: 'JPY' } }] }
    const input = { evaluation: yen, orderReference: `order-${buys}`, idempotencyKey: `order number ${buys}` }
    given(await redeem(shop.as('SERVICE'), input), 'redemption')
    const days = await reportDays(shop.as('MARKETER'), campaignReport(campaign, ALWAYS))
    expect(days).toEqual([
      { day: '2026-11-05', redemptions: 1, discountTotals: [eur(100)], orderTotals: [eur(900)] },
      {
        day: '2026-11-06',
        redemptions: 2,
        discountTotals: [eur(200), { amount: 50, currency: 'JPY' }],
        orderTotals: [eur(1800), { amount: 450, currency: 'JPY' }],
      },
    ])
    at('2026-11-21T12:00:00Z')
  })

  test('counts the codes given within the span', async () => {
    const coupon = await publish(shop, { key: 'given', kind: 'COUPON', codePattern: 'GIVEN-##########' })
    for (const externalId of ['anna', 'ben'])
      given(
        await voucherPublish(shop.as('SERVICE'), { campaign: { key: 'given' }, customer: { externalId } }),
        'voucher',
      )
    expect(await figures(coupon)).toMatchObject({ issued: 2, redemptions: 0 })
    expect(await figures(coupon, { from: null, to: NOW })).toMatchObject({ issued: 0 })
  })

  test('refuses a span that ends before it begins', () => {
    const asked = () => campaignReport({} as Campaign, { from: NOW, to: NOW })
    expect(asked).toThrow('`to` must be after `from`.')
  })
})

describe('the arms of an experiment', () => {
  const ARMS = [
    { key: 'control', weight: 1, effects: [] },
    { key: 'tenth', weight: 1, effects: TENTH },
  ]

  test('are counted, the control arm too, with everything that their customers paid', async () => {
    const experiment = await publish(shop, { key: 'counted', effects: [], variants: ARMS })
    const { armOf } = await shop.as('MARKETER').load.snapshot()
    const customers: Customer[] = []
    for (let at = 0; at < 12; at++) customers.push(await shopper(shop, `subject-${at}`))
    const inArm = (key: string) => customers.filter(({ id }) => armOf(experiment, id) === key)
    const before = await variants(experiment)
    expect(before.map(({ key, redemptions }) => [key, redemptions])).toEqual([
      ['control', 0],
      ['tenth', 0],
    ])
    // Out of the way: only what happens from here on is counted.
    const from = at('2026-12-01T00:00:00Z')
    for (const { externalId } of customers.slice(0, 8)) await buy(1000, [], externalId!)
    const paidElsewhere = {
      reference: 'elsewhere',
      customer: { externalId: customers[0]!.externalId! },
      currency: 'EUR',
      lines: [{ sku: 'thing', quantity: 1, unitPrice: eur(700) }],
      idempotencyKey: 'paid elsewhere',
    }
    given(await orderRecord(shop.as('SERVICE'), paidElsewhere), 'order')
    const report = await variants(experiment, { from, to: null })
    for (const { key, customers: counted, buyers, redemptions, discountTotals, orderTotals } of report) {
      const bought = customers.slice(0, 8).filter(({ id }) => armOf(experiment, id) === key)
      expect(buyers).toBe(bought.length)
      expect(counted).toBeGreaterThanOrEqual(inArm(key).length)
      expect(redemptions).toBe(key === 'control' ? 0 : bought.length)
      // Other promotions of this file take a tenth of everything, too.
      const price = key === 'control' ? 900 : 810
      const elsewhere = armOf(experiment, customers[0]!.id) === key ? 700 : 0
      const paid = bought.length * price + elsewhere
      expect(orderTotals).toEqual(paid === 0 ? [] : [eur(paid)])
      if (key === 'control') expect(discountTotals).toEqual([])
    }
    expect(report.reduce((count, { customers: counted }) => count + counted, 0)).toBe(14)
    at('2026-11-21T12:00:00Z')
  })

  test('that are no more keep what they redeemed, and a campaign without arms has none', async () => {
    const { campaign } = await import('../../src/operations/campaigns/campaign.ts')
    const counted = (await campaign(shop.as('MARKETER'), { by: { key: 'counted' } }))!
    const renamed = { ...counted, variants: [{ key: 'other', weight: 1, effects: [] }, counted.variants[0]!] }
    const report = await variants(renamed)
    expect(report.map(({ key, customers }) => [key, customers > 0])).toContainEqual(['tenth', false])
    expect(await variants({ ...counted, variants: [] })).toEqual([])
  })
})
