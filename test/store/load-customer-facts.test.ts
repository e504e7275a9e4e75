import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { orderWindowKey, subjectWindowKey } from '../../src/domain/facts.ts'
import { rows } from '../../src/store/database.ts'
import { loadCustomerFacts } from '../../src/store/load-customer-facts.ts'
import { insertEvent } from '../../src/store/write-events.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { publish, shopper } from '../support/shop.ts'

let shop: TestApp
let orders = 0

beforeAll(async () => {
  shop = await openTestApp()
})
afterAll(() => shop.close())

const db = () => shop.services.database.open()

async function order(
  customerId: string,
  paidAt: string,
  total = 100,
  currency = 'EUR',
  status = 'PAID',
): Promise<void> {
  await rows(
    db(),
    `insert into shop_order (id, reference, customer_id, currency, lines, subtotal, discount_total, total, paid_at, status)
     values (gen_random_uuid(), $1, $2, $3, '[]', $4, 0, $4, $5, $6)`,
    [`order-${++orders}`, customerId, currency, total, paidAt, status],
  )
}

async function windowAt(customerId: string, now: string, within: string | null, timeZone = 'UTC') {
  const key = orderWindowKey(within, timeZone)
  const facts = await loadCustomerFacts(
    db(),
    { histories: [{ of: 'orders', subject: null, key, within, timeZone }] },
    [customerId],
    new Date(now),
  )
  return facts.get(customerId)!.orders.get(key)!
}

test('paid orders count, by currency, from when they were paid until the span has run out', async () => {
  const { id } = await shopper(shop, 'ann')
  await order(id, '2026-06-01T10:00:00Z', 100)
  await order(id, '2026-06-02T10:00:00Z', 50, 'USD', 'PARTLY_REFUNDED')
  await order(id, '2026-06-03T10:00:00Z', 900, 'EUR', 'CANCELED')
  await order(id, '2026-06-03T10:00:00Z', 900, 'EUR', 'REFUNDED')
  expect(await windowAt(id, '2026-06-01T09:59:59Z', 'P7D')).toEqual({ count: 0, totals: new Map(), changesAt: null })
  expect(await windowAt(id, '2026-06-08T09:59:59.999Z', 'P7D')).toEqual({
    count: 2,
    totals: new Map([
      ['EUR', 100],
      ['USD', 50],
    ]),
    changesAt: new Date('2026-06-08T10:00:00Z'),
  })
  expect(await windowAt(id, '2026-06-08T10:00:00Z', 'P7D')).toEqual({
    count: 1,
    totals: new Map([['USD', 50]]),
    changesAt: new Date('2026-06-09T10:00:00Z'),
  })
  expect(await windowAt(id, '2030-01-01T00:00:00Z', null)).toMatchObject({ count: 2, changesAt: null })
})

test('months end on the day of the same number, or on the last where there is none; each order leaves once', async () => {
  const { id } = await shopper(shop, 'bob')
  await order(id, '2026-01-31T10:00:00Z')
  await order(id, '2026-02-28T18:00:00Z')
  expect(await windowAt(id, '2026-02-28T09:59:59Z', 'P1M')).toMatchObject({
    count: 1,
    changesAt: new Date('2026-02-28T10:00:00Z'),
  })
  expect(await windowAt(id, '2026-02-28T10:00:00Z', 'P1M')).toMatchObject({ count: 0 })
  expect(await windowAt(id, '2026-03-28T17:00:00Z', 'P1M')).toMatchObject({
    count: 1,
    changesAt: new Date('2026-03-28T18:00:00Z'),
  })
  for (const now of ['2026-03-28T18:00:00Z', '2026-03-29T10:00:00Z', '2026-03-31T10:00:00Z'])
    expect(await windowAt(id, now, 'P1M')).toMatchObject({ count: 0 })
})

test('days are those of the time zone, hours those of the clock, daylight saving included', async () => {
  const { id } = await shopper(shop, 'cleo')
  // Clocks in Berlin go forward on 29 March 2026 at 01:00 UTC.
  await order(id, '2026-03-28T12:00:00Z')
  expect(await windowAt(id, '2026-03-28T13:00:00Z', 'P1D', 'Europe/Berlin')).toMatchObject({
    changesAt: new Date('2026-03-29T11:00:00Z'),
  })
  expect(await windowAt(id, '2026-03-28T13:00:00Z', 'PT24H', 'Europe/Berlin')).toMatchObject({
    changesAt: new Date('2026-03-29T12:00:00Z'),
  })
  expect(await windowAt(id, '2026-03-28T13:00:00Z', 'P1DT2H', 'Europe/Berlin')).toMatchObject({
    changesAt: new Date('2026-03-29T13:00:00Z'),
  })
  expect(await windowAt(id, '2026-03-28T13:00:00Z', 'P1W')).toMatchObject({
    changesAt: new Date('2026-04-04T12:00:00Z'),
  })
})

test('many customers and spans are read in two queries; unknown ids are missing', async () => {
  const people = await Promise.all(Array.from({ length: 20 }, (_, at) => shopper(shop, `many-${at}`)))
  const histories = ['P1D', 'P7D', null].map((within) => ({
    of: 'orders' as const,
    subject: null,
    key: orderWindowKey(within, 'UTC'),
    within,
    timeZone: 'UTC',
  }))
  const facts = await loadCustomerFacts(
    db(),
    { histories },
    [...people.map(({ id }) => id), shop.services.newId()],
    new Date(),
  )
  expect(facts.size).toBe(20)
  expect([...facts.values()].every(({ orders }) => orders.size === 3)).toBe(true)
  expect(facts.get(people[0]!.id)!.customer).toEqual(people[0])
})

async function windowOf(
  of: 'events' | 'redeemed',
  subject: string,
  customerId: string,
  now: string,
  within: string | null,
) {
  const key = subjectWindowKey(subject, within, 'UTC')
  const histories = [{ of, subject, key, within, timeZone: 'UTC' }]
  const facts = await loadCustomerFacts(db(), { histories }, [customerId], new Date(now))
  return facts.get(customerId)![of].get(key)!
}

test('events count by name, until their span has run out, and ever', async () => {
  const { id } = await shopper(shop, 'dan')
  const event = (name: string, occurredAt: string) =>
    insertEvent(db(), {
      id: shop.services.newId(),
      customerId: id,
      name,
      properties: {},
      occurredAt: new Date(occurredAt),
      receivedAt: new Date(occurredAt),
    })
  await event('viewed', '2026-06-01T10:00:00Z')
  await event('viewed', '2026-06-02T10:00:00Z')
  await event('rated', '2026-06-02T10:00:00Z')
  const window = (now: string, within: string | null, name = 'viewed') => windowOf('events', name, id, now, within)
  expect(await window('2026-06-08T09:59:59.999Z', 'P7D')).toEqual({
    count: 2,
    totals: new Map(),
    changesAt: new Date('2026-06-08T10:00:00Z'),
  })
  expect(await window('2026-06-08T10:00:00Z', 'P7D')).toMatchObject({
    count: 1,
    changesAt: new Date('2026-06-09T10:00:00Z'),
  })
  expect(await window('2026-06-09T10:00:00Z', 'P7D')).toEqual({ count: 0, totals: new Map(), changesAt: null })
  expect(await window('2026-06-01T09:00:00Z', 'P7D')).toMatchObject({ count: 0 })
  expect(await window('2030-01-01T00:00:00Z', null)).toEqual({ count: 2, totals: new Map(), changesAt: null })
  expect(await window('2030-01-01T00:00:00Z', null, 'never')).toMatchObject({ count: 0 })
})

test('redemptions of a campaign count while captured, each once, with what the campaign took off', async () => {
  const { id } = await shopper(shop, 'eve')
  const [campaign, other] = [await publish(shop, { key: 'one' }), await publish(shop, { key: 'two' })]
  const redemption = async (at: string, amounts: readonly [string, number][], status = 'CAPTURED') => {
    const redemptionId = shop.services.newId()
    await rows(
      db(),
      `insert into redemption (id, status, order_reference, customer_id, currency, lines, subtotal, discount_total, total, applied, created_at)
       values ($1::uuid, $2, $1::text, $3, 'EUR', '[]', 0, 0, 0, '[]', $4)`,
      [redemptionId, status, id, at],
    )
    for (const [sequence, [campaignId, amount]] of amounts.entries())
      await rows(
        db(),
        'insert into redemption_use (redemption_id, campaign_id, sequence, amount, created_at) values ($1, $2, $3, $4, $5)',
        [redemptionId, campaignId, sequence + 1, amount, at],
      )
  }
  await redemption('2026-06-01T10:00:00Z', [
    [campaign.id, 100],
    [campaign.id, 20],
    [other.id, 900],
  ])
  await redemption('2026-06-03T10:00:00Z', [[campaign.id, 7]], 'PARTLY_ROLLED_BACK')
  await redemption('2026-06-03T10:00:00Z', [[campaign.id, 5000]], 'ROLLED_BACK')
  await redemption('2026-06-03T10:00:00Z', [[campaign.id, 5000]], 'HELD')
  const window = (now: string, within: string | null) => windowOf('redeemed', campaign.id, id, now, within)
  expect(await window('2026-06-07T10:00:00Z', 'P7D')).toEqual({
    count: 2,
    totals: new Map([['EUR', 127]]),
    changesAt: new Date('2026-06-08T10:00:00Z'),
  })
  expect(await window('2026-06-08T10:00:00Z', 'P7D')).toMatchObject({ count: 1, totals: new Map([['EUR', 7]]) })
  expect(await window('2030-01-01T00:00:00Z', null)).toMatchObject({ count: 2, changesAt: null })
})
