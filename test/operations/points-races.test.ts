import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import pg from 'pg'
import { type App, openApp } from '../../src/app.ts'
import type { LoyaltyCard } from '../../src/domain/loyalty/loyalty-card.ts'
import { redeem } from '../../src/operations/checkout/redeem.ts'
import { redemptionCapture } from '../../src/operations/checkout/redemption-capture.ts'
import { redemptionRelease } from '../../src/operations/checkout/redemption-release.ts'
import { redemptionRollback } from '../../src/operations/checkout/redemption-rollback.ts'
import { runOutHolds } from '../../src/operations/checkout/run-out-holds.ts'
import { rewardRedeem } from '../../src/operations/loyalty/reward-redeem.ts'
import { rewardUpsert } from '../../src/operations/loyalty/reward-upsert.ts'
import { settleDueCards } from '../../src/operations/loyalty/settle-due-cards.ts'
import { openSession } from '../../src/operations/session.ts'
import { rows } from '../../src/store/database.ts'
import { openTestApp, testConfig, type TestApp } from '../support/app.ts'
import { aRule } from '../support/loyalty.ts'
import { expectCleanBooks } from '../support/clean-books.ts'
import { aLot, cardIn, aPayingProgram, movedOn } from '../support/points.ts'
import { eur, given, purchase, shopper } from '../support/shop.ts'

const NOW = new Date('2026-11-21T12:00:00Z')
let shop: TestApp
let second: App
let calls = 0

beforeAll(async () => {
  shop = await openTestApp(NOW)
  const silent = { info: () => {}, warn: () => {}, error: () => {} }
  second = await openApp(testConfig(shop.app.databaseUrl), { log: silent, now: () => shop.clock.now })
  await aPayingProgram(shop, 'beans')
  await aPayingProgram(shop, 'miles', { pointValues: [eur(7)] })
  for (const key of ['beans', 'miles']) await aRule(shop, key, { key, pointsPer: { points: 1, steps: [eur(100)] } })
})
afterAll(async () => {
  await second.close()
  await shop.close()
})

const key = () => `points-race-${++calls}`

/** A service's session, on one server or the other. */
function service() {
  const { viewer, locales, address } = shop.as('SERVICE')
  return openSession(calls % 2 === 0 ? shop.services : second.services, { viewer, locales, address })
}

const paying = ({ id, holderId }: LoyaltyCard, price: number, points: number | null = null) => ({
  ...purchase(price),
  customer: { id: holderId },
  points: { loyaltyCardId: id, points },
})

const buy = (
  card: LoyaltyCard,
  price: number,
  more: { holdFor?: string; expectedTotal?: ReturnType<typeof eur> } = {},
) => redeem(service(), { evaluation: paying(card, price), orderReference: key(), idempotencyKey: key(), ...more })

test('50 who pay with one balance on two servers never spend more than there is', async () => {
  const card = await cardIn(shop, await shopper(shop, 'ann'), 'beans')
  for (const points of [310, 290, 425]) await aLot(shop, card, points)
  const answers = await Promise.all(Array.from({ length: 50 }, () => buy(card, 100, { expectedTotal: eur(0) })))
  expect(answers.filter(({ redemption }) => redemption !== null)).toHaveLength(10)
  expect(await movedOn(shop, card)).toMatchObject({ balance: 25, held: 0 })
  await expectCleanBooks(shop)
})

test('whatever is done with cards of several programs at once, nothing is lost, spent twice or left in a deadlock', async () => {
  const grants = [{ perk: { title: 'A cup' } }]
  const reward = { program: { key: 'beans' }, key: 'cup', price: 40, grants, display: { title: 'A cup' } }
  const rewardId = given(await rewardUpsert(shop.as('MARKETER'), reward), 'reward').id
  const cards: LoyaltyCard[] = []
  for (let place = 0; place < 4; place++) {
    const customer = await shopper(shop, `racer-${place}`)
    for (const program of ['beans', 'miles']) {
      const card = await cardIn(shop, customer, program)
      for (const days of [1, 2, 3]) await aLot(shop, card, 150, new Date(NOW.getTime() + days * 86_400_000))
      cards.push(card)
    }
  }
  const open: string[] = []
  const sold: string[] = []
  const act = (redemptionId: string) => ({ redemptionId, idempotencyKey: key() })
  const keep = (ids: string[], { redemption }: { readonly redemption: { readonly id: string } | null }) =>
    redemption !== null && ids.push(redemption.id)
  const moves: ((card: LoyaltyCard) => Promise<unknown>)[] = [
    async (card) => keep(sold, await buy(card, 333)),
    async (card) => keep(open, await buy(card, 210, { holdFor: 'PT10M' })),
    async () => keep(sold, await redemptionCapture(service(), act(open.at(-1) ?? shop.services.newId()))),
    async () => redemptionRelease(service(), act(open.at(0) ?? shop.services.newId())),
    async () => redemptionRollback(service(), { ...act(sold.at(-1) ?? shop.services.newId()), reason: 'Back' }),
    async (card) => rewardRedeem(service(), { loyaltyCardId: card.id, rewardId, idempotencyKey: key() }),
    async () => settleDueCards(shop.services),
    async () => runOutHolds(second.services, shop.clock.now),
  ]
  for (let round = 0; round < 4; round++) {
    const now = cards.flatMap((card, place) =>
      moves.map((move, at) => ({ card, move, order: (at * 5 + place * 3 + round) % 8 })),
    )
    await Promise.all(now.toSorted((a, b) => a.order - b.order).map(({ card, move }) => move(card)))
    shop.clock.now = new Date(shop.clock.now.getTime() + 12 * 3_600_000)
  }
  await runOutHolds(shop.services, shop.clock.now)
  const [left] = await rows<{ held: number }>(
    shop.services.database.open(),
    'select sum(held)::bigint as held from loyalty_card',
  )
  expect(left!.held).toBe(0)
  expect(sold.length).toBeGreaterThan(20)
  await expectCleanBooks(shop)
}, 60_000)

test('what a point is worth binds at once, also for whoever has decided already', async () => {
  await aPayingProgram(shop, 'stars', { pointValues: [eur(5)] })
  const card = await cardIn(shop, await shopper(shop, 'waits'), 'stars')
  await aLot(shop, card, 40)
  const blocker = new pg.Client({ connectionString: shop.app.databaseUrl })
  await blocker.connect()
  await blocker.query('begin')
  await blocker.query('select from loyalty_card where id = $1 for update', [card.id])
  const asked = buy(card, 1000)
  const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  while ((await rows(shop.services.database.open(), waiting)).length === 0) await wait(5)
  await aPayingProgram(shop, 'stars', { pointValues: [eur(3)] })
  await blocker.end()
  const { tenders, total } = given(await asked, 'redemption')
  expect([tenders, total]).toEqual([[{ loyaltyCardId: card.id, points: 40, amount: 120 }], 880])
})
