import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { StackingMode } from '../../src/domain/campaign.ts'
import type { Condition } from '../../src/domain/condition/condition.ts'
import { type OffersWanted, listOffers } from '../../src/domain/decisions/list-offers.ts'
import { findBy, indexPromotions } from '../../src/domain/decisions/promotion-index.ts'
import { qualify } from '../../src/domain/decisions/qualify.ts'
import { remoteRulesOf } from '../../src/domain/decisions/remote-rules.ts'
import type { Effect, Target } from '../../src/domain/effect/effect.ts'
import type { Facts } from '../../src/domain/facts.ts'
import type { Offer } from '../../src/domain/offer.ts'
import { shopFrom } from '../support/arbitrary-shop.ts'
import {
  aCart,
  aLine,
  aPromotion,
  aSegment,
  aShopper,
  aVisitor,
  all,
  any,
  attribute,
  cents,
  goods,
  not,
  percent,
  someFacts,
  spend,
  units,
} from '../support/facts.ts'

const UP: OffersWanted = { statuses: ['APPLIED', 'ELIGIBLE', 'NEARLY'], kinds: null, placement: null }

const selector = fc.oneof(
  fc.constantFrom('A', 'B', 'Y', 'Z').map((sku) => goods({ skus: [sku] })),
  fc.constantFrom('acme', 'far').map((brand) => goods({ brands: [brand] })),
  fc.constant(goods({ categories: ['tea', 'none'], onSale: true })),
)
const threshold = fc.constantFrom(0, 1, 500, 900, 950, 1_000, 1_001, 1_800, 2_000, 5_000, 90_000)

const rule: fc.Arbitrary<Condition> = fc.oneof(
  fc.tuple(fc.integer({ min: 1, max: 3 }), selector).map(([count, some]) => units(count, { items: some })),
  fc.tuple(threshold, selector).map(([amount, some]) => spend(amount, { items: some })),
  fc.tuple(threshold, fc.boolean()).map(([amount, beforeDiscounts]) => spend(amount, { beforeDiscounts })),
  fc.constantFrom<Condition[]>(
    { kind: 'segment', segmentId: 'hers' },
    { kind: 'segment', segmentId: 'not-hers' },
    { kind: 'stores', storeKeys: ['north'] },
    attribute('country', 'EQUALS', 'DE'),
    units(3),
  ),
)

const tree = fc.oneof(
  { weight: 3, arbitrary: rule },
  fc.array(rule, { maxLength: 3 }).map((of) => all(...of)),
  fc.array(rule, { maxLength: 2 }).map((of) => any(...of)),
  rule.map((of) => not(of)),
  fc.tuple(rule, rule, rule).map(([a, b, c]) => all(a, any(b, not(c)))),
)

const target: fc.Arbitrary<Target> = fc
  .tuple(fc.constantFrom('ITEMS', 'ORDER'), selector)
  .map(([kind, some]) => ({ kind: kind as 'ITEMS', items: some, units: null, from: null }))

const effect: fc.Arbitrary<Effect> = fc.oneof(
  fc.integer({ min: 1, max: 60 }).map((part) => percent(part)),
  fc.tuple(fc.integer({ min: 1, max: 60 }), target).map(([part, some]) => percent(part, some)),
  fc.tuple(fc.constantFrom(1, 300), target).map(([amount, some]) => cents(amount, some)),
  fc
    .tuple(selector, selector)
    .map(
      ([buy, get]) =>
        ({ kind: 'buyXGetY', buy, buyQuantity: 2, get, getQuantity: 1, basisPoints: 5000, maxTimes: 1 }) as const,
    ),
)

const promotion = fc.record({
  conditions: fc.option(tree),
  effects: fc.array(effect, { minLength: 1, maxLength: 2 }),
  priority: fc.constantFrom(0, 0, 0, 1, -1),
  mode: fc.nat(40).map((draw): StackingMode => (draw < 38 ? 'COMBINES' : draw < 40 ? 'ONE_OF_GROUP' : 'ALONE')),
})

const someShop: fc.Arbitrary<Facts> = fc
  .record({
    bought: fc.subarray(['A', 'B', 'C', 'D']),
    customer: fc.constantFrom(null, aVisitor({}), aShopper({ country: 'DE' })),
    promotions: fc.array(promotion, { maxLength: 14 }),
    currency: fc.constantFrom('EUR', 'EUR', 'EUR', 'USD'),
  })
  .map(({ bought, customer, promotions, currency }) =>
    someFacts({
      customer,
      cart: aCart(
        bought.map((sku) => aLine(sku, 450, 2, { brand: sku === 'C' ? 'acme' : null, categories: ['tea'] })),
        { currency },
      ),
      staticSegmentIds: new Set(customer === null ? [] : ['hers']),
      segments: new Map([aSegment('hers', null), aSegment('not-hers', null)].map((each) => [each.id, each] as const)),
      promotions: promotions.map(({ conditions, effects, priority, mode }, place) =>
        aPromotion(`p${(place * 7) % 15}`, effects, {
          conditions,
          stacking: { mode, group: null, priority, compounds: true },
        }),
      ),
    }),
  )

function indexed(facts: Facts): Facts {
  return { ...facts, promotions: findBy(indexPromotions(facts.promotions), [...facts.promotions]) }
}

function plainly(facts: Facts): Offer[] {
  return qualify(facts).offers.filter(({ status }) => status !== 'INELIGIBLE')
}

describe('Offers listed as they are read', () => {
  test('are those that all promotions judged one by one come to', () => {
    fc.assert(
      fc.property(someShop, fc.nat(12), fc.nat(5), (facts, from, count) => {
        const [offers, list] = [plainly(facts), listOffers(indexed(facts), UP)]
        expect(list.length).toBe(offers.length)
        expect(list.slice(from, from + count)).toEqual(offers.slice(from, from + count))
        expect(list.slice(0, list.length)).toEqual(offers)
      }),
      { numRuns: 5_000 },
    )
  })

  test('are so in shops of all kinds', () => {
    fc.assert(
      fc.property(fc.noBias(fc.array(fc.nat(), { minLength: 250, maxLength: 250 })), (tape) => {
        const facts = shopFrom(tape)
        expect(listOffers(indexed(facts), UP).slice(0, 100)).toEqual(plainly(facts))
      }),
      { numRuns: 3_000 },
    )
  })

  test('are mostly found without being judged', () => {
    const rules = [
      units(1, { items: goods({ skus: ['Z'] }) }),
      all(spend(900), units(1, { items: goods({ brands: ['far'] }) })),
    ]
    const promotions = rules.map((conditions, place) => aPromotion(`p${place}`, percent(10), { conditions }))
    expect(promotions.map((each) => remoteRulesOf(each)?.goods)).toEqual([['sku Z'], ['brand far']])
  })

  test('are those of the place and kinds asked for', () => {
    const conditions = units(1, { items: goods({ skus: ['Z'] }) })
    const near = aPromotion('near', percent(10), { conditions })
    const home = { ...near, id: 'home', key: 'home', display: { ...near.display, placements: ['home'] } }
    const facts = indexed(someFacts({ cart: aCart([aLine('A', 100)]), promotions: [near, home] }))
    const ids = (wanted: Partial<OffersWanted>) =>
      listOffers(facts, { ...UP, ...wanted })
        .slice(0, 9)
        .map(({ campaignId }) => campaignId)
    expect(ids({ placement: 'home' })).toEqual(['home'])
    expect(ids({ kinds: ['VOUCHER'] })).toEqual([])
    expect(ids({ kinds: ['PROMOTION'] })).toEqual(['home', near.id])
  })
})
