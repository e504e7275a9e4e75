import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type App, openApp } from '../../src/app.ts'
import type { Customer } from '../../src/domain/customer.ts'
import type { GiveawayEntry } from '../../src/domain/giveaway/giveaway-entry.ts'
import { isGiveawayEntry, isPerk } from '../../src/domain/wallet-item.ts'
import { giveawayDraw } from '../../src/operations/giveaways/giveaway-draw.ts'
import { giveawayEnter } from '../../src/operations/giveaways/giveaway-enter.ts'
import { giveawayUpsert } from '../../src/operations/giveaways/giveaway-upsert.ts'
import type { WalletEvent } from '../../src/operations/live/events.ts'
import { walletChanged } from '../../src/operations/live/wallet-changed.ts'
import { openSession, type Services } from '../../src/operations/session.ts'
import { openTestApp, testConfig, type TestApp } from '../support/app.ts'
import { eventually } from '../support/follower.ts'
import { given, shopper } from '../support/shop.ts'

let shop: TestApp
let other: App

beforeAll(async () => {
  shop = await openTestApp()
  const silent = { info: () => {}, warn: () => {}, error: () => {} }
  other = await openApp(testConfig(shop.app.databaseUrl), { log: silent, now: () => shop.clock.now })
})
afterAll(async () => {
  await other.close()
  await shop.close()
})

/** A client that takes what comes. */
async function follow({ id }: Customer, services: Services) {
  const session = openSession(services, shop.as('SHOPPER', id))
  const stream = await walletChanged(session, services.hub, { after: null })
  const events: WalletEvent[] = []
  const listening = (async () => {
    for await (const { value } of stream) events.push(value)
  })()
  const leave = async () => {
    await stream.return!()
    await listening
  }
  const items = () => events.flatMap((event) => (event.kind === 'walletChanged' && event.item ? [event.item] : []))
  return { entries: () => items().filter(isGiveawayEntry), perks: () => items().filter(isPerk), leave }
}

test('an entry is told when it is made, and how it went when it is drawn: to whoever won and to whoever did not', async () => {
  const [startsAt, endsAt] = [shop.clock.now, new Date(shop.clock.now.getTime() + 1000)]
  const prizes = [{ key: 'cup', title: 'A cup', count: 1, grants: [{ perk: { title: 'A cup' } }] }]
  const input = { key: 'cups', title: 'Cups', startsAt, endsAt, prizes }
  const { id: giveawayId } = given(await giveawayUpsert(shop.as('MARKETER'), input), 'giveaway')
  const customers = [await shopper(shop, 'ann'), await shopper(shop, 'bob')]
  const clients = [await follow(customers[0]!, shop.services), await follow(customers[1]!, other.services)]
  for (const { id } of customers)
    given(await giveawayEnter(shop.as('SHOPPER', id), { giveawayKey: 'cups', idempotencyKey: `enter-${id}` }), 'item')
  for (const client of clients)
    await eventually(() => expect(client.entries()).toMatchObject([{ giveawayId, count: 1, drawnAt: null }]))
  shop.clock.now = endsAt
  given(await giveawayDraw(shop.as('MARKETER'), { giveawayId, idempotencyKey: 'draw-cups' }), 'giveaway')
  const last = (client: (typeof clients)[number]): GiveawayEntry | undefined => client.entries().at(-1)
  for (const client of clients) await eventually(() => expect(last(client)?.drawnAt).toEqual(endsAt))
  expect(clients.map((client) => last(client)!.prizeKey).toSorted()).toEqual(['cup', null])
  await eventually(() => expect(clients.flatMap((client) => client.perks())).toMatchObject([{ title: 'A cup' }]))
  for (const client of clients) await client.leave()
})
