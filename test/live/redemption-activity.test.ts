import { afterAll, beforeAll, expect, test } from '@jest/globals'
import pg from 'pg'
import { type App, openApp } from '../../src/app.ts'
import { redeem } from '../../src/operations/checkout/redeem.ts'
import type { RedemptionEvent } from '../../src/operations/live/events.ts'
import { redemptionActivity } from '../../src/operations/live/redemption-activity.ts'
import { keepHouse } from '../../src/operations/keep-house.ts'
import { openSession, type Services, type Session } from '../../src/operations/session.ts'
import { rows } from '../../src/store/database.ts'
import { openTestApp, testConfig, type TestApp } from '../support/app.ts'
import { eventually } from '../support/follower.ts'
import { publish, purchase } from '../support/shop.ts'

let shop: TestApp
let other: App
let moved = 0
let orders = 0

beforeAll(async () => {
  shop = await openTestApp()
  const silent = { info: () => {}, warn: () => {}, error: () => {} }
  other = await openApp(testConfig(shop.app.databaseUrl), { log: silent, now: () => shop.clock.now })
  const ticking = setInterval(() => (shop.clock.now = new Date(Number(shop.clock.now) + 10)), 10)
  moved = Number(ticking[Symbol.toPrimitive]())
})
afterAll(async () => {
  clearInterval(moved)
  await other.close()
  await shop.close()
})

const sessionOn = (services: Services, caller = 'test:SUPPORT'): Session =>
  openSession(services, {
    viewer: { role: 'SUPPORT', customerId: null, caller, expiresAt: null, keyId: null },
    locales: ['en'],
    address: '127.0.0.1',
  })

async function buy(codes: string[] = [], services: Services = shop.services) {
  orders++
  const session = { ...shop.as('SERVICE'), ...openSession(services, shop.as('SERVICE')) }
  const input = { orderReference: `order-${orders}`, idempotencyKey: `key-of-${orders}` }
  return redeem(session, { ...input, evaluation: purchase(1000, codes) })
}

/** A client that takes what comes. */
async function follow(services: Services, args: { campaignId?: string; after?: string } = {}) {
  const asked = { campaignId: args.campaignId ?? null, after: args.after ?? null }
  const stream = await redemptionActivity(sessionOn(services), services.hub, asked)
  const events: RedemptionEvent[] = []
  const listening = (async () => {
    for await (const { value } of stream) events.push(value)
  })()
  const leave = async () => {
    await stream.return!()
    await listening
  }
  return { events, leave, has: (count: number) => eventually(() => expect(events).toHaveLength(count)) }
}

const toldOf = (events: readonly RedemptionEvent[]) =>
  events.map((event) => {
    if (event.kind === 'redemptionHappened') return [event.redemption.orderReference, event.redemption.status]
    return event.kind === 'redemptionFailed' ? [event.failure.orderReference, event.failure.errorCode] : [event.reason]
  })

test('tells of redemptions, failures and changes of status, in order, of all servers and on all servers alike', async () => {
  await buy()
  const [here, there] = [await follow(shop.services), await follow(other.services)]
  const first = await buy()
  await here.has(1)
  await buy(['NO-SUCH-CODE'], other.services)
  await here.has(2)
  await rows(shop.services.database.open(), `update redemption set status = 'ROLLED_BACK' where id = $1`, [
    first.redemption!.id,
  ])
  await buy([], other.services)
  await here.has(4)
  await there.has(4)
  expect(toldOf(here.events)).toEqual([
    [`order-${orders - 2}`, 'CAPTURED'],
    [`order-${orders - 1}`, 'CODE_NOT_ACCEPTED'],
    [`order-${orders - 2}`, 'ROLLED_BACK'],
    [`order-${orders}`, 'CAPTURED'],
  ])
  expect(there.events.map(({ eventId }) => eventId)).toEqual(here.events.map(({ eventId }) => eventId))
  await Promise.all([here.leave(), there.leave()])
})

test('loses nothing and tells nothing twice when a client goes on from a cursor on another server', async () => {
  const whole = await follow(shop.services)
  let part = await follow(shop.services)
  const seen: RedemptionEvent[] = []
  for (let round = 0; round < 4; round++) {
    const bought = Promise.all(Array.from({ length: 10 }, (_, at) => buy([], at % 2 ? shop.services : other.services)))
    await eventually(() => expect(part.events.length).toBeGreaterThan(0))
    await part.leave()
    seen.push(...part.events)
    const services = round % 2 ? shop.services : other.services
    part = await follow(services, { after: seen.at(-1)!.cursor })
    await bought
  }
  await whole.has(40)
  await eventually(() => expect(seen.length + part.events.length).toBe(40))
  const ids = [...seen, ...part.events].map(({ eventId }) => eventId)
  expect(ids).toEqual(whole.events.map(({ eventId }) => eventId))
  await Promise.all([whole.leave(), part.leave()])
})

test('waits for a transaction that began earlier, so that nothing turns up behind what was told', async () => {
  const client = new pg.Client({ connectionString: shop.app.databaseUrl })
  await client.connect()
  await client.query('begin')
  await client.query('select pg_current_xact_id()')
  const activity = await follow(shop.services)
  const { redemption } = await buy()
  await client.query(`insert into redemption_activity (redemption_id, status) values ($1, 'HELD')`, [redemption!.id])
  expect(activity.events).toEqual([])
  await client.query('commit')
  await client.end()
  await activity.has(2)
  expect(toldOf(activity.events).map(([, status]) => status)).toEqual(['HELD', 'CAPTURED'])
  await activity.leave()
})

test('keeps to one campaign, its failures too, where one is asked for', async () => {
  const limits = [{ of: 'REDEMPTIONS' as const, per: 'CAMPAIGN' as const, window: 'EVER' as const, count: 1 }]
  const campaign = await publish(shop, { key: 'watched', kind: 'COUPON', publicCode: 'WATCHED', limits })
  const [watched, all] = [await follow(shop.services, { campaignId: campaign.id }), await follow(shop.services)]
  await buy()
  await buy(['WATCHED'])
  await buy(['WATCHED'])
  await all.has(3)
  await watched.has(2)
  expect(toldOf(watched.events).map(([, status]) => status)).toEqual(['CAPTURED', 'LIMIT_REACHED'])
  await Promise.all([watched.leave(), all.leave()])
})

test('refuses a foreign cursor, and asks to begin anew where one is too old or the database went back', async () => {
  const activity = await follow(shop.services)
  await buy()
  await activity.has(1)
  await activity.leave()
  const { cursor: after } = activity.events[0]!
  const hub = shop.services.hub
  const foreign = redemptionActivity(sessionOn(shop.services, 'somebody'), hub, { campaignId: null, after })
  await expect(foreign).rejects.toThrow('no cursor')
  const altered = `${after.slice(0, -2)}AA`
  await expect(follow(shop.services, { after: altered })).rejects.toThrow('no cursor')

  const [row] = await rows<{ next: string }>(
    shop.services.database.open(),
    'select pg_snapshot_xmax(pg_current_snapshot())::text as next',
  )
  const { sealActivityCursor } = await import('../../src/operations/live/activity-cursor.ts')
  const binding = ['redemptionActivity', 'test:SUPPORT', null]
  const ahead = { transaction: String(Number(row!.next) + 1_000_000), sequence: '1', toldAt: shop.clock.now }
  const restored = await follow(shop.services, { after: sealActivityCursor(shop.services.cursorKey, binding, ahead) })
  await restored.has(1)
  await restored.leave()
  expect(toldOf(restored.events)).toEqual([['RESTARTED']])

  shop.clock.now = new Date(Number(shop.clock.now) + 25 * 3_600_000)
  const late = await follow(shop.services, { after })
  await late.has(1)
  await buy()
  await late.has(2)
  expect(toldOf(late.events)).toEqual([['CURSOR_TOO_OLD'], [`order-${orders}`, 'CAPTURED']])
  await late.leave()
  const onward = await follow(shop.services, { after: late.events[0]!.cursor })
  await onward.has(1)
  expect(onward.events[0]!.eventId).toBe(late.events[1]!.eventId)
  await onward.leave()
})

test('forgets what no cursor leads to', async () => {
  const db = shop.services.database.open()
  await rows(db, `update redemption_activity set at = at - interval '49 hours'`)
  await keepHouse(shop.services)
  expect(await rows(db, 'select from redemption_activity')).toEqual([])
})
