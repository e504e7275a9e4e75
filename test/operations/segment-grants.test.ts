import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { GrantInput } from '../../src/domain/input/grant-input.ts'
import { startWorker } from '../../src/jobs/worker.ts'
import { bulkOperationCancel } from '../../src/operations/campaigns/bulk-operation-cancel.ts'
import { segmentUpsert } from '../../src/operations/customers/segment-upsert.ts'
import { giveawayUpsert } from '../../src/operations/giveaways/giveaway-upsert.ts'
import { segmentGrantRun } from '../../src/operations/grants/segment-grant-run.ts'
import { segmentGrant } from '../../src/operations/grants/segment-grant.ts'
import { loyaltyProgramUpsert } from '../../src/operations/loyalty/loyalty-program-upsert.ts'
import type { Services } from '../../src/operations/session.ts'
import { rows } from '../../src/store/database.ts'
import { nameSegmentMembers } from '../../src/store/segment-grants.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { expectCleanBooks } from '../support/clean-books.ts'
import { given, publish, shopper } from '../support/shop.ts'

const NOW = new Date('2026-11-21T12:00:00Z')
const MEMBERS = 60
let shop: TestApp
let keys = 0

beforeAll(async () => {
  shop = await openTestApp(NOW)
  for (let index = 0; index < MEMBERS; index++) await shopper(shop, `member-${index}`, { city: 'Berlin' })
  await shopper(shop, 'stranger', { city: 'Rome' })
  const condition = { customer: { name: 'city', operator: 'EQUALS' as const, values: ['Berlin'] } }
  given(await segmentUpsert(shop.as('MARKETER'), { key: 'berlin', name: 'Berlin', condition }), 'segment')
})
afterAll(() => shop.close())

const ask = (grant: GrantInput, idempotencyKey = `segment-key-${++keys}`, segment = 'berlin') =>
  segmentGrant(shop.as('MARKETER'), { segment: { key: segment }, grant, idempotencyKey })
const begun = async (grant: GrantInput) => given(await ask(grant), 'bulkOperation')
const run = (bulkOperationId: string, services = shop.services) => segmentGrantRun(services, { bulkOperationId })
const work = async (id: string) => (await shop.as('MARKETER').load.bulkOperation.load(id))!
const perks = (title: string) =>
  rows<{ holder: string }>(shop.services.database.open(), 'select holder_id as holder from perk where title = $1', [
    title,
  ])
const perk = (title: string): GrantInput => ({ perk: { title } })

function fail(): never {
  throw new Error('killed')
}

describe('a gift for a segment', () => {
  test('comes to every member once, in the background, and to nobody else', async () => {
    const { id, status, total } = await begun(perk('everybody'))
    expect([status, total]).toEqual(['QUEUED', null])
    const worker = await startWorker(shop.services, shop.app.databaseUrl)
    for (let wait = 0; wait < 400 && (await work(id)).status !== 'SUCCEEDED'; wait++)
      await new Promise((resolve) => setTimeout(resolve, 20))
    await worker.stop()
    expect(await work(id)).toMatchObject({
      status: 'SUCCEEDED',
      done: MEMBERS,
      total: MEMBERS,
      failed: 0,
      problems: [],
    })
    const held = await perks('everybody')
    expect([held.length, new Set(held.map(({ holder }) => holder)).size]).toEqual([MEMBERS, MEMBERS])
    await expectCleanBooks(shop)
  })

  test('is given once each though the server dies in the middle, and though two servers go on', async () => {
    const { id } = await begun(perk('killed'))
    let made = 0
    const dying: Services = { ...shop.services, newId: () => (++made > 40 ? fail() : shop.services.newId()) }
    await expect(run(id, dying)).rejects.toThrow('killed')
    expect(await work(id)).toMatchObject({ status: 'RUNNING', done: 25, total: MEMBERS })
    await Promise.all([run(id), run(id)])
    expect(await work(id)).toMatchObject({ status: 'SUCCEEDED', done: MEMBERS, failed: 0 })
    expect(new Set((await perks('killed')).map(({ holder }) => holder)).size).toBe(MEMBERS)
    expect(await perks('killed')).toHaveLength(MEMBERS)
    await run(id)
    expect(await perks('killed')).toHaveLength(MEMBERS)
    await expectCleanBooks(shop)
  })

  test('names its members step by step, each once, wherever it begins anew', async () => {
    const { id } = await begun(perk('named'))
    const db = shop.services.database.open()
    const [segment] = await rows<{ id: string }>(db, `select id from segment where key = 'berlin'`)
    const first = await nameSegmentMembers(db, id, segment!.id, null, 25)
    const second = await nameSegmentMembers(db, id, segment!.id, first.last, 25)
    expect([first.count, second.count, second.last! > first.last!]).toEqual([25, 25, true])
    await expectCleanBooks(shop)
    await run(id)
    expect(await work(id)).toMatchObject({ status: 'SUCCEEDED', done: MEMBERS, total: MEMBERS })
    expect(new Set((await perks('named')).map(({ holder }) => holder)).size).toBe(MEMBERS)
    expect(await perks('named')).toHaveLength(MEMBERS)
  })

  test('may be anything that can be granted', async () => {
    await publish(shop, { key: 'gift', kind: 'COUPON', codePattern: 'GIFT-########-####' })
    const program = { key: 'beans', title: 'Beans', pointName: 'bean', pointsName: 'beans' }
    given(await loyaltyProgramUpsert(shop.as('MARKETER'), program), 'program')
    const span = { startsAt: NOW, endsAt: new Date(NOW.getTime() + 1000) }
    const prizes = [{ key: 'one', title: 'One', count: 1, grants: [{ perk: { title: 'One' } }] }]
    given(await giveawayUpsert(shop.as('MARKETER'), { key: 'draw', title: 'Draw', prizes, ...span }), 'giveaway')
    await publish(shop, {
      key: 'cards',
      kind: 'GIFT_CARD',
      effects: [],
      codePattern: 'CARD-########-####',
      validFor: 'P1Y',
    })
    const amounts = [
      { amount: 300, currency: 'USD' },
      { amount: 250, currency: 'EUR' },
    ]
    const grants: GrantInput[] = [
      { giftCard: { campaign: { key: 'cards' }, amounts } },
      { voucherFrom: { key: 'gift' } },
      { points: { program: { key: 'beans' }, points: 7 } },
      { giveawayEntries: { giveaway: { key: 'draw' }, count: 2 } },
      { donation: { charity: 'Trees', amounts: [{ amount: 100, currency: 'EUR' }] } },
    ]
    for (const grant of grants) {
      const { id } = await begun(grant)
      await run(id)
      expect(await work(id)).toMatchObject({ status: 'SUCCEEDED', done: MEMBERS })
    }
    const [sums] = await rows(
      shop.services.database.open(),
      `select (select count(*) from voucher where holder_id is not null) as codes, (select sum(balance)::integer from loyalty_card) as points,
         (select sum(count)::integer from giveaway_entry) as entries, (select count(*) from donation) as donations,
         (select sum(balance)::integer from gift_card where currency = 'EUR' and ends_at is not null) as money`,
    )
    expect(sums).toEqual({
      codes: MEMBERS,
      points: MEMBERS * 7,
      entries: MEMBERS * 2,
      donations: MEMBERS,
      money: MEMBERS * 250,
    })
    await expectCleanBooks(shop)
  })

  test('that cannot be given to anybody has failed, and tells the first hundred problems', async () => {
    await publish(shop, {
      key: 'over',
      kind: 'COUPON',
      endsAt: new Date(NOW.getTime() + 1),
      codePattern: 'OVER-########-####',
    })
    const { id } = await begun({ voucherFrom: { key: 'over' } })
    shop.clock.now = new Date(NOW.getTime() + 1)
    await run(id)
    shop.clock.now = NOW
    const { problems, ...rest } = await work(id)
    expect(rest).toMatchObject({ status: 'FAILED', done: 0, failed: MEMBERS, total: MEMBERS })
    expect(problems).toHaveLength(MEMBERS)
    expect(problems[0]).toMatchObject({ code: 'INVALID_STATE', path: ['grant'] })
    expect(problems[0]!.detail).toMatch(/^not given to member-\d+: the campaign is ENDED$/)
  })

  test('stops where it was canceled: what was given stays', async () => {
    const { id } = await begun(perk('canceled'))
    let made = 0
    const dying: Services = { ...shop.services, newId: () => (++made > 30 ? fail() : shop.services.newId()) }
    await expect(run(id, dying)).rejects.toThrow('killed')
    expect((await bulkOperationCancel(shop.as('MARKETER'), { id })).bulkOperation).toMatchObject({ status: 'CANCELED' })
    await run(id)
    expect(await perks('canceled')).toHaveLength(25)
    await expectCleanBooks(shop)
  })

  test('is asked for once a key, and refused by path', async () => {
    const first = await ask(perk('keyed'), 'segment-grant-key')
    expect(await ask(perk('keyed'), 'segment-grant-key')).toMatchObject({
      replayed: true,
      bulkOperation: { id: first.bulkOperation!.id },
    })
    expect((await ask(perk('other'), 'segment-grant-key')).userErrors).toMatchObject([
      { code: 'IDEMPOTENCY_KEY_REUSED' },
    ])
    expect((await ask({ voucherFrom: { key: 'none' } }, undefined, 'none')).userErrors).toMatchObject([
      { code: 'NOT_FOUND', path: ['segment'] },
      { code: 'NOT_FOUND', path: ['grant', 'voucherFrom'] },
    ])
  })
})
