import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Campaign } from '../../src/domain/campaign.ts'
import type { CartLine } from '../../src/domain/cart.ts'
import type { Condition } from '../../src/domain/condition/condition.ts'
import { priceCart } from '../../src/domain/decisions/price-cart.ts'
import { findBy, indexPromotions, promotionsInReach } from '../../src/domain/decisions/promotion-index.ts'
import { qualify } from '../../src/domain/decisions/qualify.ts'
import type { Effect } from '../../src/domain/effect/effect.ts'
import type { Facts } from '../../src/domain/facts.ts'
import type { ItemSelector } from '../../src/domain/selector.ts'
import { openActivePromotions } from '../../src/store/active-promotions.ts'
import {
  NOW,
  aCart,
  aLine,
  aPromotion,
  aSegment,
  aShopper,
  aVisitor,
  attribute,
  cents,
  eur,
  firstOf,
  goods,
  items,
  percent,
  shippingOff,
  someFacts,
  spend,
  units,
} from '../support/facts.ts'

const SKUS = ['A', 'B', 'C', 'D']
const BRANDS = ['acme', 'bond']
const CATEGORIES = ['tea', 'cups']

const lines: fc.Arbitrary<CartLine[]> = fc
  .uniqueArray(
    fc.record({
      sku: fc.constantFrom(...SKUS),
      price: fc.integer({ min: 0, max: 900 }),
      brand: fc.option(fc.constantFrom(...BRANDS)),
      categories: fc.subarray(CATEGORIES),
    }),
    { maxLength: 4, selector: ({ sku }) => sku },
  )
  .map((all) => all.map(({ sku, price, ...more }) => aLine(sku, price, 2, more)))

const selector: fc.Arbitrary<ItemSelector> = fc
  .record(
    {
      skus: fc.subarray(SKUS),
      brands: fc.subarray(BRANDS),
      categories: fc.subarray(CATEGORIES),
      not: fc.constant(goods({ skus: ['A'] })),
    },
    { requiredKeys: [] },
  )
  .map((given) => goods(given))

const money = fc.array(
  fc.record({ amount: fc.constantFrom(0, 1, 400, 900, 1500), currency: fc.constantFrom('EUR', 'USD') }),
  { minLength: 1, maxLength: 2 },
)

const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.tuple(fc.option(selector), fc.integer({ min: 0, max: 3 })).map(([of, min]) => units(min, { items: of })),
  fc.option(selector).map((of) => units(null, { items: of, max: 2 })),
  fc
    .tuple(fc.option(selector), fc.option(money), fc.boolean())
    .map(([of, min, beforeDiscounts]) =>
      spend(null, { items: of, min, below: min ? null : [eur(500)], beforeDiscounts }),
    ),
  fc.constantFrom('hers', 'not-hers', 'rule', 'unknown').map((segmentId) => ({ kind: 'segment', segmentId }) as const),
  fc.subarray(['north', 'south']).map((storeKeys) => ({ kind: 'stores', storeKeys }) as const),
  fc
    .tuple(fc.constantFrom('EQUALS', 'IN', 'NOT_EQUALS', 'EXISTS'), fc.constantFrom('level', 'tags', 'country'))
    .map(([operator, name]) => attribute(name, operator, '7', 'DE')),
)

const { tree } = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc.array(tie('tree'), { maxLength: 3 }).map((of) => ({ kind: 'all', of }) as const),
    fc.array(tie('tree'), { maxLength: 3 }).map((of) => ({ kind: 'any', of }) as const),
    tie('tree').map((of) => ({ kind: 'not', of }) as const),
  ),
}))

const plainEffect: fc.Arbitrary<Effect> = fc.oneof(
  fc.option(fc.subarray(SKUS)).map((skus) => percent(10, items(skus))),
  selector.map((of) => cents(50, { kind: 'ORDER', items: of, units: null, from: null })),
  fc.constant(shippingOff(50)),
  fc
    .tuple(selector, selector)
    .map(
      ([buy, get]) =>
        ({ kind: 'buyXGetY', buy, buyQuantity: 1, get, getQuantity: 1, basisPoints: 5000, maxTimes: 1 }) as const,
    ),
)

const effect = fc.oneof(
  plainEffect,
  fc.array(fc.record({ when: tree, then: plainEffect }), { maxLength: 2 }).map((cases) => firstOf(...cases)),
)

const campaigns: fc.Arbitrary<Campaign[]> = fc
  .array(fc.record({ conditions: fc.option(tree), effects: fc.array(effect, { maxLength: 2 }) }), { maxLength: 12 })
  .map((all) => all.map(({ conditions, effects }, place) => aPromotion(`p${place}`, effects, { conditions })))

const customer = fc.constantFrom(
  null,
  aVisitor({ level: 7 }),
  aShopper({ country: 'DE', attributes: { level: '7', tags: ['DE', 'x'] } }),
)

const someShop: fc.Arbitrary<Facts> = fc
  .record({ lines, customer, promotions: campaigns, storeKey: fc.constantFrom(null, 'north'), ships: fc.boolean() })
  .map(({ lines: bought, ships, ...given }) =>
    someFacts({
      ...given,
      cart: aCart(bought, { shipping: ships ? { method: 'standard', amount: 400 } : null, storeKey: given.storeKey }),
      staticSegmentIds: new Set(given.customer === null ? [] : ['hers']),
      segments: new Map(
        [
          aSegment('hers', null),
          aSegment('not-hers', null),
          aSegment('rule', attribute('country', 'EQUALS', 'DE')),
        ].map((segment) => [segment.id, segment] as const),
      ),
    }),
  )

function indexed(facts: Facts): Facts {
  return { ...facts, promotions: findBy(indexPromotions(facts.promotions), [...facts.promotions]) }
}

describe('With an index', () => {
  test('a cart is priced as without one', () => {
    fc.assert(
      fc.property(someShop, (facts) => {
        expect(priceCart(indexed(facts))).toEqual(priceCart(facts))
      }),
      { numRuns: 3000 },
    )
  })

  test('offers are as without one', () => {
    fc.assert(
      fc.property(someShop, (facts) => {
        expect(qualify(indexed(facts))).toEqual(qualify(facts))
      }),
      { numRuns: 300 },
    )
  })

  test('of the usable offers none is missed', () => {
    const usable = (facts: Facts, usableOnly: boolean) =>
      qualify(facts, { explainIneligible: !usableOnly, usableOnly }).offers.filter(
        ({ status }) => status === 'APPLIED' || status === 'ELIGIBLE',
      )
    fc.assert(
      fc.property(someShop, (facts) => {
        expect(usable(indexed(facts), true)).toEqual(usable(facts, false))
      }),
      { numRuns: 1000 },
    )
  })

  test('what names other goods, segments, stores, countries or sums is not looked at', () => {
    const conditions = [
      units(1, { items: goods({ skus: ['Z'] }) }),
      { kind: 'any', of: [units(1, { items: goods({ brands: ['zed'] }) }), spend(99_999)] },
      { kind: 'all', of: [spend(1), { kind: 'segment', segmentId: 'not-hers' }] },
      { kind: 'stores', storeKeys: ['far'] },
      attribute('country', 'EQUALS', 'FR'),
      { kind: 'not', of: { kind: 'any', of: [{ kind: 'not', of: spend(99_999) }] } },
    ] as const
    const promotions = conditions.map((each, place) => aPromotion(`p${place}`, percent(10), { conditions: each }))
    const cart = aCart([aLine('A', 500)])
    const facts = someFacts({ cart, customer: aShopper({ country: 'DE' }), storeKey: 'north', promotions })
    expect(promotionsInReach(indexed(facts))).toEqual([])
  })
})

describe('Active promotions', () => {
  const starting = aPromotion('starting', percent(10), { startsAt: NOW })
  const ending = aPromotion('ending', percent(10), { endsAt: NOW })
  const activeAt = openActivePromotions([starting, ending])
  const at = (milliseconds: number) => activeAt(new Date(NOW.getTime() + milliseconds)).map(({ key }) => key)

  test('begin and end at their very instants, in whatever order these are asked for', () => {
    expect(at(-1)).toEqual(['ending'])
    expect(at(0)).toEqual(['starting'])
    expect(at(86_400_000)).toEqual(['starting'])
    expect(at(-86_400_000)).toEqual(['ending'])
    expect(at(0)).toEqual(['starting'])
  })

  test('are the same list until one starts or ends', () => {
    expect(activeAt(NOW)).toBe(activeAt(new Date(NOW.getTime() + 1)))
  })
})
