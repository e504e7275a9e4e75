import { describe, expect, test } from '@jest/globals'
import type { Campaign } from '../../../src/domain/campaign.ts'
import type { CartLine } from '../../../src/domain/cart.ts'
import { priceCart } from '../../../src/domain/decisions/price-cart.ts'
import type { Effect } from '../../../src/domain/effect/effect.ts'
import {
  SHIPPING,
  aCart,
  aLine,
  aPromotion,
  cents,
  centsEach,
  eur,
  firstOf,
  goods,
  items,
  percent,
  price,
  shippingOff,
  someFacts,
  spend,
} from '../../support/facts.ts'

const standard = { method: 'standard', amount: 490 }

function priced(
  lines: readonly CartLine[],
  promotions: readonly Campaign[],
  shipping: typeof standard | null = standard,
) {
  return priceCart(someFacts({ cart: aCart(lines, { shipping }), promotions }))
}

/** What one promotion takes off each line. */
function off(lines: readonly CartLine[], ...effects: readonly Effect[]): number[] {
  return priced(lines, [aPromotion('p', effects)]).lines.map(({ discount }) => discount)
}

const three = [aLine('A', 100), aLine('B', 100), aLine('C', 100)]

describe('A percentage', () => {
  test('of items is rounded per line, once, half to the shopper', () => {
    expect(off([aLine('A', 5), aLine('B', 5, 3)], percent(10, items()))).toEqual([1, 2])
  })

  test('of the order is rounded once, then spread', () => {
    expect(off([aLine('A', 5), aLine('B', 5)], percent(10))).toEqual([1, 0])
    expect(off([aLine('A', 333), aLine('B', 333), aLine('C', 334)], percent(10))).toEqual([33, 33, 34])
  })

  test('cut to its cap is spread by what is left', () => {
    expect(off([aLine('A', 1000), aLine('B', 2000)], percent(50, items(), eur(300)))).toEqual([100, 200])
    expect(off([aLine('A', 1000), aLine('B', 2000)], percent(50, items(['A']), eur(300)))).toEqual([300, 0])
  })

  test('with a cap in another currency does not apply', () => {
    expect(off(three, percent(50, items(), { amount: 1, currency: 'USD' }))).toEqual([0, 0, 0])
  })

  test('of some units is of their share of the line, an exact fraction rounded once', () => {
    const result = priced(
      [aLine('A', 70, 3), aLine('B', 90)],
      [aPromotion('p', percent(100, items(null, { units: 2, from: 'CHEAPEST' })))],
    )
    expect(result.lines[0]!.allocations).toEqual([{ sequence: 1, amount: 140, units: 2 }])
    expect(off([aLine('A', 200, 1), aLine('B', 50)], percent(50, items(null, { units: 1, from: 'DEAREST' })))).toEqual([
      100, 0,
    ])
    const afterOthers = [
      aPromotion('a', cents(10), { stacking: { priority: 1 } }),
      aPromotion('b', percent(100, items(['A'], { units: 1 }))),
    ]
    expect(priced([aLine('A', 70, 3)], afterOthers).lines[0]!.discount).toBe(70 + 10)
  })
})

describe('An amount', () => {
  test('once is spread over what it targets', () => {
    expect(off(three, cents(100, items(['A', 'C'])))).toEqual([50, 0, 50])
  })

  test('per unit is cut at the line', () => {
    expect(off([aLine('A', 100, 2), aLine('B', 30)], centsEach(40, items()))).toEqual([80, 30])
    expect(off([aLine('A', 100, 2), aLine('B', 30)], centsEach(40))).toEqual([80, 30])
  })

  test('never takes a unit below its floor: what a line cannot take moves on', () => {
    expect(off([aLine('A', 100, 1, { floorPrice: 90 }), aLine('B', 100)], cents(100))).toEqual([10, 90])
    expect(off([aLine('A', 100, 2, { floorPrice: 90 })], percent(50, items(null, { units: 1 })))).toEqual([10])
    expect(off([aLine('A', 100, 2, { floorPrice: 120 })], cents(50))).toEqual([0])
  })

  test('never takes shipping, nor the other way round', () => {
    const result = priced([aLine('A', 100)], [aPromotion('p', [cents(1000), cents(1000, SHIPPING)])])
    expect(result).toMatchObject({
      discountTotal: 590,
      total: 0,
      shipping: { discount: 490 },
      lines: [{ discount: 100 }],
    })
  })
})

describe('A fixed price', () => {
  test('takes what is left above it: per unit for items, in all for the order and shipping', () => {
    expect(off([aLine('A', 100, 3), aLine('B', 50)], price(60, items()))).toEqual([120, 0])
    expect(off([aLine('A', 100), aLine('B', 300)], price(200, { ...items(), kind: 'ORDER' }))).toEqual([50, 150])
    expect(priced(three, [aPromotion('p', price(90, SHIPPING))]).shipping!.discount).toBe(400)
  })

  test('compounds or not', () => {
    const lower = aPromotion('a', percent(10, items()), { stacking: { priority: 1 } })
    const fixed = aPromotion('b', price(60, items()), { stacking: { compounds: false } })
    expect(priced([aLine('A', 100)], [lower, fixed]).lines[0]!.discount).toBe(40)
  })
})

describe('Shipping', () => {
  test('is reduced for the methods named', () => {
    expect(priced(three, [aPromotion('p', shippingOff())]).shipping!.discount).toBe(490)
    expect(priced(three, [aPromotion('p', shippingOff(50, ['standard']))]).shipping!.discount).toBe(245)
    expect(priced(three, [aPromotion('p', shippingOff(50, ['express']))]).applied).toEqual([])
  })

  test('that is not chosen yet is not reduced', () => {
    expect(priced(three, [aPromotion('p', shippingOff())], null)).toMatchObject({
      shipping: null,
      applied: [],
      total: 300,
    })
  })
})

describe('Order of application', () => {
  test('goods come first, then the order, then shipping, whatever the priority', () => {
    const result = priced(
      [aLine('A', 1000)],
      [
        aPromotion('ship', shippingOff(), { stacking: { priority: 9 } }),
        aPromotion('order', percent(10), { stacking: { priority: 5 } }),
        aPromotion('goods', percent(50, items())),
      ],
    )
    expect(result.applied.map(({ title, amount, base }) => [title, amount, base])).toEqual([
      ['Title of goods', 500, 1000],
      ['Title of order', 50, 500],
      ['Title of ship', 490, 490],
    ])
  })

  test('within a lane the higher priority, then the key', () => {
    const result = priced(
      [aLine('A', 1000)],
      [
        aPromotion('b', percent(10)),
        aPromotion('a', percent(10)),
        aPromotion('c', percent(10), { stacking: { priority: 1 } }),
      ],
    )
    expect(result.applied.map(({ campaignId, amount }) => [campaignId, amount])).toEqual([
      ['campaign-c', 100],
      ['campaign-a', 90],
      ['campaign-b', 81],
    ])
  })

  test('a percentage that does not compound is of the price before incentives', () => {
    const first = aPromotion('a', percent(50), { stacking: { priority: 1 } })
    expect(
      priced([aLine('A', 1000)], [first, aPromotion('b', percent(30), { stacking: { compounds: false } })])
        .discountTotal,
    ).toBe(800)
    expect(
      priced([aLine('A', 1000)], [first, aPromotion('b', percent(60), { stacking: { compounds: false } })]).total,
    ).toBe(490)
  })

  test('percentages of one campaign are of the price before that campaign', () => {
    const result = priced(
      [aLine('A', 1000), aLine('B', 1000)],
      [aPromotion('p', [percent(10, items(['A'])), percent(10)])],
    )
    expect(result.applied).toMatchObject([{ amount: 300, base: 2000 }])
    expect(result.lines.map(({ discount }) => discount)).toEqual([100 + 95, 105])
  })

  test("a campaign's conditions are judged once, before its first effect", () => {
    const both = aPromotion('p', [percent(20, items()), percent(10)], { conditions: spend(1000) })
    expect(priced([aLine('A', 1000)], [both]).discountTotal).toBe(300)
    const later = aPromotion('q', percent(10), { conditions: spend(1000) })
    expect(priced([aLine('A', 1000)], [both, later]).applied).toHaveLength(1)
    const before = aPromotion('r', percent(10), { conditions: spend(1000, { beforeDiscounts: true }) })
    expect(priced([aLine('A', 1000)], [both, before]).applied).toHaveLength(2)
  })
})

describe('A case list', () => {
  const tiers = firstOf(
    { when: spend(2000), then: percent(20) },
    { when: spend(1000), then: percent(10, items(['A'])) },
  )

  test('takes the first case that holds, at the moment its campaign is judged', () => {
    expect(off([aLine('A', 2000)], tiers)).toEqual([400])
    expect(off([aLine('A', 500), aLine('B', 500)], tiers)).toEqual([50, 0])
    const before = aPromotion('a', cents(1, items()), { stacking: { priority: 1 } })
    expect(priced([aLine('A', 2000)], [before, aPromotion('b', tiers)]).applied[1]).toMatchObject({
      amount: 200,
      effects: [percent(10, items(['A']))],
    })
  })

  test('takes nothing where none holds', () => {
    expect(off([aLine('A', 999)], tiers)).toEqual([0])
  })

  test('may hold lists of its own', () => {
    expect(off([aLine('A', 2000)], firstOf({ when: spend(1), then: tiers }))).toEqual([400])
  })
})

test('Amounts in other currencies only do not apply', () => {
  const dollars = { ...cents(50), amounts: [{ amount: 50, currency: 'USD' }] }
  expect(priced(three, [aPromotion('p', [dollars, cents(30, items([...'ABC']))])]).discountTotal).toBe(30)
})

test('Lines of the same sku, unit price and attributes are one', () => {
  const split = [aLine('A', 5, 1, { id: 'first' }), aLine('B', 7), aLine('A', 5, 2, { id: 'second' })]
  const result = priced(split, [aPromotion('p', percent(10, items(null, { items: goods({ skus: ['A'] }) })))])
  expect(result.lines.map(({ id, quantity, discount }) => [id, quantity, discount])).toEqual([
    ['first', 3, 2],
    ['line-B', 1, 0],
  ])
})
