import { describe, expect, test } from '@jest/globals'
import type { Condition } from '../../../src/domain/condition/condition.ts'
import { judge } from '../../../src/domain/condition/judge.ts'
import { openCart } from '../../../src/domain/decisions/working-cart.ts'
import type { Facts } from '../../../src/domain/facts.ts'
import { orderWindowKey } from '../../../src/domain/facts.ts'
import {
  NOW,
  aCart,
  aLine,
  aSegment,
  aShopper,
  aVisitor,
  all,
  any,
  attribute,
  eur,
  goods,
  not,
  orders,
  someFacts,
  spend,
  units,
} from '../../support/facts.ts'

const cart = aCart([aLine('TEA', 500, 4), aLine('MUG', 900)])

function judged(condition: Condition, given: Partial<Facts> = {}) {
  const facts = someFacts({ cart, ...given })
  const view = { timeZone: 'UTC', cart: facts.cart && openCart(facts.cart), explaining: true, root: 'conditions' }
  const { outcome, findings, changesAt } = judge(condition, facts, view)
  const quick = judge(condition, facts, { ...view, explaining: false })
  expect(quick.outcome).toBe(outcome)
  return {
    outcome,
    codes: findings.map(({ reason }) => reason.code),
    hints: findings.map(({ hint }) => hint),
    findings,
    changesAt,
  }
}

describe('cartSubtotal', () => {
  test('holds at its minimum and fails at what it must stay below', () => {
    expect(judged(spend(2900)).outcome).toBe('HOLDS')
    expect(judged(spend(null, { below: [eur(2900)] }))).toMatchObject({
      outcome: 'FAILS',
      codes: ['MAXIMUM_SPEND'],
      hints: [null],
    })
  })

  test('tells the exact gap', () => {
    const { codes, findings } = judged(spend(3000, { items: goods({ skus: ['TEA'] }) }))
    expect(codes).toEqual(['MINIMUM_SPEND'])
    expect(findings[0]!.reason).toEqual({
      code: 'MINIMUM_SPEND',
      facts: { missing: 1000, threshold: 3000, currency: 'EUR' },
      detail: 'conditions.cartSubtotal: expected at least 3000 EUR, got 2000',
    })
    expect(findings[0]!.hint).toMatchObject({ kind: 'spendMore', missing: 1000, threshold: 3000 })
  })

  test('in another currency is not known, and neither is its negation', () => {
    const dollars = spend(null, { min: [{ amount: 1, currency: 'USD' }] })
    expect(judged(dollars)).toMatchObject({ outcome: 'UNKNOWN', codes: ['CURRENCY'] })
    expect(judged(not(dollars))).toMatchObject({ outcome: 'UNKNOWN', codes: ['CURRENCY'] })
  })

  test('negated asks for the other side of its bounds', () => {
    expect(judged(not(spend(2901))).outcome).toBe('HOLDS')
    expect(judged(not(spend(2900)))).toMatchObject({ outcome: 'FAILS', codes: ['MAXIMUM_SPEND'] })
    const between = judged(not(spend(2000, { below: [eur(3000)] })))
    expect(between.hints).toMatchObject([{ kind: 'spendMore', missing: 100, threshold: 3000 }])
  })
})

describe('cartQuantity', () => {
  test('counts units, bounds included', () => {
    expect(judged(units(5, { max: 5 })).outcome).toBe('HOLDS')
    expect(judged(units(7)).hints).toEqual([{ kind: 'addItems', quantity: 2, of: goods({}) }])
    expect(judged(units(null, { max: 4 }))).toMatchObject({ codes: ['MAXIMUM_QUANTITY'], hints: [null] })
  })

  test('says where nothing selected is in the cart', () => {
    expect(judged(units(1, { items: goods({ skus: ['CAKE'] }) })).codes).toEqual(['ITEMS_NOT_IN_CART'])
    expect(judged(units(5, { items: goods({ skus: ['TEA'] }) })).codes).toEqual(['MINIMUM_QUANTITY'])
  })

  test('negated can be mended by adding where there is an upper bound', () => {
    expect(judged(not(units(1))).hints).toEqual([null])
    expect(judged(not(units(1, { max: 6 }))).hints).toMatchObject([{ kind: 'addItems', quantity: 2 }])
  })
})

describe('Without a cart', () => {
  test('cart conditions are neither met nor failed, negated or not', () => {
    expect(judged(spend(1), { cart: null }).outcome).toBe('PENDING')
    expect(judged(not(units(1)), { cart: null }).outcome).toBe('PENDING')
    expect(judged(any(spend(1), attribute('tier', 'EXISTS')), { cart: null }).outcome).toBe('PENDING')
    expect(judged(all(spend(1), attribute('tier', 'EXISTS')), { cart: null, customer: aShopper() }).outcome).toBe(
      'FAILS',
    )
  })
})

describe('customer', () => {
  const gold = attribute('tier', 'EQUALS', 'gold')

  test('sees fields by their names and all else among the attributes', () => {
    const customer = aShopper({ country: 'DE', attributes: { tier: 'gold', email: 'not this' } })
    expect(judged(all(gold, attribute('country', 'IN', 'AT', 'DE')), { customer }).outcome).toBe('HOLDS')
    expect(judged(attribute('email', 'EXISTS'), { customer }).outcome).toBe('FAILS')
    expect(judged(attribute('createdAt', 'LESS', '2026-02-01'), { customer }).outcome).toBe('HOLDS')
    expect(judged(attribute('constructor', 'EXISTS'), { customer }).outcome).toBe('FAILS')
  })

  test('does not know a missing attribute: neither a test on it nor its negation holds, but whether it exists is known', () => {
    const [gold, exists] = [attribute('tier', 'NOT_EQUALS', 'gold'), attribute('tier', 'EXISTS')]
    for (const asked of [gold, not(gold)])
      expect(judged(asked, { customer: aShopper() })).toMatchObject({ outcome: 'UNKNOWN', codes: ['AUDIENCE'] })
    expect(judged(exists, { customer: aShopper() }).outcome).toBe('FAILS')
    expect(judged(not(exists), { customer: aShopper() }).outcome).toBe('HOLDS')
  })

  test('is not known of somebody who has not signed in, and neither is its negation', () => {
    for (const customer of [null, aVisitor()])
      for (const condition of [gold, not(gold)])
        expect(judged(condition, { customer })).toMatchObject({
          outcome: 'UNKNOWN',
          codes: ['SIGN_IN_REQUIRED'],
          hints: [{ kind: 'signIn' }],
        })
  })

  test("judges what a visitor's own attributes say", () => {
    expect(judged(gold, { customer: aVisitor({ tier: 'gold' }) }).outcome).toBe('HOLDS')
    expect(judged(gold, { customer: aVisitor({ tier: 'tin' }) })).toMatchObject({
      outcome: 'FAILS',
      codes: ['AUDIENCE'],
    })
  })
})

describe('orders', () => {
  const leavesAt = new Date('2026-12-01T00:00:00Z')
  const window = { count: 2, totals: new Map([['EUR', 5000]]), changesAt: leavesAt }
  const given = { customer: aShopper(), orders: new Map([[orderWindowKey('P30D', 'UTC'), window]]) }

  test('counts within its span, and says when that may change', () => {
    expect(judged(orders({ within: 'P30D', minCount: 2 }), given)).toMatchObject({
      outcome: 'HOLDS',
      changesAt: leavesAt,
    })
    expect(judged(orders({ within: 'P30D', maxCount: 1 }), given)).toMatchObject({
      outcome: 'FAILS',
      codes: ['AUDIENCE'],
      changesAt: leavesAt,
    })
    expect(judged(not(orders({ within: 'P30D', maxCount: 1 })), given).outcome).toBe('HOLDS')
  })

  test('adds up totals, in any one currency', () => {
    const usd = { amount: 1, currency: 'USD' }
    expect(judged(orders({ within: 'P30D', minTotal: [usd, eur(5000)] }), given).outcome).toBe('HOLDS')
    expect(judged(orders({ within: 'P30D', maxTotal: [eur(4999)] }), given).outcome).toBe('FAILS')
  })

  test('needs a shopper who has signed in, and orders that were loaded', () => {
    expect(judged(orders({ maxCount: 0 }), { customer: aVisitor() }).codes).toEqual(['SIGN_IN_REQUIRED'])
    expect(judged(not(orders({ minCount: 1 })), { customer: aShopper() })).toMatchObject({
      outcome: 'UNKNOWN',
      codes: ['AUDIENCE'],
    })
  })
})

describe('segment', () => {
  const member = { kind: 'segment', segmentId: 'vip' } as const
  const dynamic = (condition: Condition) => new Map([['vip', aSegment('vip', condition)]])

  test('static: is a member whoever is listed', () => {
    const segments = new Map([['vip', aSegment('vip', null)]])
    expect(judged(member, { segments, staticSegmentIds: new Set(['vip']), customer: aShopper() }).outcome).toBe('HOLDS')
    expect(judged(member, { segments, customer: aShopper() }).codes).toEqual(['AUDIENCE'])
    expect(judged(member, { segments }).codes).toEqual(['SIGN_IN_REQUIRED'])
  })

  test('dynamic: follows its condition, and tells its reason as AUDIENCE', () => {
    const segments = dynamic(attribute('tier', 'EQUALS', 'gold'))
    expect(judged(member, { segments, customer: aShopper({ attributes: { tier: 'gold' } }) }).outcome).toBe('HOLDS')
    expect(judged(not(member), { segments, customer: aShopper({ attributes: { tier: 'tin' } }) }).outcome).toBe('HOLDS')
    expect(judged(member, { segments, customer: aShopper() })).toMatchObject({
      outcome: 'UNKNOWN',
      codes: ['AUDIENCE'],
    })
  })

  test('that stands on itself, or does not exist, is not known', () => {
    expect(
      judged(member, { segments: dynamic(any(member, attribute('tier', 'EXISTS'))), customer: aShopper() }).outcome,
    ).toBe('UNKNOWN')
    expect(judged(not(member), { customer: aShopper() })).toMatchObject({ outcome: 'UNKNOWN', codes: ['AUDIENCE'] })
  })
})

describe('A tree', () => {
  test('tells everything that fails in `all`', () => {
    expect(judged(all(spend(5000), units(6))).codes).toEqual(['MINIMUM_SPEND', 'MINIMUM_QUANTITY'])
  })

  test('tells the easiest branch of `any`: mendable, fewest steps, smallest gap', () => {
    const hopeless = units(null, { max: 1 })
    const oneStep = spend(5000)
    const shorter = spend(4000)
    const twoSteps = all(units(6), spend(3000))
    expect(judged(any(hopeless, twoSteps, oneStep, shorter)).hints).toMatchObject([
      { kind: 'spendMore', threshold: 4000 },
    ])
  })

  test('says where a leaf stands', () => {
    const { findings } = judged(all(units(1), not(any(spend(5000), units(3)))))
    expect(findings[0]!.reason.detail).toMatch(/^conditions\.all\[1\]\.not\.any\[1\]\.cartQuantity: expected at most 2/)
  })

  test('is unknown rather than true through any number of negations', () => {
    const unknown = attribute('tier', 'EQUALS', 'gold')
    expect(judged(not(not(unknown))).outcome).toBe('UNKNOWN')
    expect(judged(not(all(unknown, spend(1)))).outcome).toBe('UNKNOWN')
    expect(judged(any(unknown, spend(1))).outcome).toBe('HOLDS')
  })

  test('changes at the earliest instant at which a part may', () => {
    const at = (day: number) => new Date(Date.UTC(2026, 11, day))
    const window = (day: number) => ({ count: 1, totals: new Map(), changesAt: at(day) })
    const windows = new Map([
      [orderWindowKey('P1D', 'UTC'), window(3)],
      [orderWindowKey('P2D', 'UTC'), window(2)],
    ])
    const condition = all(orders({ within: 'P1D', minCount: 1 }), orders({ within: 'P2D', minCount: 1 }))
    expect(judged(condition, { customer: aShopper(), orders: windows, now: NOW }).changesAt).toEqual(at(2))
  })
})
