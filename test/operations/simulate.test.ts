import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { CampaignInput } from '../../src/domain/input/campaign-input.ts'
import type { SimulateInput } from '../../src/domain/input/simulate-input.ts'
import { campaignCreate } from '../../src/operations/campaigns/campaign-create.ts'
import { simulate } from '../../src/operations/campaigns/simulate.ts'
import { orderRecord } from '../../src/operations/checkout/order-record.ts'
import { redeem } from '../../src/operations/checkout/redeem.ts'
import { segmentUpsert } from '../../src/operations/customers/segment-upsert.ts'
import type { BadInput } from '../../src/operations/errors.ts'
import { rows } from '../../src/store/database.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { eur, given, publish, purchase, shopper, stock, TENTH } from '../support/shop.ts'

const NOW = new Date('2026-11-21T12:00:00Z')
let shop: TestApp
let orders = 0

beforeAll(async () => {
  shop = await openTestApp(NOW)
  await shopper(shop, 'anna')
  await shopper(shop, 'ben')
  await paid('2026-10-01T08:00:00Z', 1000, 'anna')
  await paid('2026-10-02T20:00:00Z', 2000, 'anna')
  await paid('2026-10-03T08:00:00Z', 5000, 'ben')
  await paid('2026-10-04T20:00:00Z', 300)
})
afterAll(() => shop.close())

const OCTOBER = { from: new Date('2026-10-01T00:00:00Z'), to: new Date('2026-11-01T00:00:00Z') }
const unsaved = (more: Partial<CampaignInput> = {}): CampaignInput => ({
  key: 'tried',
  name: 'Tried',
  kind: 'PROMOTION',
  display: { title: 'Tried' },
  effects: TENTH,
  ...more,
})
const run = (input: SimulateInput) => simulate(shop.as('MARKETER'), { input })
const inOctober = async (more: Partial<CampaignInput> = {}) => (await run({ campaign: unsaved(more), ...OCTOBER }))!
const refusal = async (input: SimulateInput) => {
  const error = (await run(input).catch((caught: unknown) => caught)) as Partial<BadInput>
  return error.argumentPath?.join(' ')
}

async function paid(at: string, price: number, externalId?: string) {
  orders += 1
  const order = {
    reference: `order-${orders}`,
    currency: 'EUR',
    lines: [{ sku: 'thing', quantity: 1, unitPrice: eur(price) }],
    paidAt: new Date(at),
    idempotencyKey: `order number ${orders}`,
    ...(externalId === undefined ? {} : { customer: { externalId } }),
  }
  given(await orderRecord(shop.as('SERVICE'), order), 'order')
}

describe('a campaign tried on past orders', () => {
  test('counts what it looks at, what it touches, and what it costs, and keeps nothing', async () => {
    const result = await inOctober({ conditions: { cartSubtotal: { min: [eur(1000)] } } })
    expect(result).toMatchObject({
      orders: 4,
      affected: 3,
      discountTotals: [eur(100 + 200 + 500)],
      orderTotals: [eur(900 + 1800 + 4500)],
    })
    expect(result.examples.map(({ total }) => total)).toEqual([900, 1800, 4500])
    const [kept] = await rows<{ count: number }>(shop.as('ADMIN').db, `select count(*) as count from campaign`)
    expect(kept!.count).toBe(0)
  })

  test('holds only the orders paid from the start of the span on, and before its end', async () => {
    const between = { from: new Date('2026-10-01T08:00:00Z'), to: new Date('2026-10-03T08:00:00Z') }
    expect(await run({ campaign: unsaved(), ...between })).toMatchObject({ orders: 2, affected: 2 })
  })

  test('judges schedules when an order was paid, and the campaign whatever its own span and state', async () => {
    const evenings = { schedule: { from: '18:00', until: '22:00' } }
    expect(await inOctober({ conditions: evenings })).toMatchObject({ affected: 2, discountTotals: [eur(230)] })
    const later = { startsAt: new Date('2027-01-01T00:00:00Z'), endsAt: new Date('2027-02-01T00:00:00Z') }
    expect(await inOctober(later)).toMatchObject({ affected: 4 })
    expect(await inOctober({ endsAt: new Date('2020-01-01T00:00:00Z') })).toMatchObject({ affected: 4 })
  })

  test('looks at what a customer had done before the order, not since', async () => {
    const first = await inOctober({ conditions: { orders: { maxCount: 0 } } })
    expect(first.examples.map(({ subtotal }) => subtotal)).toEqual([1000, 5000])
    const loyal = await inOctober({ conditions: { orders: { minTotal: [eur(1000)], within: 'P1D' } } })
    expect(loyal.affected).toBe(0)
    const lately = await inOctober({ conditions: { orders: { minTotal: [eur(1000)], within: 'P2D' } } })
    expect(lately.examples.map(({ subtotal }) => subtotal)).toEqual([2000])
  })

  test('knows segments by their condition as of then', async () => {
    given(
      await segmentUpsert(shop.as('MARKETER'), { key: 'again', name: 'Again', condition: { orders: { minCount: 1 } } }),
      'segment',
    )
    const result = await inOctober({ conditions: { segment: { key: 'again' } } })
    expect(result.examples.map(({ subtotal }) => subtotal)).toEqual([2000])
  })

  test('counts limits from nothing, in the order in which orders were paid', async () => {
    const twice = await inOctober({ limits: [{ of: 'REDEMPTIONS', count: 2 }] })
    expect(twice.examples.map(({ subtotal }) => subtotal)).toEqual([1000, 2000])
    const onceEach = await inOctober({ limits: [{ of: 'REDEMPTIONS', per: 'CUSTOMER', count: 1 }] })
    expect(onceEach.examples.map(({ subtotal }) => subtotal)).toEqual([1000, 5000])
  })

  test('takes a coupon as if its code had been entered', async () => {
    expect(await inOctober({ kind: 'COUPON', publicCode: 'TRIED' })).toMatchObject({ affected: 4 })
  })

  test('gives each customer what her arm gets', async () => {
    const variants = [
      { key: 'control', weight: 1, effects: [] },
      { key: 'tenth', weight: 1, effects: TENTH },
    ]
    const input = unsaved({ key: 'saved', effects: [], variants })
    const saved = given(await campaignCreate(shop.as('MARKETER'), input), 'campaign')
    const result = (await run({ campaignId: saved.id, ...OCTOBER }))!
    const { armOf } = await shop.as('MARKETER').load.snapshot()
    const { id: anna } = await shopper(shop, 'anna')
    const { id: ben } = await shopper(shop, 'ben')
    const bought = { [anna]: 2, [ben]: 1 }
    const expected = [anna, ben].filter((id) => armOf(saved, id) === 'tenth')
    expect(result.affected).toBe(expected.reduce((count, id) => count + bought[id]!, 0))
    expect(result.examples.every(({ applied }) => applied[0]!.variant === 'tenth')).toBe(true)
  })

  test('starts from the prices before incentives, leaves gifts of then out, and gives its own', async () => {
    await stock(shop, { MUG: 700 })
    await publish(shop, { key: 'mug', effects: [{ addItem: { sku: 'MUG' } }] })
    const input = { evaluation: purchase(4000), orderReference: 'with-gift', idempotencyKey: 'the one with a gift' }
    given(await redeem(shop.as('SERVICE'), input), 'redemption')
    const today = { from: NOW, to: new Date(NOW.getTime() + 1000) }
    expect(await run({ campaign: unsaved(), ...today })).toMatchObject({ orders: 1, discountTotals: [eur(400)] })
    const gift = (await run({ campaign: unsaved({ effects: [{ addItem: { sku: 'MUG', quantity: 2 } }] }), ...today }))!
    expect(gift).toMatchObject({ discountTotals: [eur(1400)], orderTotals: [eur(4000)] })
    expect(gift.examples[0]!.lines[1]!.id).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('streams: batches neither lose nor repeat an order, at the same instant or microseconds apart', async () => {
    await rows(
      shop.as('ADMIN').db,
      `insert into shop_order (id, reference, currency, lines, subtotal, discount_total, total, paid_at, status)
       select gen_random_uuid(), 'many-' || n, 'EUR',
         '[{"id":"x","sku":"thing","quantity":1,"unitPrice":1000,"listPrice":null,"floorPrice":0,"categories":[],"brand":null,"onSale":false,"attributes":{},"gift":false,"discount":0,"allocations":[]}]',
         1000, 0, 1000, timestamptz '2026-09-01' + (n / 700) * interval '1 microsecond', 'PAID'
       from generate_series(1, 2500) n`,
    )
    const september = { from: new Date('2026-09-01T00:00:00Z'), to: new Date('2026-10-01T00:00:00Z') }
    const result = (await run({ campaign: unsaved(), ...september }))!
    expect(result).toMatchObject({ orders: 2500, affected: 2500, discountTotals: [eur(250_000)] })
    expect(result.examples).toHaveLength(10)
  })
})

test('a simulation that takes more than a minute is given up', async () => {
  const session = shop.as('MARKETER')
  shop.clock.now = new Date(NOW.getTime() + 61_000)
  const late = simulate(session, { input: { campaign: unsaved(), ...OCTOBER } })
  await expect(late).rejects.toMatchObject({ argumentPath: ['input', 'from'] })
  shop.clock.now = NOW
})

describe('a campaign tried on carts', () => {
  const cart = { currency: 'EUR', lines: [{ sku: 'MUG', quantity: 3 }] }

  test('is judged now, or at the time that a cart names, with codes left aside', async () => {
    const campaign = unsaved({ conditions: { schedule: { from: '18:00', until: '22:00' } } })
    const carts = [cart, { ...cart, at: new Date('2026-12-24T19:00:00Z'), codes: ['WHATEVER'] }]
    const result = (await run({ campaign, carts }))!
    expect(result).toMatchObject({ orders: 2, affected: 1, discountTotals: [eur(210)], orderTotals: [eur(1890)] })
    expect(result.examples[0]!.codes).toEqual([])
  })

  test('takes at most 100, none of them broken', async () => {
    expect(await run({ campaign: unsaved(), carts: [] })).toMatchObject({ orders: 0, affected: 0, examples: [] })
    expect(await refusal({ campaign: unsaved(), carts: Array.from({ length: 101 }, () => cart) })).toBe('input carts')
    const unknown = { ...cart, lines: [{ sku: 'nothing', quantity: 1 }] }
    expect(await refusal({ campaign: unsaved(), carts: [cart, unknown] })).toBe('input carts 1 lines 0 sku')
  })
})

describe('a simulation is refused', () => {
  test('without one campaign and one thing to try it on', async () => {
    expect(await refusal({ ...OCTOBER })).toBe('input campaignId')
    expect(await refusal({ campaign: unsaved(), campaignId: shop.services.newId(), ...OCTOBER })).toBe(
      'input campaignId',
    )
    expect(await refusal({ campaign: unsaved() })).toBe('input from')
    expect(await refusal({ campaign: unsaved(), from: OCTOBER.from })).toBe('input to')
    expect(await refusal({ campaign: unsaved(), from: OCTOBER.to, to: OCTOBER.from })).toBe('input to')
    expect(await refusal({ campaign: unsaved(), ...OCTOBER, carts: [] })).toBe('input carts')
    expect(await refusal({ campaign: unsaved({ effects: [{ percentOff: { basisPoints: 0 } }] }), ...OCTOBER })).toBe(
      'input campaign effects 0 percentOff basisPoints',
    )
    expect(await run({ campaignId: shop.services.newId(), ...OCTOBER })).toBeNull()
  })
})
