import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type App, openApp } from '../../src/app.ts'
import type { Customer } from '../../src/domain/customer.ts'
import type { GiftCard } from '../../src/domain/gift-card.ts'
import { redeem } from '../../src/operations/checkout/redeem.ts'
import { giftCardIssue } from '../../src/operations/gift-cards/gift-card-issue.ts'
import type { WalletEvent } from '../../src/operations/live/events.ts'
import { walletChanged } from '../../src/operations/live/wallet-changed.ts'
import { walletCursor } from '../../src/operations/live/wallet-cursor.ts'
import { openSession, type Services } from '../../src/operations/session.ts'
import { walletAdjust } from '../../src/operations/wallet/wallet-adjust.ts'
import { rows } from '../../src/store/database.ts'
import { openTestApp, testConfig, type TestApp } from '../support/app.ts'
import { eventually } from '../support/follower.ts'
import { aMember, aProgram, aRule, givenBack, redeemed } from '../support/loyalty.ts'
import { eur, given, publish, purchase, shopper } from '../support/shop.ts'

let shop: TestApp
let other: App
let moved = 0
let keys = 0

beforeAll(async () => {
  shop = await openTestApp()
  const silent = { info: () => {}, warn: () => {}, error: () => {} }
  other = await openApp(testConfig(shop.app.databaseUrl), { log: silent, now: () => shop.clock.now })
  const ticking = setInterval(() => (shop.clock.now = new Date(Number(shop.clock.now) + 10)), 10)
  moved = Number(ticking[Symbol.toPrimitive]())
  await publish(shop, { key: 'cards', kind: 'GIFT_CARD', codePattern: 'GC-##########', effects: [] })
})
afterAll(async () => {
  clearInterval(moved)
  await other.close()
  await shop.close()
})

const key = () => `wallet entry ${++keys}`

async function issue(to: Customer, balance = 100_000): Promise<GiftCard> {
  const input = { campaign: { key: 'cards' }, balance: eur(balance), customer: { id: to.id }, idempotencyKey: key() }
  return given(await giftCardIssue(shop.as('SERVICE'), input), 'giftCard')
}

async function adjust({ id }: GiftCard, amount: number): Promise<void> {
  const change = { giftCard: { giftCardId: id, delta: eur(amount) }, reason: `by ${amount}`, idempotencyKey: key() }
  expect((await walletAdjust(shop.as('SUPPORT'), change)).userErrors).toEqual([])
}

const sessionOn = (services: Services, { id }: Customer) => openSession(services, shop.as('SHOPPER', id))

/** A client that takes what comes. */
async function follow(customer: Customer, after: string | null = null, services: Services = shop.services) {
  const stream = await walletChanged(sessionOn(services, customer), services.hub, { after })
  const events: WalletEvent[] = []
  const listening = (async () => {
    for await (const { value } of stream) events.push(value)
  })()
  const leave = async () => {
    await stream.return!()
    await listening
  }
  return { events, leave, has: (...deltas: number[]) => eventually(() => expect(deltasOf(events)).toEqual(deltas)) }
}

const deltasOf = (events: readonly WalletEvent[]) =>
  events.flatMap((event) => (event.kind === 'walletChanged' && event.entry !== null ? [event.entry.delta] : []))

const isEntry = (event: WalletEvent, delta: number) =>
  event.kind === 'walletChanged' && event.entry !== null && event.entry.delta === delta

test('every movement has an event of its own, in order, beside those of the holding, on every server', async () => {
  const ann = await shopper(shop, 'ann')
  const [here, there] = [await follow(ann), await follow(ann, null, other.services)]
  const card = await issue(ann)
  await adjust(card, -1)
  await adjust(card, 2)
  const evaluation = purchase(500, [card.code], { customer: { id: ann.id } })
  given(await redeem(shop.as('SERVICE'), { evaluation, orderReference: key(), idempotencyKey: key() }), 'redemption')
  for (const client of [here, there]) await client.has(100_000, -1, 2, -500)
  // An entry may be held back by a transaction elsewhere, while the holding itself is told.
  const first = here.events.find((event) => isEntry(event, 100_000))
  expect(first).toMatchObject({ kind: 'walletChanged', item: null, entry: { kind: 'ISSUE', balance: 100_000 } })
  await eventually(() => expect(here.events.at(-1)).toMatchObject({ item: { id: card.id, balance: 99_501 } }))
  const ids = ({ events }: typeof here) => events.filter((each) => 'entry' in each && each.entry).map((e) => e.eventId)
  expect(ids(there)).toEqual(ids(here))
  await Promise.all([here.leave(), there.leave()])
})

test('what was missed comes first, whole and once, from any event and on another server', async () => {
  const ben = await shopper(shop, 'ben')
  const card = await issue(ben)
  const start = await walletCursor(sessionOn(shop.services, ben), ben.id)
  const whole = await follow(ben, start)
  const deltas = Array.from({ length: 30 }, (_, at) => -1 - at)
  for (const delta of deltas.slice(0, 15)) await adjust(card, delta)
  await whole.has(...deltas.slice(0, 15))
  const middle = whole.events.find((event) => isEntry(event, deltas[6]!))!.cursor
  for (const delta of deltas.slice(15)) await adjust(card, delta)
  await whole.has(...deltas)
  const [late, again] = [await follow(ben, middle, other.services), await follow(ben, start, other.services)]
  await late.has(...deltas.slice(7))
  await again.has(...deltas)
  const idsOf = (events: readonly WalletEvent[]) =>
    events.flatMap((event) => (event.kind === 'walletChanged' && event.entry ? [event.eventId] : []))
  expect(idsOf(again.events)).toEqual(idsOf(whole.events))
  await Promise.all([whole.leave(), late.leave(), again.leave()])
})

test('a cursor begins where the answer ends, though an older transaction is still under way', async () => {
  const cleo = await shopper(shop, 'cleo')
  const [old, young] = [await issue(cleo), await issue(cleo)]
  const db = shop.services.database.open()
  let release = () => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  const begun = Promise.withResolvers<void>()
  const slow = db.transactional(async (within) => {
    await rows(within, ENTRY, [old.id, cleo.id, -7])
    begun.resolve()
    await held
  })
  await begun.promise
  await adjust(young, -1)
  const after = await walletCursor(sessionOn(shop.services, cleo), cleo.id)
  await adjust(young, -2)
  const client = await follow(cleo, after)
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(deltasOf(client.events)).toEqual([])
  release()
  await slow
  await client.has(-7, -2)
  const resumed = await follow(cleo, client.events.find((event) => isEntry(event, -7))!.cursor, other.services)
  await resumed.has(-2)
  await Promise.all([client.leave(), resumed.leave()])
})

const ENTRY = `
  with changed as (update gift_card set balance = balance + $3 where id = $1 returning *)
  insert into ledger_entry (id, kind, gift_card_id, customer_id, currency, delta, balance, description, occurred_at)
  select gen_random_uuid(), 'ADJUST', id, $2, currency, $3, balance, '', now() from changed`

test('cash back is told as it comes and goes, with its card, on every server', async () => {
  await aProgram(shop, { key: 'beans' })
  await aRule(shop, 'beans', {
    key: 'back',
    title: 'Money back',
    cashBack: { campaign: { key: 'cards' }, basisPoints: 500 },
  })
  const { holderId } = await aMember(shop, 'beans')
  const gus = (await shop.as('SUPPORT').load.customer.load(holderId))!
  const [here, there] = [await follow(gus), await follow(gus, null, other.services)]
  const order = await redeemed(shop, { holderId, unitPrice: 2000 })
  await redeemed(shop, { holderId, unitPrice: 1000 })
  await givenBack(shop, order)
  for (const client of [here, there]) {
    await client.has(100, 50, -100)
    await eventually(() => expect(itemsOf(client.events).at(-1)).toMatchObject({ currency: 'EUR', balance: 50 }))
    expect(client.events.find((event) => isEntry(event, 100))).toMatchObject({
      entry: { kind: 'ISSUE', description: 'Money back', balance: 100 },
    })
  }
  await Promise.all([here.leave(), there.leave()])
})

const itemsOf = (events: readonly WalletEvent[]) =>
  events.flatMap((event) => (event.kind === 'walletChanged' && event.item !== null ? [event.item] : []))

test('50 who move it at once are told as 50', async () => {
  const dora = await shopper(shop, 'dora')
  const card = await issue(dora)
  const after = await walletCursor(sessionOn(shop.services, dora), dora.id)
  const client = await follow(dora, after)
  await Promise.all(Array.from({ length: 50 }, () => adjust(card, -1)))
  await eventually(() => expect(deltasOf(client.events)).toHaveLength(50))
  const balances = client.events.flatMap((event) =>
    event.kind === 'walletChanged' && event.entry ? [event.entry.balance] : [],
  )
  expect(balances).toHaveLength(50)
  expect(new Set(balances)).toEqual(new Set(Array.from({ length: 50 }, (_, at) => 99_999 - at)))
  const again = await follow(dora, after, other.services)
  await eventually(() => expect(deltasOf(again.events)).toHaveLength(50))
  await Promise.all([client.leave(), again.leave()])
})

test('more than 1,000 missed is a Resync, from which it goes on', async () => {
  const emil = await shopper(shop, 'emil')
  const card = await issue(emil)
  const after = await walletCursor(sessionOn(shop.services, emil), emil.id)
  await rows(shop.services.database.open(), MANY, [card.id, emil.id, 1001])
  const client = await follow(emil, after)
  await eventually(() => expect(client.events).toMatchObject([{ kind: 'resync', reason: 'TOO_SLOW' }]))
  await adjust(card, -3)
  await client.has(-3)
  const resumed = await follow(emil, client.events[0]!.cursor)
  await resumed.has(-3)
  await Promise.all([client.leave(), resumed.leave()])
})

const MANY = `
  with changed as (update gift_card set balance = balance - $3 where id = $1 returning *)
  insert into ledger_entry (id, kind, gift_card_id, customer_id, currency, delta, balance, description, occurred_at)
  select gen_random_uuid(), 'ADJUST', id, $2, currency, -1, balance + $3 - number, '', now() from changed, generate_series(1, $3) number`

test('a cursor of a database that went back to an earlier state is a Resync', async () => {
  const fay = await shopper(shop, 'fay')
  const after = await walletCursor(sessionOn(shop.services, fay), fay.id)
  const session = sessionOn(shop.services, fay)
  const { openCursor, sealCursor } = await import('../../src/operations/live/cursor.ts')
  const { walletBinding } = await import('../../src/operations/live/wallet-cursor.ts')
  const position = openCursor(shop.services.cursorKey, walletBinding(session), after)!
  const ahead = { ...position, ledger: { ...position.ledger!, transaction: '999999999999' } }
  const { cursor } = sealCursor(shop.services.cursorKey, walletBinding(session), ahead)
  const client = await follow(fay, cursor)
  await eventually(() => expect(client.events).toMatchObject([{ kind: 'resync', reason: 'RESTARTED' }]))
  await client.leave()
})
