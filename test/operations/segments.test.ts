import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { SegmentInput } from '../../src/domain/input/shop-input.ts'
import { startWorker } from '../../src/jobs/worker.ts'
import { orderRecord } from '../../src/operations/checkout/order-record.ts'
import { customers } from '../../src/operations/customers/customers.ts'
import { segmentUpsert } from '../../src/operations/customers/segment-upsert.ts'
import { segments } from '../../src/operations/customers/segments.ts'
import { settingsUpdate } from '../../src/operations/settings/settings-update.ts'
import { visitorTokenCreate } from '../../src/operations/identity/visitor-token-create.ts'
import { rows } from '../../src/store/database.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { eur, given, shopper } from '../support/shop.ts'

const NOW = new Date('2026-11-21T12:00:00Z')
const DAY = 86_400_000
let shop: TestApp
let keys = 0

beforeAll(async () => {
  shop = await openTestApp(NOW)
})
afterAll(() => shop.close())

const upsert = (input: SegmentInput) => segmentUpsert(shop.as('MARKETER'), input)
const segment = async (input: SegmentInput) => given(await upsert(input), 'segment')
const attribute = (name: string, value: string) => ({
  customer: { name, operator: 'EQUALS' as const, values: [value] },
})
const problemsOf = ({ userErrors }: Awaited<ReturnType<typeof upsert>>) =>
  userErrors.map(({ code, path }) => [code, ...path])

async function membersOf(segmentId: string): Promise<(string | null)[]> {
  const page = await customers(shop.as('SUPPORT'), { segmentId, page: { first: 100, after: null } })
  return page.items.map(({ externalId }) => externalId).toSorted()
}

async function buy(externalId: string, total: number, paidAt?: Date): Promise<void> {
  keys++
  const lines = [{ sku: 'thing', quantity: 1, unitPrice: eur(total) }]
  const order = {
    reference: `order-${keys}`,
    currency: 'EUR',
    lines,
    customer: { externalId },
    idempotencyKey: `order-key-${keys}`,
  }
  given(await orderRecord(shop.as('SERVICE'), { ...order, ...(paidAt && { paidAt }) }), 'order')
}

describe('a dynamic segment', () => {
  test('holds who was there before it, and follows a change of a customer at once', async () => {
    await shopper(shop, 'gold-1', { attributes: { tier: 'gold' } })
    await shopper(shop, 'iron-1', { attributes: { tier: 'iron' } })
    const gold = await segment({ key: 'gold', name: 'Gold', condition: attribute('tier', 'gold') })
    expect(gold).toMatchObject({ key: 'gold', version: 1 })
    expect(await membersOf(gold.id)).toEqual(['gold-1'])
    await shopper(shop, 'iron-1', { attributes: { tier: 'gold' } })
    await shopper(shop, 'gold-1', { attributes: { tier: null } })
    await shopper(shop, 'gold-2', { attributes: { tier: 'gold' } })
    expect(await membersOf(gold.id)).toEqual(['gold-2', 'iron-1'])
    const session = shop.as('SUPPORT')
    expect(await session.load.memberCount.load(gold.id)).toBe(2)
    const page = await session.load.membersOf.load({ ownerId: gold.id, page: { first: 1, after: null } })
    expect(page).toMatchObject({ totalCount: 2, hasNextPage: true, items: [{ externalId: 'gold-2' }] })
    expect(await session.load.segmentsOf.load(page.items[0]!.id)).toMatchObject([{ key: 'gold' }])
  })

  test('follows a new definition', async () => {
    const gold = await segment({ key: 'gold', name: 'Gold', condition: attribute('tier', 'iron'), expectedVersion: 1 })
    expect(gold.version).toBe(2)
    expect(await membersOf(gold.id)).toEqual([])
    expect((await segment({ key: 'gold', name: 'Gold', condition: attribute('tier', 'iron') })).version).toBe(2)
    expect((await segment({ key: 'gold', name: 'Gold again' })).condition).toEqual(gold.condition)
    await segment({ key: 'gold', name: 'Gold', condition: attribute('tier', 'gold') })
    expect(await membersOf(gold.id)).toEqual(['gold-2', 'iron-1'])
  })

  test('of past orders follows an order at once, and the clock by itself', async () => {
    const buyers = await segment({
      key: 'buyers',
      name: 'Bought twice for 100 EUR in 30 days',
      condition: { orders: { within: 'P30D', minCount: 2, minTotal: [eur(10_000)] } },
    })
    const lapsed = await segment({
      key: 'lapsed',
      name: 'Bought once, but not in 30 days',
      condition: { all: [{ orders: { minCount: 1 } }, { orders: { within: 'P30D', maxCount: 0 } }] },
    })
    await shopper(shop, 'bob')
    await buy('bob', 5000, new Date(NOW.getTime() - 29 * DAY))
    expect(await membersOf(buyers.id)).toEqual([])
    await buy('bob', 4999)
    expect(await membersOf(buyers.id)).toEqual([])
    await buy('bob', 1)
    expect(await membersOf(buyers.id)).toEqual(['bob'])
    shop.clock.now = new Date(NOW.getTime() + DAY - 1)
    expect(await membersOf(buyers.id)).toEqual(['bob'])
    shop.clock.now = new Date(NOW.getTime() + DAY)
    expect(await membersOf(buyers.id)).toEqual([])
    expect(await membersOf(lapsed.id)).toEqual([])
    shop.clock.now = new Date(NOW.getTime() + 30 * DAY)
    expect(await membersOf(lapsed.id)).toEqual(['bob'])
    shop.clock.now = NOW
  })

  test('never holds a visitor, however it is put', async () => {
    await visitorTokenCreate(shop.as('VISITOR'))
    const none = await segment({ key: 'not-gold', name: 'Not gold', condition: { not: attribute('tier', 'gold') } })
    expect(
      (await customers(shop.as('SUPPORT'), { segmentId: none.id, page: { first: 100, after: null } })).items.every(
        ({ externalId }) => externalId !== null,
      ),
    ).toBe(true)
  })

  test('has right members where customers and its definition change at once', async () => {
    const tiers = ['red', 'blue']
    const define = (at: number) =>
      segment({ key: 'racing', name: 'Racing', condition: attribute('colour', tiers[at % 2]!) })
    const { id } = await define(0)
    const changes = Array.from({ length: 40 }, (_, at) =>
      shopper(shop, `racer-${at % 8}`, { attributes: { colour: tiers[at % 3 === 0 ? 0 : 1]! } }),
    )
    await Promise.all([...changes, define(1), define(0), define(1), ...changes])
    const last = (await segments(shop.as('SUPPORT'), { search: 'racing', page: { first: 1, after: null } })).items[0]!
    const wanted = JSON.stringify(last.condition).includes('red') ? 'red' : 'blue'
    const everybody = await customers(shop.as('SUPPORT'), { search: 'racer-', page: { first: 100, after: null } })
    const members = everybody.items
      .filter(({ attributes }) => attributes.colour === wanted)
      .map(({ externalId }) => externalId)
    expect(await membersOf(id)).toEqual(members.toSorted())
  })
})

describe('a segment that stands on another', () => {
  const named = (...keys: string[]) => ({ any: keys.map((key) => ({ segment: { key } })) })

  test('follows it: its rule, its list, its spans', async () => {
    const base = await segment({ key: 'base', name: 'Base', condition: { orders: { within: 'P7D', minCount: 1 } } })
    const list = await segment({ key: 'base-list', name: 'List', memberIds: [] })
    const top = await segment({ key: 'top', name: 'Top', condition: { all: [named('base', 'base-list')] } })
    await shopper(shop, 'vera')
    await buy('vera', 100)
    expect(await membersOf(top.id)).toContain('vera')
    shop.clock.now = new Date(NOW.getTime() + 7 * DAY)
    expect(await membersOf(top.id)).not.toContain('vera')
    shop.clock.now = NOW
    await segment({ key: 'base', name: 'Base', condition: attribute('tier', 'gold') })
    expect(await membersOf(top.id)).toEqual(await membersOf(base.id))
    const { token } = await visitorTokenCreate(shop.as('VISITOR'))
    const visitor = (await shop.services.tokens.verify(token!, NOW))!.customerId
    await segment({ key: 'base-list', name: 'List', memberIds: [(await shopper(shop, 'will')).id, visitor] })
    expect(await membersOf(top.id)).toEqual(expect.arrayContaining(['gold-2', 'will', null]))
    await segment({ key: 'base-list', name: 'List', memberIds: [] })
    expect(await membersOf(list.id)).toEqual([])
    expect(await membersOf(top.id)).toEqual(await membersOf(base.id))
  })

  test('never stands on itself: the way back is refused with its path', async () => {
    expect(problemsOf(await upsert({ key: 'base', name: 'Base', condition: { not: named('gold', 'top') } }))).toEqual([
      ['INVALID', 'condition', 'not', 'any', '1', 'segment'],
    ])
    expect(problemsOf(await upsert({ key: 'top', name: 'Top', condition: named('top') }))).toEqual([
      ['NOT_FOUND', 'condition', 'any', '0', 'segment'],
    ])
  })
})

describe('a static segment', () => {
  test('is its list; the list is replaced whole', async () => {
    const [una, tim] = [await shopper(shop, 'una'), await shopper(shop, 'tim')]
    const list = await segment({ key: 'list', name: 'List', memberIds: [una.id, una.id] })
    expect(list.condition).toBeNull()
    expect(await membersOf(list.id)).toEqual(['una'])
    await segment({ key: 'list', name: 'List', memberIds: [tim.id] })
    expect(await membersOf(list.id)).toEqual(['tim'])
    await segment({ key: 'list', name: 'Another name' })
    expect(await membersOf(list.id)).toEqual(['tim'])
    await segment({ key: 'list', name: 'List', condition: attribute('tier', 'gold') })
    expect(await membersOf(list.id)).toEqual(['gold-2', 'iron-1'])
    await segment({ key: 'list', name: 'List', memberIds: [] })
    expect(await membersOf(list.id)).toEqual([])
  })
})

test('what cannot be is refused by path', async () => {
  const known = (await shopper(shop, 'una')).id
  const members = { key: 'bad', name: 'Bad', memberIds: [known, null] }
  expect(problemsOf(await upsert({ ...members, condition: attribute('tier', 'gold') }))).toContainEqual([
    'INVALID',
    'memberIds',
  ])
  expect(problemsOf(await upsert(members))).toEqual([['NOT_FOUND', 'memberIds', '1']])
  expect(problemsOf(await upsert({ ...members, memberIds: [known, shop.services.newId()] }))).toEqual([
    ['NOT_FOUND', 'memberIds', '1'],
  ])
  expect(problemsOf(await upsert({ ...members, memberIds: Array(10_001).fill(known) }))).toEqual([
    ['TOO_MANY', 'memberIds'],
  ])
  expect(problemsOf(await upsert({ key: 'gold', name: 'Gold', expectedVersion: 1 }))).toEqual([
    ['VERSION_CONFLICT', 'expectedVersion'],
  ])
  expect(problemsOf(await upsert({ key: 'new', name: 'New', expectedVersion: 1 }))).toEqual([
    ['VERSION_CONFLICT', 'expectedVersion'],
  ])
  expect(problemsOf(await upsert({ key: 'No key', name: '' }))).toEqual([
    ['INVALID', 'key'],
    ['REQUIRED', 'name'],
  ])
  expect(
    await (await segments(shop.as('SUPPORT'), { search: 'bad', page: { first: 10, after: null } })).totalCount(),
  ).toBe(0)
})

test('of 50 that make the same segment at once, none fails and one row is there', async () => {
  const made = await Promise.all(
    Array.from({ length: 50 }, () => upsert({ key: 'same', name: 'Same', condition: attribute('tier', 'gold') })),
  )
  expect(new Set(made.map((payload) => payload.segment!.id)).size).toBe(1)
  expect(made.every((payload) => payload.segment!.version === 1)).toBe(true)
})

test('with many customers the first 10,000 are judged at once, the rest by the worker, and a change of time zone too', async () => {
  const db = shop.services.database.open()
  await rows(
    db,
    `insert into customer (id, external_id, attributes, consents, created_at, version)
     select gen_random_uuid(), 'mass-' || n, '{"mass": "yes"}', '{}', now(), 1 from generate_series(1, 12000) as n`,
  )
  const mass = await segment({ key: 'mass', name: 'Mass', condition: attribute('mass', 'yes') })
  const count = async () => shop.as('SUPPORT').load.memberCount.load(mass.id)
  const atOnce = await count()
  expect(atOnce).toBeGreaterThan(9_000)
  expect(atOnce).toBeLessThan(12_000)
  const worker = await startWorker(shop.services, shop.app.databaseUrl)
  for (let wait = 0; wait < 500 && (await count()) < 12_000; wait++)
    await new Promise((resolve) => setTimeout(resolve, 20))
  expect(await count()).toBe(12_000)
  await settingsUpdate(shop.as('ADMIN'), { timeZone: 'Asia/Tokyo' })
  const jobs = await rows<{ count: number }>(
    db,
    `select count(*) as count from graphile_worker.jobs where task_identifier = 'follow-definitions'`,
  )
  expect(jobs).toEqual([{ count: 1 }])
  await worker.stop()
})
