import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { EventTrackInput } from '../../src/domain/input/customer-input.ts'
import type { SegmentInput } from '../../src/domain/input/shop-input.ts'
import { campaignCreate } from '../../src/operations/campaigns/campaign-create.ts'
import { storesUpsert } from '../../src/operations/catalogue/stores-upsert.ts'
import { customers } from '../../src/operations/customers/customers.ts'
import { eventTrack } from '../../src/operations/customers/event-track.ts'
import { segmentUpsert } from '../../src/operations/customers/segment-upsert.ts'
import { BadInput } from '../../src/operations/errors.ts'
import { type OffersArgs, offers } from '../../src/operations/shopping/offers.ts'
import { rows } from '../../src/store/database.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { given, publish, shopper, TENTH } from '../support/shop.ts'

const NOW = new Date('2026-11-21T12:00:00Z')
const DAY = 86_400_000
let shop: TestApp
let keys = 0

beforeAll(async () => {
  shop = await openTestApp(NOW)
})
afterAll(() => shop.close())

function track(externalId: string, more: Partial<EventTrackInput> = {}) {
  const input = { customer: { externalId }, name: 'viewed', idempotencyKey: `event-key-${++keys}`, ...more }
  return eventTrack(shop.as('SERVICE'), input)
}

const problemsOf = ({ userErrors }: Awaited<ReturnType<typeof track>>) =>
  userErrors.map(({ code, path }) => [code, ...path])

async function membersOf(input: SegmentInput): Promise<(string | null)[]> {
  const { id } = given(await segmentUpsert(shop.as('MARKETER'), input), 'segment')
  const page = await customers(shop.as('SUPPORT'), { segmentId: id, page: { first: 100, after: null } })
  return page.items.map(({ externalId }) => externalId)
}

async function offered(customerId: string, more: Partial<OffersArgs> = {}) {
  const page = await offers(shop.as('SHOPPER', customerId), {
    statuses: ['ELIGIBLE'],
    page: { first: 100, after: null },
    ...more,
  })
  return page!.items.map(({ campaign }) => campaign.key)
}

describe('an event', () => {
  test('is kept and counted once a key', async () => {
    const { id } = await shopper(shop, 'ann')
    const input = { idempotencyKey: 'the same key', properties: { sku: 'beans' } }
    expect(await track('ann', input)).toEqual({ accepted: true, replayed: false, userErrors: [] })
    expect(await track('ann', input)).toEqual({ accepted: true, replayed: true, userErrors: [] })
    expect(await track('ann', { ...input, name: 'rated' })).toMatchObject({
      accepted: false,
      userErrors: [{ code: 'IDEMPOTENCY_KEY_REUSED' }],
    })
    await track('ann')
    const db = shop.services.database.open()
    expect(await rows(db, 'select name, count from customer_event_count where customer_id = $1', [id])).toEqual([
      { name: 'viewed', count: 2 },
    ])
    expect(await rows(db, `select properties from customer_event where customer_id = $1 order by id`, [id])).toEqual([
      { properties: { sku: 'beans' } },
      { properties: {} },
    ])
  })

  test('is counted exactly, however many come at once', async () => {
    const { id } = await shopper(shop, 'busy')
    await Promise.all(Array.from({ length: 20 }, () => track('busy')))
    const db = shop.services.database.open()
    expect(await rows(db, 'select count from customer_event_count where customer_id = $1', [id])).toEqual([
      { count: 20 },
    ])
  })

  test('is refused where it cannot be', async () => {
    await shopper(shop, 'bob')
    expect(problemsOf(await track('nobody'))).toEqual([['NOT_FOUND', 'customer']])
    expect(problemsOf(await track('bob', { name: ' ' }))).toEqual([['REQUIRED', 'name']])
    expect(problemsOf(await track('bob', { name: 'x'.repeat(101) }))).toEqual([['INVALID', 'name']])
    expect(problemsOf(await track('bob', { properties: { text: 'x'.repeat(33_000) } }))).toEqual([
      ['TOO_MANY', 'properties'],
    ])
    const late = new Date(NOW.getTime() + 5 * 60_000 + 1)
    expect(problemsOf(await track('bob', { occurredAt: late }))).toEqual([['INVALID', 'occurredAt']])
    expect(problemsOf(await track('bob', { idempotencyKey: 'short' }))).toEqual([['INVALID', 'idempotencyKey']])
  })

  test('ahead by less than five minutes happens now', async () => {
    const { id } = await shopper(shop, 'early')
    given(await track('early', { occurredAt: new Date(NOW.getTime() + 5 * 60_000) }), 'accepted')
    const db = shop.services.database.open()
    const found = await rows(db, 'select occurred_at as "occurredAt" from customer_event where customer_id = $1', [id])
    expect(found).toEqual([{ occurredAt: NOW }])
  })

  test('opens and shuts an offer at once, and the clock shuts it by itself', async () => {
    const { id } = await shopper(shop, 'cleo')
    const recent = { events: { name: 'rated', within: 'P7D', minCount: 2 } }
    await publish(shop, { key: 'raters', effects: TENTH, conditions: recent })
    await publish(shop, { key: 'ever', effects: TENTH, conditions: { events: { name: 'rated', minCount: 1 } } })
    expect(await offered(id)).toEqual([])
    await track('cleo', { name: 'rated', occurredAt: new Date(NOW.getTime() - 6 * DAY) })
    expect(await offered(id)).toEqual(['ever'])
    await track('cleo', { name: 'rated' })
    expect(await offered(id)).toEqual(['ever', 'raters'])
    shop.clock.now = new Date(NOW.getTime() + DAY - 1)
    expect(await offered(id)).toEqual(['ever', 'raters'])
    shop.clock.now = new Date(NOW.getTime() + DAY)
    expect(await offered(id)).toEqual(['ever'])
    shop.clock.now = NOW
  })

  test('moves a customer in and out of segments, by the clock too', async () => {
    const fans = { key: 'fans', name: 'Fans', condition: { events: { name: 'played', within: 'P30D', minCount: 2 } } }
    await shopper(shop, 'dora')
    expect(await membersOf(fans)).toEqual([])
    await track('dora', { name: 'played', occurredAt: new Date(NOW.getTime() - 29 * DAY) })
    await track('dora', { name: 'played' })
    expect(await membersOf(fans)).toEqual(['dora'])
    shop.clock.now = new Date(NOW.getTime() + DAY)
    expect(await membersOf(fans)).toEqual([])
    shop.clock.now = NOW
  })
})

describe('a segment of birthdays', () => {
  test('follows the calendar', async () => {
    const input = { key: 'birthday', name: 'Birthday', condition: { anniversary: { attribute: 'birthday' } } }
    await shopper(shop, 'emma', { birthday: '1990-11-22' })
    expect(await membersOf(input)).toEqual([])
    shop.clock.now = new Date('2026-11-22T00:00:00Z')
    expect(await membersOf(input)).toEqual(['emma'])
    shop.clock.now = new Date('2026-11-23T00:00:00Z')
    expect(await membersOf(input)).toEqual([])
    shop.clock.now = NOW
  })
})

describe('where somebody is without a cart', () => {
  test('comes with the question, and must make sense', async () => {
    const { id } = await shopper(shop, 'finn')
    given(await storesUpsert(shop.as('SERVICE'), { stores: [{ key: 'berlin', name: 'Berlin' }] }), 'stores')
    await publish(shop, { key: 'in-berlin', effects: TENTH, conditions: { stores: ['berlin'] } })
    const circles = [{ latitude: 52.5, longitude: 13.4, radiusMeters: 1000 }]
    await publish(shop, { key: 'near', effects: TENTH, conditions: { location: { circles } } })
    expect(await offered(id)).toEqual([])
    expect(await offered(id, { storeKey: 'berlin' })).toEqual(['in-berlin'])
    expect(await offered(id, { latitude: 52.5, longitude: 13.4 })).toEqual(['near'])
    await expect(offered(id, { storeKey: 'rome' })).rejects.toThrow(BadInput)
    await expect(offered(id, { latitude: 52.5 })).rejects.toThrow(BadInput)
    await expect(offered(id, { latitude: 91, longitude: 0 })).rejects.toThrow(BadInput)
  })
})

describe('a rule', () => {
  test('names stores and campaigns that exist', async () => {
    const input = (conditions: object) => ({
      key: 'names',
      name: 'Names',
      kind: 'PROMOTION' as const,
      effects: TENTH,
      display: { title: 'Names' },
      conditions,
    })
    const problems = async (conditions: object) =>
      (await campaignCreate(shop.as('MARKETER'), input(conditions))).userErrors.map(({ code, path }) => [code, ...path])
    expect(await problems({ stores: ['nowhere'] })).toEqual([['NOT_FOUND', 'conditions', 'stores', '0']])
    expect(await problems({ redeemed: { campaign: { key: 'none' }, minCount: 1 } })).toEqual([
      ['NOT_FOUND', 'conditions', 'redeemed', 'campaign'],
    ])
    expect(await problems({ expression: 'cart.subtotal' })).toEqual([['INVALID', 'conditions', 'expression']])
    const first = await publish(shop, { key: 'first', effects: TENTH })
    const made = given(
      await campaignCreate(shop.as('MARKETER'), input({ redeemed: { campaign: { key: 'first' }, minCount: 1 } })),
      'campaign',
    )
    expect(made.conditions).toMatchObject({ kind: 'redeemed', campaignId: first.id })
  })
})
