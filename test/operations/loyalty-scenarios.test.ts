import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { EarningRuleInput, LoyaltyProgramInput } from '../../src/domain/input/loyalty-input.ts'
import type { LoyaltyCard } from '../../src/domain/loyalty/loyalty-card.ts'
import { redeem } from '../../src/operations/checkout/redeem.ts'
import { redemptionRollback } from '../../src/operations/checkout/redemption-rollback.ts'
import { eventTrack } from '../../src/operations/customers/event-track.ts'
import { segmentUpsert } from '../../src/operations/customers/segment-upsert.ts'
import { cardTier } from '../../src/operations/loyalty/card-tier.ts'
import { earningRuleUpsert } from '../../src/operations/loyalty/earning-rule-upsert.ts'
import { loyaltyEnroll } from '../../src/operations/loyalty/loyalty-enroll.ts'
import { loyaltyProgramUpsert } from '../../src/operations/loyalty/loyalty-program-upsert.ts'
import { membershipExtend } from '../../src/operations/loyalty/membership-extend.ts'
import { rewardRedeem } from '../../src/operations/loyalty/reward-redeem.ts'
import { rewardUpsert } from '../../src/operations/loyalty/reward-upsert.ts'
import { rows } from '../../src/store/database.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { expectCleanBooks } from '../support/clean-books.ts'
import { eur, given, shopper } from '../support/shop.ts'

const NOW = new Date('2026-11-21T12:00:00Z')
const DAY = 86_400_000
let shop: TestApp
let count = 0

beforeAll(async () => {
  shop = await openTestApp(NOW)
})
afterAll(async () => {
  await expectCleanBooks(shop)
  await shop.close()
})

const fresh = (name: string) => `${name}-${++count}`
const PER_EURO = { trigger: 'ORDER_PAID' as const, pointsPer: { points: 1, steps: [eur(100)] } }

/** A program of one mile for each euro, unless it says otherwise. */
async function program(
  more: Partial<LoyaltyProgramInput> = {},
  rules: readonly Partial<EarningRuleInput>[] = [PER_EURO],
) {
  const names = { title: 'Miles and more coffee', pointName: 'mile', pointsName: 'miles' }
  const made = given(
    await loyaltyProgramUpsert(shop.as('MARKETER'), { key: fresh('miles'), ...names, ...more }),
    'program',
  )
  for (const more of rules) {
    const rule = { program: { key: made.key }, key: fresh('rule'), title: 'Rule', trigger: 'EVENT' as const, ...more }
    given(await earningRuleUpsert(shop.as('MARKETER'), rule), 'program')
  }
  return made
}

async function member(programKey: string, more: object = {}): Promise<LoyaltyCard> {
  const { id } = await shopper(shop, fresh('member'), more)
  return given(await loyaltyEnroll(shop.as('SHOPPER', id), { programKey }), 'item') as LoyaltyCard
}

async function pay({ holderId }: LoyaltyCard, unitPrice: number) {
  const lines = [{ sku: 'thing', quantity: 1, unitPrice: eur(unitPrice) }]
  const evaluation = { customer: { id: holderId }, currency: 'EUR', lines }
  const order = { evaluation, orderReference: fresh('R'), idempotencyKey: fresh('redeem-key') }
  return given(await redeem(shop.as('SERVICE'), order), 'redemption')
}

async function returned(redemptionId: string): Promise<void> {
  const rollback = { redemptionId, reason: 'Returned', idempotencyKey: fresh('rollback-key') }
  given(await redemptionRollback(shop.as('SERVICE'), rollback), 'redemption')
}

async function does({ holderId }: LoyaltyCard, name: string): Promise<void> {
  const event = { customer: { id: holderId }, name, idempotencyKey: fresh('event-key') }
  given(await eventTrack(shop.as('SERVICE'), event), 'accepted')
}

const pointsOf = ({ id }: LoyaltyCard) => shop.as('SUPPORT').load.pointsOfCard.load(id)

async function tierOf({ id }: LoyaltyCard): Promise<string | null> {
  const session = shop.as('SUPPORT')
  return (await cardTier(session, (await session.load.loyaltyCard.load(id))!))?.key ?? null
}

async function at<Answer>(time: Date, work: () => Promise<Answer>): Promise<Answer> {
  shop.clock.now = time
  try {
    return await work()
  } finally {
    shop.clock.now = NOW
  }
}

describe('points under a name of the shop’s choice', () => {
  test('are earned by orders and by custom events: a review 30, a share 10, an order one a euro', async () => {
    const { key } = await program({}, [
      PER_EURO,
      { eventName: 'review', points: 30 },
      { eventName: 'share', points: 10 },
    ])
    const card = await member(key)
    await does(card, 'review')
    await does(card, 'share')
    await pay(card, 12_350)
    expect((await pointsOf(card)).points).toBe(30 + 10 + 123)
  })

  test('are earned at rates that differ by segment and tier: 100 for anybody, 300 in the segment, half as much again for gold', async () => {
    const condition = { customer: { name: 'city', operator: 'EQUALS' as const, values: ['Berlin'] } }
    given(await segmentUpsert(shop.as('MARKETER'), { key: 'berliners', name: 'Berliners', condition }), 'segment')
    const tiers = [{ key: 'gold', title: 'Gold', rank: 1, minPoints: 400, earnBasisPoints: 15_000 }]
    const berliners = {
      ...PER_EURO,
      pointsPer: { points: 2, steps: [eur(100)] },
      when: { segment: { key: 'berliners' } },
    }
    const { key } = await program({ tiers }, [PER_EURO, berliners])
    const [anybody, berliner] = [await member(key), await member(key, { city: 'Berlin' })]
    await pay(anybody, 10_000)
    await pay(berliner, 10_000)
    expect([(await pointsOf(anybody)).points, (await pointsOf(berliner)).points]).toEqual([100, 300])
    await pay(berliner, 5_000)
    expect([(await pointsOf(berliner)).points, await tierOf(berliner)]).toEqual([450, 'gold'])
    await pay(berliner, 10_000)
    expect((await pointsOf(berliner)).points).toBe(450 + 150 + 300)
  })
})

describe('points', () => {
  test('wait for the return window: what comes back within it was never spendable', async () => {
    const { key } = await program({ pendingFor: 'P14D' })
    const card = await member(key)
    const order = await pay(card, 5_000)
    await pay(card, 2_000)
    expect(await pointsOf(card)).toMatchObject({ points: 0, pending: 70 })
    await at(new Date(NOW.getTime() + 13 * DAY), () => returned(order.id))
    expect(await pointsOf(card)).toMatchObject({ points: 0, pending: 20 })
    await at(new Date(NOW.getTime() + 14 * DAY - 1), async () =>
      expect(await pointsOf(card)).toMatchObject({ points: 0 }),
    )
    await at(new Date(NOW.getTime() + 14 * DAY), async () =>
      expect(await pointsOf(card)).toMatchObject({ points: 20, pending: 0 }),
    )
  })

  test.each([
    ['DAY', '2027-03-22T00:00:00Z'],
    ['MONTH', '2027-04-01T00:00:00Z'],
    ['QUARTER', '2027-04-01T00:00:00Z'],
    ['YEAR', '2028-01-01T00:00:00Z'],
  ] as const)('end after four months, rounded to the %s', async (roundedTo, text) => {
    const { key } = await program({ expiry: { after: 'P4M', roundedTo } })
    const card = await member(key)
    await pay(card, 1_000)
    const expiresAt = new Date(text)
    expect(await pointsOf(card)).toMatchObject({ points: 10, expiring: [{ points: 10, expiresAt }] })
    await at(new Date(expiresAt.getTime() - 1), async () => expect((await pointsOf(card)).points).toBe(10))
    await at(expiresAt, async () => expect((await pointsOf(card)).points).toBe(0))
  })
})

describe('tiers', () => {
  const BY_POINTS = [{ key: 'silver', title: 'Silver', rank: 1, minPoints: 100 }]
  const BY_MONEY = [{ key: 'silver', title: 'Silver', rank: 1, minSpend: [eur(10_000)] }]

  /** The last instant at which a tier that was reached on 21 November 2026 at noon still holds; null: it is kept for ever. */
  test.each([
    ['points, in a lifetime', BY_POINTS, 'LIFETIME', null],
    ['points, in calendar years', BY_POINTS, 'CALENDAR_YEAR', '2028-01-01T00:00:00Z'],
    ['points, in a rolling year', BY_POINTS, 'ROLLING_YEAR', '2027-11-21T12:00:00Z'],
    ['money, in a lifetime', BY_MONEY, 'LIFETIME', null],
    ['money, in calendar years', BY_MONEY, 'CALENDAR_YEAR', '2028-01-01T00:00:00Z'],
    ['money, in a rolling year', BY_MONEY, 'ROLLING_YEAR', '2027-11-21T12:00:00Z'],
  ] as const)('by %s: up at once, down at the period’s end', async (_by, tiers, tierPeriod, ends) => {
    const { key } = await program({ tiers, tierPeriod })
    const card = await member(key)
    await pay(card, 9_999)
    expect(await tierOf(card)).toBeNull()
    await pay(card, 101)
    expect(await tierOf(card)).toBe('silver')
    const end = new Date(ends ?? '2099-01-01T00:00:00Z')
    await at(new Date(end.getTime() - 1), async () => expect(await tierOf(card)).toBe('silver'))
    await at(end, async () => expect(await tierOf(card)).toBe(ends === null ? 'silver' : null))
  })

  test('need a paid membership where they say so, and what was earned waits for it', async () => {
    const tiers = [{ key: 'club', title: 'Club', rank: 1, minPoints: 100, needsMembership: true }]
    const { key } = await program({ tiers, membership: { prices: [eur(2_900)], period: 'P1Y' } })
    const card = await member(key)
    await pay(card, 10_000)
    expect(await tierOf(card)).toBeNull()
    const until = new Date('2027-11-21T12:00:00Z')
    const paid = { loyaltyCardId: card.id, until, idempotencyKey: fresh('membership-key') }
    given(await membershipExtend(shop.as('SERVICE'), paid), 'item')
    expect(await tierOf(card)).toBe('club')
    await at(until, async () => expect(await tierOf(card)).toBeNull())
  })
})

describe('points buy', () => {
  const bought = async (points: number, reward: object) => {
    const { key } = await program()
    const { id: rewardId } = given(
      await rewardUpsert(shop.as('MARKETER'), {
        program: { key },
        key: fresh('reward'),
        price: points,
        grants: [],
        display: { title: 'Reward' },
        ...reward,
      }),
      'reward',
    )
    const card = await member(key)
    await pay(card, points * 100)
    const asked = { loyaltyCardId: card.id, rewardId, idempotencyKey: fresh('reward-key') }
    const { granted } = await rewardRedeem(shop.as('SHOPPER', card.holderId), asked)
    expect((await pointsOf(card)).points).toBe(0)
    return { card, granted }
  }

  test('a gift to a charity: 500 points are 5 euros, given once', async () => {
    const { card, granted } = await bought(500, { grants: [{ donation: { charity: 'Trees', amounts: [eur(500)] } }] })
    expect(granted).toEqual([])
    const donations = await rows(
      shop.services.database.open(),
      'select charity, amounts from donation where customer_id = $1',
      [card.holderId],
    )
    expect(donations).toEqual([{ charity: 'Trees', amounts: [eur(500)] }])
  })

  test('rewards that are not money: early access, and an event', async () => {
    const grants = [{ perk: { title: 'Early access', validFor: 'P7D' } }, { perk: { title: 'Roastery evening' } }]
    const { granted } = await bought(200, { grants })
    expect(granted).toMatchObject([
      { title: 'Early access', endsAt: new Date('2026-11-28T12:00:00Z') },
      { title: 'Roastery evening', endsAt: null },
    ])
  })
})
