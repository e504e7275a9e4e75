import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import pg from 'pg'
import type { LoyaltyProgramInput } from '../../src/domain/input/loyalty-input.ts'
import type { LoyaltyCard } from '../../src/domain/loyalty/loyalty-card.ts'
import { orderRecord } from '../../src/operations/checkout/order-record.ts'
import { redeem } from '../../src/operations/checkout/redeem.ts'
import { eventTrack } from '../../src/operations/customers/event-track.ts'
import { earningRuleUpsert } from '../../src/operations/loyalty/earning-rule-upsert.ts'
import { loyaltyEnroll } from '../../src/operations/loyalty/loyalty-enroll.ts'
import { loyaltyProgramUpsert } from '../../src/operations/loyalty/loyalty-program-upsert.ts'
import { membershipExtend } from '../../src/operations/loyalty/membership-extend.ts'
import { rewardRedeem } from '../../src/operations/loyalty/reward-redeem.ts'
import { rewardUpsert } from '../../src/operations/loyalty/reward-upsert.ts'
import { settleDueCards } from '../../src/operations/loyalty/settle-due-cards.ts'
import { walletAdjust } from '../../src/operations/wallet/wallet-adjust.ts'
import { rows } from '../../src/store/database.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { expectCleanBooks } from '../support/clean-books.ts'
import { eur, given, purchase, shopper } from '../support/shop.ts'

const DAY = 86_400_000
let shop: TestApp
let count = 0

beforeAll(async () => {
  shop = await openTestApp()
})
afterEach(() => expectCleanBooks(shop))
afterAll(() => shop.close())

const fresh = (name: string) => `${name}-${++count}`
const key = () => fresh('races-key')

async function program(more: Partial<LoyaltyProgramInput> = {}): Promise<string> {
  const names = { title: 'Beans', pointName: 'bean', pointsName: 'beans' }
  const input = { key: fresh('program'), ...names, ...more }
  return given(await loyaltyProgramUpsert(shop.as('MARKETER'), input), 'program').key
}

async function member(programKey: string): Promise<LoyaltyCard> {
  const { id } = await shopper(shop, fresh('member'))
  return given(await loyaltyEnroll(shop.as('SHOPPER', id), { programKey }), 'item') as LoyaltyCard
}

const cardNow = async ({ id }: LoyaltyCard): Promise<LoyaltyCard> =>
  (await shop.as('SUPPORT').load.loyaltyCard.load(id))!

/** What happens where some works wait for a card, and `meanwhile` is done before they get it. */
async function whileWaiting<T>(
  { id }: LoyaltyCard,
  works: readonly (() => Promise<T>)[],
  meanwhile: () => Promise<unknown> = async () => {},
): Promise<T[]> {
  const blocker = new pg.Client({ connectionString: shop.services.database.url })
  await blocker.connect()
  await blocker.query(`begin; select from loyalty_card where id = '${id}' for update`)
  const done: Promise<T>[] = []
  for (const work of works) {
    done.push(work())
    await untilWaiting(done.length)
  }
  await meanwhile()
  await blocker.end()
  return Promise.all(done)
}

async function untilWaiting(most: number): Promise<void> {
  const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  while ((await rows(shop.services.database.open(), waiting)).length < most) await wait(5)
}

describe('what is changed while somebody waits for a card', () => {
  test('is what holds: new tiers reach the card though it was written by the old ones', async () => {
    const tiers = [{ key: 'low', title: 'Low', rank: 1 }]
    const programKey = await program({ tiers })
    const card = await member(programKey)
    const rule = { program: { key: programKey }, key: fresh('rule'), title: 'Seen', trigger: 'EVENT' as const }
    given(await earningRuleUpsert(shop.as('MARKETER'), { ...rule, eventName: 'Seen', points: 50 }), 'program')
    const seen = { customer: { id: card.holderId }, name: 'Seen', idempotencyKey: key() }
    const high = { key: 'high', title: 'High', rank: 2, minPoints: 50, grants: [{ perk: { title: 'High' } }] }
    await whileWaiting(card, [() => eventTrack(shop.as('SERVICE'), seen)], async () => {
      await program({ key: programKey, tiers: [...tiers, high] })
    })
    await settleDueCards(shop.services)
    const { tiers: kept } = (await shop.as('SUPPORT').load.loyaltyProgram.load(card.programId))!
    expect((await cardNow(card)).tierId).toBe(kept.find(({ key: tier }) => tier === 'high')!.id)
    const perks = await rows(shop.services.database.open(), 'select from perk where holder_id = $1', [card.holderId])
    expect(perks).toHaveLength(1)
  })

  test.each([
    ['dearer', { price: 20 }, 'INSUFFICIENT_BALANCE'],
    ['switched off', { enabled: false }, 'INVALID_STATE'],
    ['sold out', { stock: 0 }, 'LIMIT_REACHED'],
  ])('is what holds: a reward that is %s by then', async (_how, change, code) => {
    const programKey = await program()
    const card = await member(programKey)
    const points = { loyaltyCardId: card.id, delta: 10 }
    given(await walletAdjust(shop.as('SUPPORT'), { points, reason: 'A gesture', idempotencyKey: key() }), 'customer')
    const rewardKey = fresh('reward')
    const put = (more: object) =>
      rewardUpsert(shop.as('MARKETER'), {
        program: { key: programKey },
        key: rewardKey,
        price: 10,
        grants: [{ perk: { title: 'A tasting' } }],
        display: { title: 'A tasting' },
        ...more,
      })
    const { id: rewardId } = given(await put({}), 'reward')
    const buy = () =>
      rewardRedeem(shop.as('SHOPPER', card.holderId), { loyaltyCardId: card.id, rewardId, idempotencyKey: key() })
    const [bought] = await whileWaiting(card, [buy], async () => given(await put(change), 'reward'))
    expect(bought).toMatchObject({ card: null, userErrors: [{ code }] })
  })
})

test('a reward is for whom it is for when it is bought, not when she began to wait', async () => {
  const programKey = await program()
  const externalId = fresh('mover')
  const { id: customerId } = await shopper(shop, externalId, { country: 'DE' })
  const card = given(await loyaltyEnroll(shop.as('SHOPPER', customerId), { programKey }), 'item') as LoyaltyCard
  const availableTo = { customer: { name: 'country', operator: 'EQUALS' as const, values: ['DE'] } }
  const what = { key: fresh('reward'), price: 0, grants: [{ perk: { title: 'A tour' } }], display: { title: 'A tour' } }
  const input = { program: { key: programKey }, availableTo, ...what }
  const { id: rewardId } = given(await rewardUpsert(shop.as('MARKETER'), input), 'reward')
  const buy = () =>
    rewardRedeem(shop.as('SHOPPER', customerId), { loyaltyCardId: card.id, rewardId, idempotencyKey: key() })
  const [bought] = await whileWaiting(card, [buy], () => shopper(shop, externalId, { country: 'FR' }))
  expect(bought!.userErrors).toMatchObject([{ code: 'INVALID_STATE', reasons: [{ code: 'AUDIENCE' }] }])
})

describe('the cards of one customer are locked in one order, whichever is meant (law 20):', () => {
  /** A new customer's two cards, by their ids. */
  async function twoCards(): Promise<readonly [LoyaltyCard, LoyaltyCard]> {
    const one = await member(await program())
    const [programKey, session] = [await program(), shop.as('SHOPPER', one.holderId)]
    const other = given(await loyaltyEnroll(session, { programKey }), 'item') as LoyaltyCard
    return one.id < other.id ? [one, other] : [other, one]
  }

  const gesture = ({ id }: LoyaltyCard) => {
    const adjusted = { points: { loyaltyCardId: id, delta: 1 }, reason: 'A gesture', idempotencyKey: key() }
    return walletAdjust(shop.as('SUPPORT'), adjusted)
  }
  const order = ({ holderId }: LoyaltyCard) => {
    const evaluation = purchase(1000, [], { customer: { id: holderId } })
    return redeem(shop.as('SERVICE'), { orderReference: fresh('R'), idempotencyKey: key(), evaluation })
  }
  const orderElsewhere = ({ holderId: id }: LoyaltyCard) => {
    const lines = [{ sku: 'thing', quantity: 1, unitPrice: eur(500) }]
    const paid = { reference: fresh('R'), customer: { id }, currency: 'EUR', lines, idempotencyKey: key() }
    return orderRecord(shop.as('SERVICE'), paid)
  }

  test.each([
    ['a correction', gesture],
    ['an order', order],
    ['an order paid elsewhere', orderElsewhere],
  ])('by %s', async (_of, work) => {
    const [first, second] = await twoCards()
    let isFree = false
    await whileWaiting<unknown>(first, [() => work(second)], async () => {
      const free = `select id from loyalty_card where id = '${second.id}' for update skip locked`
      isFree = (await rows(shop.services.database.open(), free)).length === 1
    })
    expect(isFree).toBe(true)
  })
})

test('a card that cannot be settled hinders no other', async () => {
  const tiers = [{ key: 'low', title: 'Low', rank: 1 }]
  const programKey = await program()
  const cards = [await member(programKey), await member(programKey), await member(programKey)]
  const poisoned = cards.toSorted((a, b) => (a.id < b.id ? -1 : 1))[0]!
  const db = shop.services.database.open()
  await rows(
    db,
    `create function poison() returns trigger language plpgsql as $$ begin
       if old.id = '${poisoned.id}' then raise exception 'poisoned'; end if; return new;
     end $$`,
  )
  await rows(db, 'create trigger poison before update on loyalty_card for each row execute function poison()')
  await program({ key: programKey, tiers })
  await settleDueCards(shop.services)
  await rows(db, 'drop trigger poison on loyalty_card')
  const hasTier = await Promise.all(cards.map(async (card) => (await cardNow(card)).tierId !== null))
  expect(hasTier).toEqual(cards.map(({ id }) => id !== poisoned.id))
  await settleDueCards(shop.services)
  expect((await cardNow(poisoned)).tierId).not.toBeNull()
})

test('a membership only grows, in whichever order two payments come', async () => {
  const card = await member(await program({ membership: { prices: [eur(1000)], period: 'P1Y' } }))
  const until = (days: number) => new Date(shop.clock.now.getTime() + days * DAY)
  const extend = (days: number) => () =>
    membershipExtend(shop.as('SERVICE'), { loyaltyCardId: card.id, until: until(days), idempotencyKey: key() })
  const [long, short] = await whileWaiting(card, [extend(730), extend(365)])
  expect(long!.userErrors).toEqual([])
  expect(short!.userErrors).toMatchObject([{ code: 'INVALID', path: ['until'] }])
  expect((await cardNow(card)).membershipEndsAt).toEqual(until(730))
})
