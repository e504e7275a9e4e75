import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { LoyaltyCard } from '../../src/domain/loyalty/loyalty-card.ts'
import { redeem } from '../../src/operations/checkout/redeem.ts'
import { redemptionCapture } from '../../src/operations/checkout/redemption-capture.ts'
import { redemptionRelease } from '../../src/operations/checkout/redemption-release.ts'
import { redemptionRollback } from '../../src/operations/checkout/redemption-rollback.ts'
import { runOutHolds } from '../../src/operations/checkout/run-out-holds.ts'
import { earningRuleUpsert } from '../../src/operations/loyalty/earning-rule-upsert.ts'
import { rewardUpsert } from '../../src/operations/loyalty/reward-upsert.ts'
import { evaluate } from '../../src/operations/shopping/evaluate.ts'
import { cartPointsSet } from '../../src/operations/shopping/cart-points-set.ts'
import { walletAdjust } from '../../src/operations/wallet/wallet-adjust.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { aGiftCard, expectCleanBooks } from '../support/books.ts'
import { aLot, cardIn, aPayingProgram, movedOn } from '../support/points.ts'
import { cartOf, eur, given, publish, purchase, shopper, stock } from '../support/shop.ts'

const NOW = new Date('2026-11-21T12:00:00Z')
const DAY = 86_400_000
const inDays = (days: number) => new Date(NOW.getTime() + days * DAY)
let shop: TestApp
let calls = 0

beforeAll(async () => {
  shop = await openTestApp(NOW)
  await aPayingProgram(shop, 'beans')
  await aPayingProgram(shop, 'miles', { pointValues: [eur(10), { amount: 12, currency: 'USD' }] })
  await aPayingProgram(shop, 'stars', { pointValues: [] })
  await stock(shop, { shoes: 5000, hat: 2000 })
  const rule = { program: { key: 'beans' }, key: 'purchase', title: 'Purchase', trigger: 'ORDER_PAID' as const }
  given(
    await earningRuleUpsert(shop.as('MARKETER'), { ...rule, pointsPer: { points: 1, steps: [eur(100)] } }),
    'program',
  )
})
beforeEach(() => {
  shop.clock.now = NOW
})
afterEach(() => expectCleanBooks(shop))
afterAll(() => shop.close())

const key = () => `points-key-${++calls}`

/** Somebody with lots of these points, the first of which end soonest. */
async function member(points: readonly number[] = [], program = 'beans'): Promise<LoyaltyCard> {
  const card = await cardIn(shop, await shopper(shop, `member-${++calls}`), program)
  for (const [place, each] of points.entries()) await aLot(shop, card, each, inDays(place + 1))
  return card
}

const spending = ({ id, holderId }: LoyaltyCard, points: number | null) => ({
  customer: { id: holderId },
  points: { loyaltyCardId: id, points },
})

const threeOf = (card: LoyaltyCard, unitPrice: number, points: number | null = null) => ({
  ...purchase(unitPrice),
  lines: [{ sku: 'thing', quantity: 3, unitPrice: eur(unitPrice) }],
  ...spending(card, points),
})

type RedeemInput = Parameters<typeof redeem>[1]

const buy = (input: Partial<RedeemInput>) =>
  redeem(shop.as('SERVICE'), { orderReference: key(), idempotencyKey: key(), ...input })

const bought = async (input: Partial<RedeemInput>) => given(await buy(input), 'redemption')

const act = (redemptionId: string) => ({ redemptionId, idempotencyKey: key() })

function back(id: string, lines: { lineId: string; quantity: number }[] | null = null) {
  const input = { redemptionId: id, lines, reason: 'Too dark', idempotencyKey: key() }
  return redemptionRollback(shop.as('SERVICE'), input)
}

const codesOf = ({
  userErrors,
}: {
  readonly userErrors: readonly { readonly code: string; readonly path: readonly string[] }[]
}) => userErrors.map(({ code, path }) => [code, path.join('.')])

const ofCart = async (session: ReturnType<TestApp['as']>, id: string) => {
  const cart = (await session.load.cart.load(id))!
  return session.load.pricedCart.load(cart)
}

describe('A cart', () => {
  test('is paid with as many points as help, or with fewer where fewer are asked for', async () => {
    const card = await member([300, 9000])
    const session = () => shop.as('SHOPPER', card.holderId)
    const cart = await cartOf(shop, card.holderId, [{ sku: 'shoes', quantity: 1 }])
    const set = async (points: number | null) => {
      const input = { cartId: cart.id, loyaltyCardId: card.id, points }
      given(await cartPointsSet(session(), input), 'cart')
      return (await ofCart(session(), cart.id)).priced
    }
    expect(await set(null)).toMatchObject({
      total: 0,
      tenderTotal: 5000,
      tenders: [{ loyaltyCardId: card.id, points: 5000, amount: 5000 }],
    })
    expect(await set(1234)).toMatchObject({ total: 3766, tenders: [{ points: 1234, amount: 1234 }] })
    expect((await ofCart(session(), cart.id)).pointsToEarn).toMatchObject([{ points: 37 }])
    expect(await set(9300)).toMatchObject({ total: 0, tenders: [{ points: 5000 }] })
    expect(await set(0)).toMatchObject({ total: 5000, tenders: [] })
  })

  test('takes no points that are not there, that pay nothing, or that are somebody else’s', async () => {
    const [card, other, star] = [await member([500]), await member([500]), await member([500], 'stars')]
    const cart = await cartOf(shop, card.holderId, [{ sku: 'shoes', quantity: 1 }])
    const set = (loyaltyCardId: string | null, points: number | null, role: 'SHOPPER' | 'SERVICE' = 'SHOPPER') =>
      cartPointsSet(shop.as(role, role === 'SHOPPER' ? card.holderId : null), {
        cartId: cart.id,
        loyaltyCardId,
        points,
      })
    expect(codesOf(await set(card.id, 501))).toEqual([['INSUFFICIENT_BALANCE', 'points']])
    expect(codesOf(await set(card.id, -1))).toEqual([['INVALID', 'points']])
    for (const role of ['SHOPPER', 'SERVICE'] as const)
      for (const id of [other.id, shop.services.newId(), null])
        expect(codesOf(await set(id, null, role))).toEqual([['NOT_FOUND', 'loyaltyCardId']])
    const ofStar = await cartOf(shop, star.holderId, [{ sku: 'shoes', quantity: 1 }])
    const stars = { cartId: ofStar.id, loyaltyCardId: star.id, points: null }
    expect(codesOf(await cartPointsSet(shop.as('SHOPPER', star.holderId), stars))).toEqual([
      ['CURRENCY_MISMATCH', 'loyaltyCardId'],
    ])
    const foreign = { cartId: cart.id, loyaltyCardId: other.id, points: 1 }
    expect(codesOf(await cartPointsSet(shop.as('SHOPPER', other.holderId), foreign))).toEqual([['NOT_FOUND', 'cartId']])
    expect((await ofCart(shop.as('SERVICE'), cart.id)).priced.tenders).toEqual([])
  })

  test('says what points could pay, and what they do', async () => {
    const card = await member([70], 'miles')
    const poor = await cardIn(shop, (await shop.as('SERVICE').load.customer.load(card.holderId))!, 'beans')
    const cart = await cartOf(shop, card.holderId, [{ sku: 'hat', quantity: 1 }])
    const offers = async () => {
      const found = (await ofCart(shop.as('SHOPPER', card.holderId), cart.id)).offers
      return found.flatMap(({ offer, campaign }) =>
        offer.kind === 'POINTS'
          ? [[campaign.key, offer.status, offer.savings, offer.hints.map(({ kind }) => kind)]]
          : [],
      )
    }
    expect(await offers()).toEqual([
      ['miles', 'ELIGIBLE', 700, []],
      ['beans', 'NEARLY', 0, ['earnPoints']],
    ])
    given(
      await cartPointsSet(shop.as('SHOPPER', card.holderId), { cartId: cart.id, loyaltyCardId: card.id, points: 5 }),
      'cart',
    )
    expect(await offers()).toEqual([
      ['miles', 'APPLIED', 50, []],
      ['beans', 'NEARLY', 0, ['earnPoints']],
    ])
    await aLot(shop, poor, 1)
    expect(await offers()).toEqual([
      ['miles', 'APPLIED', 50, []],
      ['beans', 'ELIGIBLE', 1, []],
    ])
  })
})

describe('Redeeming', () => {
  test('spends the points that end soonest, and earns on what money has paid for goods', async () => {
    const card = await member([300, 400])
    const evaluation = { ...threeOf(card, 1000, 500), shipping: { amount: eur(490) } }
    const judged = await evaluate(shop.as('SERVICE'), { input: evaluation })
    expect(judged.priced).toMatchObject({ total: 2990, tenderTotal: 500 })
    expect(judged.pointsToEarn).toMatchObject([{ points: 25 }])
    const redemption = await bought({ evaluation, expectedTotal: eur(2990) })
    expect(redemption.tenders).toEqual([{ loyaltyCardId: card.id, points: 500, amount: 500 }])
    expect(await movedOn(shop, card)).toMatchObject({
      balance: 225,
      lots: [
        [0, 0],
        [200, 0],
        [25, 0],
      ],
      entries: [
        ['SPEND', -300],
        ['SPEND', -200],
        ['EARN', 25],
      ],
    })
  })

  test('pays with points what gift cards leave, in whole points, and the rest stays', async () => {
    const cards = await publish(shop, { key: 'cards', kind: 'GIFT_CARD', codePattern: 'GC-########', effects: [] })
    await aGiftCard(shop, cards.id, 'GC-PT', 700)
    const card = await member([50], 'miles')
    const redemption = await bought({ evaluation: { ...purchase(999, ['GC-PT']), ...spending(card, null) } })
    expect(redemption).toMatchObject({ total: 9, tenderTotal: 990 })
    expect(redemption.tenders.at(-1)).toEqual({ loyaltyCardId: card.id, points: 29, amount: 290 })
  })

  test('takes neither pending points nor those that have ended, though nobody has written them off', async () => {
    const card = await member([100])
    await aLot(shop, card, 70, inDays(90), inDays(2))
    shop.clock.now = inDays(1)
    expect((await bought({ evaluation: { ...purchase(1000), ...spending(card, null) } })).tenders).toEqual([])
    shop.clock.now = inDays(2)
    expect((await bought({ evaluation: { ...purchase(1000), ...spending(card, null) } })).tenders).toMatchObject([
      // 10 of them earned by the order before.
      { points: 80 },
    ])
  })

  test('refuses points asked for that are not there any more, unless the total is the one expected', async () => {
    const card = await member([400])
    const evaluation = { ...purchase(1000), ...spending(card, 500) }
    expect(codesOf(await buy({ evaluation }))).toEqual([['INSUFFICIENT_BALANCE', 'evaluation.points.points']])
    expect(codesOf(await buy({ evaluation, expectedTotal: eur(500) }))).toEqual([['PRICE_CHANGED', 'expectedTotal']])
    expect((await movedOn(shop, card)).balance).toBe(400)
    expect((await bought({ evaluation, expectedTotal: eur(600) })).tenders).toMatchObject([{ points: 400 }])
    const foreign = { ...purchase(1000), points: { loyaltyCardId: card.id } }
    expect(codesOf(await buy({ evaluation: foreign }))).toEqual([['NOT_FOUND', 'evaluation.points.loyaltyCardId']])
  })

  test('never overspends a balance, however many redeem at once', async () => {
    const card = await member([700, 950])
    const answers = await Promise.all(
      Array.from({ length: 50 }, () =>
        buy({ evaluation: { ...purchase(330), ...spending(card, null) }, expectedTotal: eur(0) }),
      ),
    )
    expect(answers.filter(({ redemption }) => redemption !== null)).toHaveLength(5)
    for (const { redemption, userErrors } of answers)
      if (redemption === null) expect(userErrors).toMatchObject([{ code: 'PRICE_CHANGED' }])
    expect(await movedOn(shop, card)).toMatchObject({ balance: 0, held: 0 })
  })

  test('and spending on rewards or by hand at the same time never take the same points', async () => {
    const card = await member([1000])
    const adjust = () =>
      walletAdjust(shop.as('SUPPORT'), {
        points: { loyaltyCardId: card.id, delta: -90 },
        reason: 'Spent',
        idempotencyKey: key(),
      })
    const evaluation = { ...purchase(70), ...spending(card, 70) }
    const answers = await Promise.all(
      Array.from({ length: 24 }, (_, place) => (place % 2 === 0 ? adjust() : buy({ evaluation }))),
    )
    const spent = answers.map(({ userErrors }, place) => (userErrors.length > 0 ? 0 : place % 2 === 0 ? 90 : 70))
    const left = 1000 - spent.reduce<number>((total, each) => total + each, 0)
    expect(left).toBeGreaterThanOrEqual(0)
    expect(left).toBeLessThan(90)
    expect((await movedOn(shop, card)).balance).toBe(left)
  })
})

describe('A hold', () => {
  const hold = (card: LoyaltyCard, points: number | null = null) =>
    bought({ evaluation: threeOf(card, 100, points), holdFor: 'PT15M' })

  test('keeps points in their lots until it is captured', async () => {
    const card = await member([100, 500])
    const { id } = await hold(card, 250)
    expect(await movedOn(shop, card)).toMatchObject({
      balance: 350,
      held: 250,
      lots: [
        [0, 100],
        [350, 150],
      ],
    })
    const more = await buy({ evaluation: { ...purchase(1000), ...spending(card, 400) } })
    expect(codesOf(more)).toEqual([['INSUFFICIENT_BALANCE', 'evaluation.points.points']])
    given(await redemptionCapture(shop.as('SERVICE'), act(id)), 'redemption')
    const { held, balance, entries } = await movedOn(shop, card)
    expect([held, balance]).toEqual([0, 350])
    expect(entries.filter(([kind]) => kind === 'SPEND')).toEqual([
      ['SPEND', -150],
      ['SPEND', -100],
    ])
  })

  test('gives them back to their lots when it is let go or has run out, a lot that ended meanwhile for 30 days', async () => {
    const card = await member([100, 500])
    const released = await hold(card, 250)
    given(await redemptionRelease(shop.as('SERVICE'), act(released.id)), 'redemption')
    expect(await movedOn(shop, card)).toMatchObject({
      balance: 600,
      held: 0,
      lots: [
        [100, 0],
        [500, 0],
      ],
    })
    await bought({ evaluation: threeOf(card, 20, 60), holdFor: 'P2D' })
    shop.clock.now = inDays(2)
    await runOutHolds(shop.services, shop.clock.now)
    // What was left of the first lot has ended; what was held of it lives on.
    expect(await movedOn(shop, card)).toMatchObject({ held: 0, lots: expect.arrayContaining([[60, 0]]) })
    const ends = (await shop.as('SUPPORT').load.pointsOfCard.load(card.id)).points
    expect(ends).toBe(60)
  })

  test('is captured with points whose lot has ended meanwhile, and these come back for 30 days', async () => {
    const card = await member([100])
    const { id } = await bought({ evaluation: { ...purchase(80), ...spending(card, null) }, holdFor: 'P3D' })
    shop.clock.now = inDays(2)
    given(await redemptionCapture(shop.as('SERVICE'), act(id)), 'redemption')
    given(await back(id), 'redemption')
    expect((await shop.as('SUPPORT').load.pointsOfCard.load(card.id)).points).toBe(80)
    expect((await movedOn(shop, card)).entries).toEqual([
      ['HOLD', -80],
      ['RELEASE', 80],
      ['SPEND', -80],
      ['EXPIRE', -20],
      ['ROLLBACK', 80],
    ])
  })

  test('lets its own cart be read as paid with what it holds, and buys nothing else with it', async () => {
    const card = await member([300])
    const grants = [{ perk: { title: 'A cup' } }]
    const reward = { program: { key: 'beans' }, key: 'cup', price: 200, grants, display: { title: 'A cup' } }
    given(await rewardUpsert(shop.as('MARKETER'), reward), 'reward')
    const cart = await cartOf(shop, card.holderId, [{ sku: 'hat', quantity: 1 }])
    const set = { cartId: cart.id, loyaltyCardId: card.id, points: null }
    given(await cartPointsSet(shop.as('SHOPPER', card.holderId), set), 'cart')
    await bought({ cartId: cart.id, holdFor: 'PT15M' })
    const { priced } = await ofCart(shop.as('SHOPPER', card.holderId), cart.id)
    expect(priced).toMatchObject({ tenders: [{ points: 300 }], total: 1700 })
    const { offers } = await ofCart(shop.as('SHOPPER', card.holderId), cart.id)
    const listed = offers.map(({ offer, campaign }) => [offer.kind, campaign.key, offer.status])
    expect(listed).toEqual([
      ['POINTS', 'beans', 'APPLIED'],
      ['REWARD', 'cup', 'NEARLY'],
    ])
    expect(codesOf(await cartPointsSet(shop.as('SHOPPER', card.holderId), set))).toEqual([['INVALID_STATE', 'cartId']])
  })
})

describe('A return', () => {
  test('gives points back to the lots they came from, whole, and all of them in the end', async () => {
    const card = await member([100, 100], 'miles')
    const redemption = await bought({ evaluation: threeOf(card, 333, 70) })
    expect(redemption).toMatchObject({ total: 299, tenderTotal: 700 })
    const line = redemption.lines[0]!.id
    const balances: number[] = []
    for (let unit = 0; unit < 3; unit++) {
      given(await back(redemption.id, [{ lineId: line, quantity: 1 }]), 'redemption')
      balances.push((await movedOn(shop, card)).balance)
    }
    // 234, 233 and 233 cents: 23.4, then 46.7, then all 70 points.
    expect(balances).toEqual([153, 177, 200])
    expect((await movedOn(shop, card)).lots).toEqual([
      [100, 0],
      [100, 0],
    ])
  })

  test('of points whose lot has ended lets them live 30 days more, but not what had been left of it', async () => {
    const card = await member([100])
    const redemption = await bought({ evaluation: { ...purchase(60), ...spending(card, 60) } })
    shop.clock.now = inDays(5)
    given(await back(redemption.id), 'redemption')
    expect(await movedOn(shop, card)).toMatchObject({
      balance: 60,
      entries: [
        ['SPEND', -60],
        ['EXPIRE', -40],
        ['ROLLBACK', 60],
      ],
    })
    shop.clock.now = new Date(inDays(35).getTime() - 1)
    expect((await shop.as('SUPPORT').load.pointsOfCard.load(card.id)).points).toBe(60)
    shop.clock.now = inDays(35)
    expect((await shop.as('SUPPORT').load.pointsOfCard.load(card.id)).points).toBe(0)
  })

  test('takes what the goods had earned back, and makes good what is owed first', async () => {
    const card = await member([1000])
    const redemption = await bought({ evaluation: threeOf(card, 1000, 1000) })
    expect((await movedOn(shop, card)).balance).toBe(20)
    const spent = { points: { loyaltyCardId: card.id, delta: -20 }, reason: 'Spent', idempotencyKey: key() }
    given(await walletAdjust(shop.as('SUPPORT'), spent), 'customer')
    given(await back(redemption.id, [{ lineId: redemption.lines[0]!.id, quantity: 1 }]), 'redemption')
    // 334 of 1,000 come back, 7 of the 20 earned are taken.
    expect((await movedOn(shop, card)).balance).toBe(327)
    given(await back(redemption.id), 'redemption')
    expect((await movedOn(shop, card)).balance).toBe(980)
  })
})
