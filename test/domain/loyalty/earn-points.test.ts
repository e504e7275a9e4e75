import { describe, expect, test } from '@jest/globals'
import { priceCart } from '../../../src/domain/decisions/price-cart.ts'
import { earnPoints, pointsToEarn } from '../../../src/domain/loyalty/earn-points.ts'
import type { EarningRule } from '../../../src/domain/loyalty/earning-rule.ts'
import type { LoyaltyProgram } from '../../../src/domain/loyalty/loyalty-program.ts'
import type { MemberFacts } from '../../../src/domain/loyalty/member-facts.ts'
import type { Cart } from '../../../src/domain/cart.ts'
import { ANYTHING } from '../../../src/domain/selector.ts'
import { aCart, aLine, aPromotion, aShopper, NOW, percent, someFacts } from '../../support/facts.ts'

const FREE_B = { kind: 'addItem' as const, sku: 'gift', quantity: 1 }
const eur = (amount: number) => ({ amount, currency: 'EUR' })

const PROGRAM: LoyaltyProgram = {
  id: 'beans',
  key: 'beans',
  title: 'Beans',
  pointName: 'bean',
  pointsName: 'beans',
  translations: [],
  pointValues: [],
  pendingFor: 'P14D',
  expiry: null,
  tierPeriod: 'LIFETIME',
  tiersVersion: 1,
  tiers: [],
  enrollsEveryone: false,
  membership: null,
  version: 1,
  createdAt: NOW,
}

function rule(given: Partial<EarningRule>): EarningRule {
  const base = {
    id: 'rule',
    programId: 'beans',
    key: 'rule',
    title: 'Beans',
    trigger: 'ORDER_PAID' as const,
    eventName: null,
  }
  return {
    ...base,
    condition: null,
    points: null,
    pointsPer: null,
    cashBack: null,
    limits: [],
    enabled: true,
    version: 1,
    ...given,
  }
}

const perEuro = (
  points: number,
  items: EarningRule['pointsPer'] extends infer T ? (T extends { items: infer I } ? I : never) : never = null,
) => rule({ pointsPer: { points, steps: [eur(100)], items } })

function member(rules: readonly EarningRule[], earnBasisPoints = 10_000): MemberFacts {
  const tier = {
    id: 't',
    key: 't',
    title: 'T',
    rank: 1,
    minPoints: null,
    minSpend: null,
    needsMembership: false,
    perks: [],
    grants: [],
  }
  return {
    cardId: 'card',
    program: PROGRAM,
    points: 0,
    pointsChangeAt: null,
    tier: { ...tier, earnBasisPoints },
    tierChangesAt: null,
    orderRules: rules,
  }
}

function earned(
  cart: Cart,
  rules: readonly EarningRule[],
  more: { rate?: number; promotions?: ReturnType<typeof aPromotion>[] } = {},
) {
  const facts = someFacts({
    cart,
    customer: aShopper(),
    memberships: [member(rules, more.rate)],
    promotions: more.promotions ?? [],
  })
  return earnPoints(facts, priceCart(facts))
}

const pointsOf = (...args: Parameters<typeof earned>) => pointsToEarn(earned(...args))[0]?.points ?? 0

describe('points of an order', () => {
  test('are earned on what is paid for goods after discounts, shipping excluded', () => {
    const cart = aCart([aLine('a', 1000, 3)], { shipping: { method: null, amount: 500 } })
    expect(pointsOf(cart, [perEuro(1)])).toBe(30)
    expect(pointsOf(cart, [perEuro(1)], { promotions: [aPromotion('tenth', percent(10))] })).toBe(27)
  })

  test('are rounded down once an order and rule, the tier last', () => {
    // 2.5 steps of 1 point at half as much again are 3.75 points: 3, not 2 * 1.5 = 3 by luck, and never 4.
    expect(pointsOf(aCart([aLine('a', 250)]), [perEuro(1)], { rate: 15_000 })).toBe(3)
    expect(pointsOf(aCart([aLine('a', 299)]), [perEuro(1)], { rate: 13_400 })).toBe(4)
    expect(pointsOf(aCart([aLine('a', 50), aLine('b', 50)]), [perEuro(1)])).toBe(1)
  })

  test('of an absurd rule are as many as one gain may be, and never more than a ledger can hold', () => {
    const cart = aCart([aLine('a', 100_000_000, 1000)])
    const absurd = rule({ pointsPer: { points: 1_000_000_000, steps: [eur(1)], items: null } })
    expect(pointsOf(cart, [absurd], { rate: 1_000_000 })).toBe(1_000_000_000)
    expect(pointsOf(cart, [rule({ points: 1_000_000_000 })], { rate: 1_000_000 })).toBe(1_000_000_000)
  })

  test('are by segment, tier, goods and cart as their rules say; two rules add up', () => {
    const cart = aCart([aLine('a', 1000, 1, { categories: ['Beans'] }), aLine('b', 2000)])
    const beans = perEuro(2, { ...ANYTHING, categories: ['Beans'] })
    const minimum = {
      kind: 'cartSubtotal' as const,
      items: null,
      min: [eur(3000)],
      below: null,
      beforeDiscounts: false,
    }
    expect(pointsOf(cart, [beans])).toBe(20)
    expect(pointsOf(cart, [beans, rule({ points: 7, condition: minimum })])).toBe(27)
    expect(pointsOf(aCart([aLine('b', 2999)]), [rule({ points: 7, condition: minimum })])).toBe(0)
    const tier = { kind: 'tier' as const, programId: 'beans', minRank: 1 }
    expect(pointsOf(cart, [rule({ points: 5, condition: tier })])).toBe(5)
    expect(pointsOf(cart, [rule({ points: 5, condition: { ...tier, minRank: 2 } })])).toBe(0)
  })

  test('are none in a currency without a step, for gifts, and for who is no member', () => {
    expect(pointsOf(aCart([aLine('a', 1000)], { currency: 'USD' }), [perEuro(1)])).toBe(0)
    const free = aPromotion('free', FREE_B)
    expect(pointsOf(aCart([aLine('a', 1000)]), [perEuro(1)], { promotions: [free] })).toBe(10)
    const facts = someFacts({ cart: aCart([aLine('a', 1000)]), customer: aShopper() })
    expect(earnPoints(facts, priceCart(facts))).toEqual([])
  })

  test('are frozen line by line, parts that sum to the whole', () => {
    const [planned] = earned(aCart([aLine('a', 333, 1), aLine('b', 333, 2), aLine('c', 1, 1)]), [perEuro(1)])
    const [gain] = planned!.gains
    expect(gain).toMatchObject({ points: 10, availableAt: new Date('2026-12-05T12:00:00Z'), endsAt: null })
    expect(gain!.lines).toEqual([
      { lineId: 'line-a', quantity: 1, points: 3 },
      { lineId: 'line-b', quantity: 2, points: 7 },
    ])
    expect(planned!.spent).toEqual(eur(1000))
  })
})

describe('cash back of an order', () => {
  const back = (
    basisPoints: number,
    cap: EarningRule['cashBack'] extends infer T ? (T extends { cap: infer C } ? C : never) : never = null,
  ) => rule({ cashBack: { campaignId: 'cards', basisPoints, cap } })
  const moneyOf = (...args: Parameters<typeof earned>) => earned(...args)[0]!.cashBack.map(({ amount }) => amount)

  test('is a share of what is paid for goods, rounded down once, the tier last', () => {
    const cart = aCart([aLine('a', 333)], { shipping: { method: null, amount: 500 } })
    expect(moneyOf(cart, [back(500)])).toEqual([16])
    expect(moneyOf(cart, [back(500)], { rate: 15_000 })).toEqual([24])
    expect(moneyOf(cart, [back(500)], { promotions: [aPromotion('tenth', percent(10))] })).toEqual([15])
    expect(moneyOf(aCart([aLine('a', 19)]), [back(500)])).toEqual([])
  })

  test('stops at its cap, and gives nothing where that is in another currency', () => {
    const cart = aCart([aLine('a', 10_000)])
    expect(
      moneyOf(cart, [back(500, eur(499)), back(500, eur(500)), back(500, { amount: 1, currency: 'USD' })]),
    ).toEqual([499, 500])
  })

  test('of an absurd rule is as much as one amount may be', () => {
    const cart = aCart([aLine('a', 1_000_000_000_000, 1000)])
    expect(moneyOf(cart, [back(10_000)], { rate: 1_000_000 })).toEqual([1_000_000_000_000])
  })

  test('lies on the lines by what was paid for them, and is no points', () => {
    const cart = aCart([aLine('a', 1000), aLine('b', 2000, 2)])
    const [earning] = earned(cart, [back(101)])
    expect(earning!.cashBack[0]).toMatchObject({
      amount: 50,
      lines: [
        { quantity: 1, amount: 10 },
        { quantity: 2, amount: 40 },
      ],
    })
    expect([earning!.gains, pointsToEarn([earning!])]).toEqual([[], []])
  })
})
