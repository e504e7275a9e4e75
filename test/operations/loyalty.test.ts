import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { LoyaltyProgramInput } from '../../src/domain/input/loyalty-input.ts'
import type { LoyaltyCard } from '../../src/domain/loyalty/loyalty-card.ts'
import { isPerk } from '../../src/domain/wallet-item.ts'
import { orderRecord } from '../../src/operations/checkout/order-record.ts'
import { redeem } from '../../src/operations/checkout/redeem.ts'
import { eventTrack } from '../../src/operations/customers/event-track.ts'
import { earningRuleUpsert } from '../../src/operations/loyalty/earning-rule-upsert.ts'
import { cardNextTier } from '../../src/operations/loyalty/card-next-tier.ts'
import { cardTier } from '../../src/operations/loyalty/card-tier.ts'
import { earnByBirthdays } from '../../src/operations/loyalty/earn-by-birthdays.ts'
import { enrollEveryone } from '../../src/operations/loyalty/enroll-everyone.ts'
import { loyaltyEnroll } from '../../src/operations/loyalty/loyalty-enroll.ts'
import { loyaltyProgramUpsert } from '../../src/operations/loyalty/loyalty-program-upsert.ts'
import { membershipExtend } from '../../src/operations/loyalty/membership-extend.ts'
import { rewardRedeem } from '../../src/operations/loyalty/reward-redeem.ts'
import { rewardUpsert } from '../../src/operations/loyalty/reward-upsert.ts'
import { settleDueCards } from '../../src/operations/loyalty/settle-due-cards.ts'
import { settingsUpdate } from '../../src/operations/settings/settings-update.ts'
import { visitorTokenCreate } from '../../src/operations/identity/visitor-token-create.ts'
import { offers } from '../../src/operations/shopping/offers.ts'
import { evaluate } from '../../src/operations/shopping/evaluate.ts'
import { walletAdjust } from '../../src/operations/wallet/wallet-adjust.ts'
import { rows } from '../../src/store/database.ts'
import { expectCleanBooks } from '../support/books.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { eur, given, publish, shopper } from '../support/shop.ts'

const NOW = new Date('2026-11-21T12:00:00Z')
const DAY = 86_400_000
let shop: TestApp
let keys = 0

beforeAll(async () => {
  shop = await openTestApp(NOW)
})
afterAll(async () => {
  await expectCleanBooks(shop)
  await shop.close()
})

const key = () => `loyalty-key-${++keys}`

async function program(input: Partial<LoyaltyProgramInput> & { readonly key: string }) {
  const names = { title: 'Beans', pointName: 'bean', pointsName: 'beans' }
  return given(await loyaltyProgramUpsert(shop.as('MARKETER'), { ...names, ...input }), 'program')
}

async function reward(programKey: string, rewardKey: string, price: number, more: object = {}) {
  const grants = [{ perk: { title: 'A tasting', validFor: 'P30D' } }]
  const input = { program: { key: programKey }, key: rewardKey, price, grants, display: { title: rewardKey }, ...more }
  return given(await rewardUpsert(shop.as('MARKETER'), input), 'reward')
}

async function member(programKey: string, externalId: string): Promise<LoyaltyCard> {
  const { id } = await shopper(shop, externalId)
  return given(await loyaltyEnroll(shop.as('SHOPPER', id), { programKey }), 'item') as LoyaltyCard
}

async function track(card: LoyaltyCard, name: string): Promise<void> {
  const event = { customer: { id: card.holderId }, name, idempotencyKey: key() }
  given(await eventTrack(shop.as('SERVICE'), event), 'accepted')
}

async function adjust(card: LoyaltyCard, delta: number) {
  const points = { loyaltyCardId: card.id, delta }
  return walletAdjust(shop.as('SUPPORT'), { points, reason: 'A gesture', idempotencyKey: key() })
}

const buy = (card: LoyaltyCard, rewardId: string, idempotencyKey = key()) =>
  rewardRedeem(shop.as('SHOPPER', card.holderId), { loyaltyCardId: card.id, rewardId, idempotencyKey })

const pointsOf = ({ id }: LoyaltyCard) => shop.as('SUPPORT').load.pointsOfCard.load(id)

async function tierKey({ id }: LoyaltyCard): Promise<string | null> {
  const session = shop.as('SUPPORT')
  return (await cardTier(session, (await session.load.loyaltyCard.load(id))!))?.key ?? null
}

/** Balances that are not the sum of their entries, or of their lots: law 23 knows none. */
function unbalanced() {
  return rows(
    shop.services.database.open(),
    `select card.id from loyalty_card card where balance <> coalesce((select sum(delta) from ledger_entry where loyalty_card_id = card.id), 0)
       or held <> coalesce((select sum(held_delta) from ledger_entry where loyalty_card_id = card.id), 0)
       or balance <> coalesce((select sum(rest) from points_lot where card_id = card.id), 0) - owed`,
  )
}

describe('joining', () => {
  test('makes a card once, however often and by how many it is asked, and earns what joining earns once', async () => {
    await program({ key: 'join' })
    given(
      await earningRuleUpsert(shop.as('MARKETER'), {
        program: { key: 'join' },
        key: 'welcome',
        title: 'Welcome',
        trigger: 'SIGN_UP',
        points: 25,
      }),
      'program',
    )
    const { id } = await shopper(shop, 'joiner')
    const joined = await Promise.all(
      Array.from({ length: 20 }, () => loyaltyEnroll(shop.as('SHOPPER', id), { programKey: 'join' })),
    )
    expect(new Set(joined.map((payload) => (payload.item as LoyaltyCard).id)).size).toBe(1)
    expect(joined.filter(({ replayed }) => !replayed)).toHaveLength(1)
    expect(await pointsOf(joined[0]!.item as LoyaltyCard)).toMatchObject({ points: 25, pending: 0 })
  })

  test('needs a shopper, a program, and a customer whom one may name', async () => {
    const { token } = await visitorTokenCreate(shop.as('VISITOR'))
    const visitor = (await shop.services.tokens.verify(token!, NOW))!.customerId
    const refused = await loyaltyEnroll(shop.as('VISITOR', visitor), { programKey: 'join' })
    expect(refused.userErrors).toMatchObject([{ code: 'INVALID_STATE', reasons: [{ code: 'SIGN_IN_REQUIRED' }] }])
    expect((await loyaltyEnroll(shop.as('SERVICE'), { programKey: 'none' })).userErrors).toMatchObject([
      { code: 'NOT_FOUND', path: ['programKey'] },
    ])
    const named = { programKey: 'join', customer: { externalId: 'joiner' } }
    expect((await loyaltyEnroll(shop.as('SERVICE'), named)).replayed).toBe(true)
    const { id } = await shopper(shop, 'other')
    const own = await loyaltyEnroll(shop.as('SHOPPER', id), named)
    expect(own.wallet).toEqual({ customerId: id })
  })

  test('happens by itself where a program enrolls everyone: who was there, and who comes', async () => {
    await shopper(shop, 'there-before')
    const { id } = await program({ key: 'everyone', enrollsEveryone: true })
    await enrollEveryone(shop.services, { programId: id, after: null })
    const [before, after] = [await shopper(shop, 'there-before'), await shopper(shop, 'came-after')]
    for (const customer of [before, after])
      expect(
        (await shop.as('SUPPORT').load.loyaltyCardsOf.load(customer.id)).some(({ programId }) => programId === id),
      ).toBe(true)
    await program({ key: 'everyone' })
  })
})

describe('a reward', () => {
  test('takes points and stock and gives what it grants, once a key', async () => {
    await program({ key: 'shop' })
    await publish(shop, { key: 'reward-coupon', kind: 'COUPON', codePattern: 'R-########-####' })
    const grants = [
      { voucherFrom: { key: 'reward-coupon' } },
      { perk: { title: 'Early access' } },
      { points: { program: { key: 'shop' }, points: 5 } },
    ]
    const { id } = await reward('shop', 'bundle', 100, { stock: 3, grants })
    const card = await member('shop', 'buyer')
    await adjust(card, 150)
    const idempotencyKey = key()
    const bought = await buy(card, id, idempotencyKey)
    expect(bought.granted).toMatchObject([
      { code: expect.stringMatching(/^R-/) },
      { title: 'Early access' },
      { id: card.id },
    ])
    expect(await pointsOf(card)).toMatchObject({ points: 55 })
    const again = await buy(card, id, idempotencyKey)
    expect(again).toMatchObject({ replayed: true, granted: bought.granted.map((item) => ({ id: item.id })) })
    expect(await shop.as('SUPPORT').load.rewardStock.load(id)).toBe(2)
    expect((await buy(card, id)).userErrors).toMatchObject([{ code: 'INSUFFICIENT_BALANCE' }])
    expect(await unbalanced()).toEqual([])
  })

  test('bought twice gives two codes, not the same one', async () => {
    const { id } = await reward('shop', 'codes', 10, { grants: [{ voucherFrom: { key: 'reward-coupon' } }] })
    const card = await member('shop', 'twice')
    await adjust(card, 20)
    const codes = [await buy(card, id), await buy(card, id)].map(({ granted }) => (granted[0] as { code: string }).code)
    expect(new Set(codes).size).toBe(2)
  })

  test('may be a gift card: points become money that pays', async () => {
    await publish(shop, { key: 'bean-money', kind: 'GIFT_CARD', codePattern: 'G-########-####', effects: [] })
    const grants = [
      { giftCard: { campaign: { key: 'bean-money' }, amounts: [{ amount: 600, currency: 'USD' }, eur(500)] } },
    ]
    const { id } = await reward('shop', 'money', 50, { grants })
    const card = await member('shop', 'saver')
    await adjust(card, 50)
    const bought = await buy(card, id)
    expect(bought.granted).toMatchObject([{ balance: 500, currency: 'EUR', holderId: card.holderId }])
    const codes = [(bought.granted[0] as { code: string }).code]
    const lines = [{ sku: 'thing', quantity: 1, unitPrice: eur(700) }]
    const asked = { customer: { id: card.holderId }, currency: 'EUR', lines, codes }
    expect((await evaluate(shop.as('SERVICE'), { input: asked })).priced).toMatchObject({
      tenderTotal: 500,
      total: 200,
    })
    const coupon = [{ giftCard: { campaign: { key: 'reward-coupon' }, amounts: [eur(500)] } }]
    const input = { program: { key: 'shop' }, key: 'no-money', price: 1, grants: coupon, display: { title: 'x' } }
    expect((await rewardUpsert(shop.as('MARKETER'), input)).userErrors).toMatchObject([
      { code: 'INVALID', path: ['grants', '0', 'giftCard', 'campaign'] },
    ])
  })

  test('that cannot be given takes nothing', async () => {
    await publish(shop, { key: 'no-codes', kind: 'COUPON', publicCode: 'ONE-FOR-ALL' })
    const { id } = await reward('shop', 'empty', 10, {
      stock: 1,
      grants: [{ perk: { title: 'P' } }, { voucherFrom: { key: 'no-codes' } }],
    })
    const card = await member('shop', 'unlucky')
    await adjust(card, 10)
    expect((await buy(card, id)).userErrors).toMatchObject([{ code: 'INVALID_STATE', path: ['rewardId'] }])
    expect(await pointsOf(card)).toMatchObject({ points: 10 })
    expect(await shop.as('SUPPORT').load.rewardStock.load(id)).toBe(1)
  })

  test('is for whom it is for, when it is there, and on the card of its own program', async () => {
    const availableTo = { customer: { name: 'city', operator: 'EQUALS' as const, values: ['Berlin'] } }
    const local = await reward('shop', 'local', 0, { availableTo })
    const future = await reward('shop', 'future', 0, { startsAt: new Date(NOW.getTime() + DAY) })
    const off = await reward('shop', 'off', 0, { enabled: false })
    const card = await member('shop', 'stranger')
    const reasons = async (id: string) =>
      (await buy(card, id)).userErrors.flatMap((error) => error.reasons.map(({ code }) => code))
    expect(await reasons(local.id)).toEqual(['AUDIENCE'])
    expect(await reasons(future.id)).toEqual(['NOT_STARTED'])
    expect(await reasons(off.id)).toEqual(['PAUSED'])
    await shopper(shop, 'stranger', { city: 'Berlin' })
    expect((await buy(card, local.id)).userErrors).toEqual([])
    const foreign = await member('join', 'stranger')
    expect((await buy(foreign, local.id)).userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['rewardId'] }])
    const thief = await shopper(shop, 'thief')
    const stolen = await rewardRedeem(shop.as('SHOPPER', thief.id), {
      loyaltyCardId: card.id,
      rewardId: local.id,
      idempotencyKey: key(),
    })
    expect(stolen.userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['loyaltyCardId'] }])
  })

  test('of 50 that spend one balance at once, exactly as many succeed as it pays for', async () => {
    const { id } = await reward('shop', 'race', 10)
    const card = await member('shop', 'racer')
    await adjust(card, 75)
    const bought = await Promise.all(Array.from({ length: 50 }, () => buy(card, id)))
    expect(bought.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(7)
    expect(await pointsOf(card)).toMatchObject({ points: 5 })
    expect(await unbalanced()).toEqual([])
  })

  test('of 50 members who want the last 9 at once, exactly 9 get one', async () => {
    const { id } = await reward('shop', 'scarce', 1, { stock: 9 })
    const cards: LoyaltyCard[] = []
    for (let number = 0; number < 50; number++) cards.push(await member('shop', `rival-${number}`))
    for (const card of cards) await adjust(card, 1)
    const bought = await Promise.all(cards.map((card) => buy(card, id)))
    expect(bought.filter(({ granted }) => granted.some(isPerk))).toHaveLength(9)
    expect(await shop.as('SUPPORT').load.rewardStock.load(id)).toBe(0)
    expect(await unbalanced()).toEqual([])
  })
})

describe('offers of rewards', () => {
  const listed = async (
    card: LoyaltyCard,
    statuses = ['ELIGIBLE', 'NEARLY'] as const as readonly ('ELIGIBLE' | 'NEARLY' | 'INELIGIBLE')[],
  ) => {
    const page = await offers(shop.as('SHOPPER', card.holderId), {
      kinds: ['REWARD'],
      statuses,
      page: { first: 10, after: null },
    })
    return page!.items.map(({ offer, reward }) => [
      reward!.key,
      offer.status,
      ...offer.hints.map((hint) => (hint.kind === 'earnPoints' ? hint.points : hint.kind)),
    ])
  }

  test('list what redeeming gives: those she can buy first, then those for which only points are missing, with the exact gap', async () => {
    await program({ key: 'offered', tiers: [{ key: 'top', title: 'Top', rank: 5, minPoints: 1000 }] })
    await reward('offered', 'cheap', 10)
    await reward('offered', 'dear', 80)
    await reward('offered', 'out', 5, { stock: 0 })
    await reward('offered', 'top-only', 5, { availableTo: { tier: { program: { key: 'offered' }, minRank: 5 } } })
    await reward('offered', 'tomorrow', 5, { startsAt: new Date(NOW.getTime() + DAY) })
    const card = await member('offered', 'browser')
    expect(await listed(card)).toEqual([
      ['cheap', 'NEARLY', 10],
      ['dear', 'NEARLY', 80],
    ])
    await adjust(card, 25)
    expect(await listed(card)).toEqual([
      ['cheap', 'ELIGIBLE'],
      ['dear', 'NEARLY', 55],
    ])
    expect(await listed(card, ['INELIGIBLE'])).toEqual([
      ['out', 'INELIGIBLE'],
      ['top-only', 'INELIGIBLE'],
    ])
    const stranger = await shopper(shop, 'no-member')
    expect(
      (await offers(shop.as('SHOPPER', stranger.id), {
        kinds: ['REWARD'],
        statuses: ['ELIGIBLE', 'NEARLY', 'INELIGIBLE'],
        page: { first: 10, after: null },
      }))!.items,
    ).toEqual([])
  })

  test('page on from promotions to rewards, and count both', async () => {
    await publish(shop, { key: 'beside-rewards', conditions: { cartSubtotal: { min: [eur(1_000_000)] } } })
    const { holderId } = await member('offered', 'browser')
    const all = await offers(shop.as('SHOPPER', holderId), {
      statuses: ['ELIGIBLE', 'NEARLY'],
      page: { first: 100, after: null },
    })
    const kinds = all!.items.map(({ offer }) => offer.kind)
    expect(kinds.slice(-2)).toEqual(['REWARD', 'REWARD'])
    expect(kinds).toContain('PROMOTION')
    const at = all!.items.length - 2
    const rest = await offers(shop.as('SHOPPER', holderId), {
      statuses: ['ELIGIBLE', 'NEARLY'],
      page: { first: 2, after: all!.positions[at - 1]! },
    })
    expect(rest!.items.map(({ id }) => id)).toEqual(all!.items.slice(at).map(({ id }) => id))
    expect(rest).toMatchObject({ totalCount: all!.totalCount, hasNextPage: false })
  })
})

describe('earning by events', () => {
  test('grows with the tier, ends with its span, and enters tiers that give and earn in turn', async () => {
    await program({
      key: 'tiered',
      expiry: { after: 'P1Y', roundedTo: 'MONTH' },
      tiers: [
        { key: 'base', title: 'Base', rank: 0 },
        {
          key: 'silver',
          title: 'Silver',
          rank: 1,
          minPoints: 100,
          earnBasisPoints: 15_000,
          grants: [{ perk: { title: 'Silver cup' } }],
        },
        { key: 'gold', title: 'Gold', rank: 2, minPoints: 120 },
      ],
    })
    const rule = { program: { key: 'tiered' }, title: 'A review' }
    given(
      await earningRuleUpsert(shop.as('MARKETER'), {
        ...rule,
        key: 'review',
        trigger: 'EVENT',
        eventName: 'Review',
        points: 33,
      }),
      'program',
    )
    given(
      await earningRuleUpsert(shop.as('MARKETER'), {
        ...rule,
        key: 'up',
        title: 'Welcome up here',
        trigger: 'TIER_REACHED',
        points: 7,
      }),
      'program',
    )
    const card = await member('tiered', 'reviewer')
    // Entering the lowest tier earns 7 already.
    expect(await pointsOf(card)).toMatchObject({
      points: 7,
      expiring: [{ points: 7, expiresAt: new Date('2027-12-01T00:00:00Z') }],
    })
    await track(card, 'Review')
    await track(card, 'Something else')
    expect([(await pointsOf(card)).points, await tierKey(card)]).toEqual([40, 'base'])
    await track(card, 'Review')
    await track(card, 'Review')
    expect([(await pointsOf(card)).points, await tierKey(card)]).toEqual([113, 'silver'])
    const session = shop.as('SUPPORT')
    expect(await cardNextTier(session, (await session.load.loyaltyCard.load(card.id))!)).toMatchObject({
      tier: { key: 'gold' },
      missingPoints: 7,
    })
    await track(card, 'Review')
    expect([(await pointsOf(card)).points, await tierKey(card)]).toEqual([113 + 49 + 7, 'gold'])
    const perks = await rows(shop.services.database.open(), 'select title from perk where holder_id = $1', [
      card.holderId,
    ])
    expect(perks).toEqual([{ title: 'Silver cup' }])
    expect(await unbalanced()).toEqual([])
  })

  test('waits for the return window, and counts for the tier at once', async () => {
    await program({ key: 'waiting', pendingFor: 'P14D', tiers: [{ key: 'one', title: 'One', rank: 1, minPoints: 10 }] })
    given(
      await earningRuleUpsert(shop.as('MARKETER'), {
        program: { key: 'waiting' },
        key: 'share',
        title: 'Share',
        trigger: 'EVENT',
        eventName: 'Share',
        points: 10,
      }),
      'program',
    )
    const card = await member('waiting', 'sharer')
    await track(card, 'Share')
    expect([await pointsOf(card), await tierKey(card)]).toMatchObject([{ points: 0, pending: 10 }, 'one'])
    shop.clock.now = new Date(NOW.getTime() + 14 * DAY)
    expect(await pointsOf(card)).toMatchObject({ points: 10, pending: 0 })
    shop.clock.now = NOW
  })

  test('asks whom the rule asks', async () => {
    const when = { customer: { name: 'city', operator: 'EQUALS' as const, values: ['Rome'] } }
    const rule = {
      program: { key: 'join' },
      key: 'roman',
      title: 'Roman',
      trigger: 'EVENT' as const,
      eventName: 'Visit',
      points: 3,
      when,
    }
    given(await earningRuleUpsert(shop.as('MARKETER'), rule), 'program')
    const card = await member('join', 'roman')
    await track(card, 'Visit')
    expect((await pointsOf(card)).points).toBe(25)
    await shopper(shop, 'roman', { city: 'Rome' })
    await track(card, 'Visit')
    expect((await pointsOf(card)).points).toBe(28)
  })
})

describe('earning by orders', () => {
  const redeemed = async (card: LoyaltyCard, unitPrice: number, quantity = 1) => {
    const reference = `earning-${++keys}`
    const lines = [{ sku: 'thing', quantity, unitPrice: eur(unitPrice) }]
    const evaluation = { customer: { id: card.holderId }, currency: 'EUR', lines }
    return redeem(shop.as('SERVICE'), { evaluation, orderReference: reference, idempotencyKey: key() })
  }

  test('redeeming gives exactly what the cart said it would, in its transaction, and the tier follows at once', async () => {
    await program({
      key: 'orders',
      tiers: [
        {
          key: 'big',
          title: 'Big',
          rank: 1,
          minSpend: [eur(5000)],
          earnBasisPoints: 20_000,
          grants: [{ perk: { title: 'A sack' } }],
        },
      ],
    })
    const rule = { program: { key: 'orders' }, key: 'per-euro', title: 'Purchase', trigger: 'ORDER_PAID' as const }
    given(
      await earningRuleUpsert(shop.as('MARKETER'), { ...rule, pointsPer: { points: 1, steps: [eur(100)] } }),
      'program',
    )
    const card = await member('orders', 'orderer')
    const lines = [{ sku: 'thing', quantity: 3, unitPrice: eur(1050) }]
    const asked = { customer: { id: card.holderId }, currency: 'EUR', lines }
    expect((await evaluate(shop.as('SERVICE'), { input: asked })).pointsToEarn).toEqual([
      { programId: card.programId, points: 31 },
    ])
    given(await redeemed(card, 1050, 3), 'redemption')
    expect([(await pointsOf(card)).points, await tierKey(card)]).toEqual([31, null])
    given(await redeemed(card, 1850), 'redemption')
    expect([(await pointsOf(card)).points, await tierKey(card)]).toEqual([49, 'big'])
    const perks = await rows(shop.services.database.open(), 'select title from perk where holder_id = $1', [
      card.holderId,
    ])
    expect(perks).toEqual([{ title: 'A sack' }])
    given(await redeemed(card, 1000), 'redemption')
    expect((await pointsOf(card)).points).toBe(69)
    expect(await unbalanced()).toEqual([])
    const entries = await rows(
      shop.services.database.open(),
      `select kind, delta, description, order_reference as ref from ledger_entry where loyalty_card_id = $1 order by seq`,
      [card.id],
    )
    expect(entries.at(-1)).toMatchObject({
      kind: 'EARN',
      delta: 20,
      description: 'Purchase',
      ref: expect.stringMatching(/^earning-/),
    })
  })

  test('an order recorded without a redemption earns all the same, once a key', async () => {
    const card = await member('orders', 'recorder')
    const lines = [{ sku: 'thing', quantity: 1, unitPrice: eur(1000) }]
    const order = {
      reference: 'recorded-1',
      currency: 'EUR',
      lines,
      customer: { id: card.holderId },
      idempotencyKey: key(),
    }
    given(await orderRecord(shop.as('SERVICE'), order), 'order')
    given(await orderRecord(shop.as('SERVICE'), order), 'order')
    expect((await pointsOf(card)).points).toBe(10)
    expect((await orderRecord(shop.as('SERVICE'), { ...order, idempotencyKey: key() })).userErrors).toMatchObject([
      { code: 'TAKEN' },
    ])
    expect((await pointsOf(card)).points).toBe(10)
  })

  test('of 30 orders at once none is lost and none counts twice', async () => {
    const card = await member('orders', 'crowd')
    const made = await Promise.all(Array.from({ length: 30 }, () => redeemed(card, 100)))
    expect(made.filter(({ redemption }) => redemption !== null)).toHaveLength(30)
    expect((await pointsOf(card)).points).toBe(30)
    expect(await unbalanced()).toEqual([])
  })

  test('a refused redemption earns nothing', async () => {
    const card = await member('orders', 'refused')
    const evaluation = {
      customer: { id: card.holderId },
      currency: 'EUR',
      lines: [{ sku: 'thing', quantity: 1, unitPrice: eur(500) }],
    }
    const refused = await redeem(shop.as('SERVICE'), {
      evaluation,
      orderReference: 'refused-1',
      expectedTotal: eur(499),
      idempotencyKey: key(),
    })
    expect(refused.userErrors).toMatchObject([{ code: 'PRICE_CHANGED' }])
    expect((await pointsOf(card)).points).toBe(0)
  })
})

describe('the clock', () => {
  test('ends points exactly, whether the job has come by or not, and writes them off once at their own instant', async () => {
    await program({ key: 'ending', expiry: { after: 'P10D' } })
    const card = await member('ending', 'late')
    await adjust(card, 10)
    const end = new Date('2026-12-02T00:00:00Z')
    shop.clock.now = new Date(end.getTime() - 1)
    expect(await pointsOf(card)).toMatchObject({ points: 10, expiring: [{ points: 10, expiresAt: end }] })
    shop.clock.now = new Date(end.getTime() + 5 * DAY)
    const { id } = await reward('ending', 'too-late', 1)
    expect(await pointsOf(card)).toMatchObject({ points: 0, expiring: [] })
    expect((await buy(card, id)).userErrors).toMatchObject([{ code: 'INSUFFICIENT_BALANCE' }])
    await Promise.all([settleDueCards(shop.services), settleDueCards(shop.services)])
    await settleDueCards(shop.services)
    const entries = await rows(
      shop.services.database.open(),
      `select kind, delta, balance, occurred_at as at from ledger_entry where loyalty_card_id = $1 order by seq`,
      [card.id],
    )
    expect(entries).toEqual([
      { kind: 'ADJUST', delta: 10, balance: 10, at: NOW },
      { kind: 'EXPIRE', delta: -10, balance: 0, at: end },
    ])
    expect(await unbalanced()).toEqual([])
    shop.clock.now = NOW
  })

  test('brings birthdays once a year, 29 February too, and those of days on which no server ran', async () => {
    await program({ key: 'cake' })
    const rule = {
      program: { key: 'cake' },
      key: 'cake',
      title: 'Happy birthday',
      trigger: 'BIRTHDAY' as const,
      points: 50,
    }
    given(await earningRuleUpsert(shop.as('MARKETER'), rule), 'program')
    const leap = await member('cake', 'leap')
    const other = await member('cake', 'other-day')
    await shopper(shop, 'leap', { birthday: '1996-02-29' })
    await shopper(shop, 'other-day', { birthday: '1996-03-02' })
    const points = async () => [(await pointsOf(leap)).points, (await pointsOf(other)).points]
    await earnByBirthdays(shop.services)
    expect(await points()).toEqual([0, 0])
    for (const [day, expected] of [
      ['2027-02-27', [0, 0]],
      ['2027-02-28', [50, 0]],
      ['2027-03-05', [50, 50]],
      ['2028-02-28', [50, 50]],
      ['2028-02-29', [100, 50]],
    ] as const) {
      shop.clock.now = new Date(`${day}T10:00:00Z`)
      await earnByBirthdays(shop.services)
      await earnByBirthdays(shop.services)
      expect([day, await points()]).toEqual([day, expected])
    }
    shop.clock.now = NOW
  })

  test('brings them by a rule that came later in the week, too, and by those before it not again', async () => {
    await program({ key: 'late-cake', tiers: [{ key: 'gold', title: 'Gold', rank: 1, minPoints: 15 }] })
    const isGold = { tier: { program: { key: 'late-cake' }, minRank: 1 } }
    const add = async (ruleKey: string, points: number, more: object = {}) => {
      const rule = { program: { key: 'late-cake' }, key: ruleKey, title: ruleKey, trigger: 'BIRTHDAY' as const, points }
      given(await earningRuleUpsert(shop.as('MARKETER'), { ...rule, ...more }), 'program')
    }
    await add('late-cake', 10)
    await add('gold-cake', 1000, { when: isGold })
    const card = await member('late-cake', 'late-birthday')
    await shopper(shop, 'late-birthday', { birthday: '1990-11-21' })
    await earnByBirthdays(shop.services)
    expect((await pointsOf(card)).points).toBe(10)
    shop.clock.now = new Date(NOW.getTime() + 3 * DAY)
    await add('candle', 7)
    for (let hour = 0; hour < 3; hour++) {
      await earnByBirthdays(shop.services)
      expect([(await pointsOf(card)).points, await tierKey(card)]).toEqual([17, 'gold'])
    }
    shop.clock.now = NOW
  })

  test('takes a tier at the end of its period, and its grants do not come again within one', async () => {
    const tiers = [{ key: 'year', title: 'Year', rank: 1, minPoints: 10, grants: [{ perk: { title: 'Of the year' } }] }]
    await program({ key: 'yearly', tierPeriod: 'CALENDAR_YEAR', tiers })
    const rule = {
      program: { key: 'yearly' },
      key: 'yearly',
      title: 'Do',
      trigger: 'EVENT' as const,
      eventName: 'Do',
      points: 10,
    }
    given(await earningRuleUpsert(shop.as('MARKETER'), rule), 'program')
    const card = await member('yearly', 'yearling')
    await track(card, 'Do')
    const stored = async () => {
      await settleDueCards(shop.services)
      return (await shop.as('SUPPORT').load.loyaltyCard.load(card.id))!.tierId !== null
    }
    shop.clock.now = new Date('2027-12-31T23:59:59Z')
    expect([await tierKey(card), await stored()]).toEqual(['year', true])
    shop.clock.now = new Date('2028-01-01T00:00:00Z')
    expect([await tierKey(card), await stored()]).toEqual([null, false])
    shop.clock.now = NOW
    const perks = await rows(shop.services.database.open(), `select from perk where title = 'Of the year'`)
    expect(perks).toHaveLength(1)
  })
})

describe('the shop’s time zone', () => {
  test('when it changes, tiers of years are looked at anew: redeeming earns by the tier as it is, and entering it gives', async () => {
    const grants = [{ perk: { title: 'New year' } }]
    const tiers = [{ key: 'year', title: 'Year', rank: 1, minPoints: 20, earnBasisPoints: 20000, grants }]
    await program({ key: 'zoned', tierPeriod: 'CALENDAR_YEAR', tiers })
    const rule = { program: { key: 'zoned' }, key: 'zoned', title: 'Do', trigger: 'EVENT' as const, eventName: 'Zoned' }
    given(await earningRuleUpsert(shop.as('MARKETER'), { ...rule, points: 10 }), 'program')
    const card = await member('zoned', 'zoned')
    for (const at of ['2026-12-31T20:00:00Z', '2027-01-01T02:00:00Z']) {
      shop.clock.now = new Date(at)
      await track(card, 'Zoned')
    }
    const stored = async () => {
      const { tierId } = (await shop.as('SUPPORT').load.loyaltyCard.load(card.id))!
      return tierId !== null
    }
    expect([await tierKey(card), await stored()]).toEqual([null, false])
    given(await settingsUpdate(shop.as('ADMIN'), { timeZone: 'America/New_York' }), 'settings')
    expect(await tierKey(card)).toBe('year')
    await settleDueCards(shop.services)
    expect(await stored()).toBe(true)
    const perks = await rows(shop.services.database.open(), 'select from perk where holder_id = $1', [card.holderId])
    expect(perks).toHaveLength(1)
    await track(card, 'Zoned')
    expect((await pointsOf(card)).points).toBe(40)
    given(await settingsUpdate(shop.as('ADMIN'), { timeZone: 'UTC' }), 'settings')
    shop.clock.now = NOW
  })
})

describe('a tier of years that is won back', () => {
  const grants = [{ perk: { title: 'Won back' } }]
  const tiers = [{ key: 'year', title: 'Year', rank: 1, minPoints: 10, grants }]

  test.each([
    ['after the job has taken it', true],
    ['before the job comes by', false],
  ])('gives and earns anew, %s', async (when, isSettled) => {
    const programKey = `won-back-${isSettled}`
    await program({ key: programKey, tierPeriod: 'CALENDAR_YEAR', tiers })
    const rule = { program: { key: programKey }, title: when }
    const done = { ...rule, key: `${programKey}-do`, trigger: 'EVENT' as const, eventName: programKey, points: 10 }
    const reached = { ...rule, key: `${programKey}-reached`, trigger: 'TIER_REACHED' as const, points: 100 }
    for (const input of [done, reached]) given(await earningRuleUpsert(shop.as('MARKETER'), input), 'program')
    const card = await member(programKey, programKey)
    await track(card, programKey)
    shop.clock.now = new Date('2028-01-01T00:00:10Z')
    if (isSettled) await settleDueCards(shop.services)
    await track(card, programKey)
    const perks = await rows(shop.services.database.open(), 'select from perk where holder_id = $1', [card.holderId])
    expect([perks.length, (await pointsOf(card)).points]).toEqual([2, 220])
    shop.clock.now = NOW
  })
})

describe('by hand', () => {
  test('points are added and taken with a reason, never below zero, and never make a tier', async () => {
    const card = await member('tiered', 'adjusted')
    given(await adjust(card, 500), 'customer')
    expect([(await pointsOf(card)).points, await tierKey(card)]).toEqual([507, 'base'])
    given(await adjust(card, -507), 'customer')
    expect((await adjust(card, -1)).userErrors).toMatchObject([
      { code: 'INSUFFICIENT_BALANCE', path: ['points', 'delta'] },
    ])
    expect((await adjust(card, 0)).userErrors).toMatchObject([{ code: 'INVALID' }])
    const nobody = { points: { loyaltyCardId: shop.services.newId(), delta: 1 }, reason: 'x', idempotencyKey: key() }
    expect((await walletAdjust(shop.as('SUPPORT'), nobody)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
    expect((await walletAdjust(shop.as('SUPPORT'), { ...nobody, points: null })).userErrors).toMatchObject([
      { code: 'REQUIRED' },
    ])
  })

  test('a membership is paid for until an instant, and its tier follows at once and by the clock', async () => {
    const tiers = [
      { key: 'club', title: 'Club', rank: 1, needsMembership: true, grants: [{ perk: { title: 'Club card' } }] },
    ]
    await program({ key: 'club', tiers, membership: { prices: [eur(2900)], period: 'P1Y' } })
    const card = await member('club', 'clubber')
    const extend = (days: number) =>
      membershipExtend(shop.as('SERVICE'), {
        loyaltyCardId: card.id,
        until: new Date(NOW.getTime() + days * DAY),
        idempotencyKey: key(),
      })
    expect(await tierKey(card)).toBeNull()
    given(await extend(10), 'item')
    expect(await tierKey(card)).toBe('club')
    expect((await extend(5)).userErrors).toMatchObject([{ code: 'INVALID', path: ['until'] }])
    expect((await extend(-1)).userErrors).toMatchObject([{ code: 'INVALID', path: ['until'] }])
    shop.clock.now = new Date(NOW.getTime() + 10 * DAY)
    expect(await tierKey(card)).toBeNull()
    shop.clock.now = NOW
    const other = await member('join', 'clubber')
    const refused = await membershipExtend(shop.as('SERVICE'), {
      loyaltyCardId: other.id,
      until: new Date(NOW.getTime() + DAY),
      idempotencyKey: key(),
    })
    expect(refused.userErrors).toMatchObject([{ code: 'INVALID_STATE' }])
  })
})

describe('definitions', () => {
  test('keep their ids and versions, and change nothing where nothing is new', async () => {
    const tiers = [{ key: 'a', title: 'A', rank: 1 }]
    const first = await program({ key: 'kept', tiers })
    expect(await program({ key: 'kept', tiers })).toEqual(first)
    const second = await program({ key: 'kept', tiers: [...tiers, { key: 'b', title: 'B', rank: 0 }] })
    expect(second).toMatchObject({
      id: first.id,
      version: 2,
      tiers: [{ key: 'b' }, { key: 'a', id: first.tiers[0]!.id }],
    })
    const stale = await loyaltyProgramUpsert(shop.as('MARKETER'), {
      key: 'kept',
      title: 'x',
      pointName: 'x',
      pointsName: 'x',
      expectedVersion: 1,
    })
    expect(stale.userErrors).toMatchObject([{ code: 'VERSION_CONFLICT' }])
  })

  test('a change of tiers reaches members at once', async () => {
    await program({ key: 'moving', tiers: [{ key: 'a', title: 'A', rank: 1, minPoints: 50 }] })
    const card = await member('moving', 'mover')
    expect(await tierKey(card)).toBeNull()
    await program({ key: 'moving', tiers: [{ key: 'a', title: 'A', rank: 1 }] })
    expect(await tierKey(card)).toBe('a')
  })

  test('that cannot be are refused by path', async () => {
    const bad = await loyaltyProgramUpsert(shop.as('MARKETER'), {
      key: 'Bad key',
      title: '',
      pointName: 'p',
      pointsName: 'ps',
      pendingFor: 'P30D',
      expiry: { after: 'P30D' },
      tiers: [
        { key: 'a', title: 'A', rank: 1, needsMembership: true },
        { key: 'a', title: 'B', rank: 1, grants: [{ points: { program: { key: 'nowhere' }, points: 0 } }, {}] },
      ],
    })
    expect(bad.userErrors.map(({ code, path }) => [code, path.join('.')])).toEqual([
      ['INVALID', 'key'],
      ['REQUIRED', 'title'],
      ['INVALID', 'expiry.after'],
      ['INVALID', 'tiers.0.needsMembership'],
      ['NOT_FOUND', 'tiers.1.grants.0.points.program'],
      ['INVALID', 'tiers.1.grants.0.points.points'],
      ['REQUIRED', 'tiers.1.grants.1'],
      ['INVALID', 'tiers.1.key'],
      ['INVALID', 'tiers.1.rank'],
    ])
    const rule = {
      program: { key: 'nowhere' },
      key: 'r',
      title: 'R',
      trigger: 'EVENT' as const,
      when: { cartQuantity: { min: 1 } },
    }
    const refusedRule = await earningRuleUpsert(shop.as('MARKETER'), rule)
    expect(refusedRule.userErrors.map(({ code, path }) => [code, path.join('.')])).toEqual([
      ['NOT_FOUND', 'program'],
      ['REQUIRED', 'eventName'],
      ['INVALID', 'when.cartQuantity'],
      ['REQUIRED', ''],
    ])
  })
})
