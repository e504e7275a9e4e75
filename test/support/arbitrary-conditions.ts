import type { Condition, HistoryBounds, Leaf } from '../../src/domain/condition/condition.ts'
import { type Facts, type HistoryWindow, orderWindowKey, subjectWindowKey } from '../../src/domain/facts.ts'
import type { JsonObject } from '../../src/domain/json.ts'
import type { Money } from '../../src/domain/money.ts'
import type { AttributeTest } from '../../src/domain/selector.ts'
import { someSelector } from './arbitrary-selectors.ts'
import { type Draw, chance, many, oneOf } from './draw.ts'
import { aSegment, aShopper, aVisitor, all, attribute, eur, orders } from './facts.ts'

const BOUNDS = [10, 5, 20, 100, 999, 1000, 3000]
const LEAVES = [
  'cartSubtotal',
  'cartQuantity',
  'cartSubtotal',
  'cartQuantity',
  'customer',
  'segment',
  'orders',
  'events',
  'redeemed',
  'stores',
  'cart',
  'schedule',
] as const

/** A rule tree. */
export function someCondition(draw: Draw, depth = 2): Condition {
  const kind = depth === 0 ? 0 : draw(6)
  if (kind < 3) return someLeaf(draw)
  if (kind === 3) return { kind: 'not', of: someCondition(draw, depth - 1) }
  const of = [0, ...many(draw, 2)].map(() => someCondition(draw, depth - 1))
  return { kind: kind === 4 ? 'all' : 'any', of }
}

function someLeaf(draw: Draw): Leaf {
  const kind = oneOf(draw, ...LEAVES)
  switch (kind) {
    case 'cartSubtotal':
      return someSubtotal(draw)
    case 'cartQuantity': {
      const min = oneOf(draw, 1, 2, 4, null)
      return {
        kind,
        items: chance(draw, 2) ? someSelector(draw) : null,
        min,
        max: min === null || chance(draw, 3) ? 4 + draw(2) : null,
      }
    }
    case 'customer':
      return { kind, test: someTest(draw) }
    case 'segment':
      return { kind, segmentId: oneOf(draw, 'list', 'gold', 'regular', 'nothing') }
    case 'orders':
      return { kind, ...someBounds(draw) }
    case 'events':
      return { kind, name: oneOf(draw, 'visit', 'unheard'), ...someBounds(draw), minTotal: null, maxTotal: null }
    case 'redeemed':
      return { kind, campaignId: oneOf(draw, 'campaign-p0', 'campaign-unheard'), ...someBounds(draw) }
    case 'stores':
      return { kind, storeKeys: oneOf(draw, ['north'], ['north', 'south'], ['east']) }
    case 'cart':
      return { kind, test: oneOf(draw, ...CART_TESTS) }
    case 'schedule':
      return {
        kind,
        days: oneOf(draw, null, [6], [5, 7], [1]),
        ...oneOf(
          draw,
          { from: '12:00', until: null },
          { from: '22:00', until: '07:00' },
          { from: null, until: '12:00' },
          { from: '07:00', until: '13:01' },
          { from: '12:01', until: '12:00' },
        ),
      }
    default:
      return kind satisfies never
  }
}

const CART_TESTS: readonly AttributeTest[] = [
  { name: 'channel', operator: 'EQUALS', values: ['app'] },
  { name: 'channel', operator: 'NOT_IN', values: ['app', 'till'] },
  { name: 'channel', operator: 'EXISTS', values: [] },
  { name: 'visits', operator: 'GREATER', values: ['9'] },
]

function someSubtotal(draw: Draw): Leaf {
  const least = oneOf(draw, ...BOUNDS)
  const currency = chance(draw, 10) ? 'USD' : 'EUR'
  const bound = (amount: number): Money[] => [{ amount, currency }]
  const isMin = !chance(draw, 3)
  return {
    kind: 'cartSubtotal',
    items: chance(draw, 4) ? someSelector(draw) : null,
    min: isMin ? bound(least) : null,
    below: isMin && !chance(draw, 6) ? null : bound(least + 1 + draw(200)),
    beforeDiscounts: chance(draw, 4),
  }
}

function someTest(draw: Draw): AttributeTest {
  return oneOf(
    draw,
    { name: 'tier', operator: 'EQUALS', values: ['gold'] },
    { name: 'tier', operator: 'NOT_EQUALS', values: ['gold'] },
    { name: 'tier', operator: 'EXISTS', values: [] },
    { name: 'country', operator: 'IN', values: ['DE', 'AT'] },
    { name: 'points', operator: 'AT_LEAST', values: ['10'] },
    { name: 'likes', operator: 'CONTAINS', values: ['tea'] },
    { name: 'birthday', operator: 'LESS', values: ['2000-01-01'] },
  )
}

function someBounds(draw: Draw): HistoryBounds {
  const none = { minCount: null, maxCount: null, minTotal: null, maxTotal: null }
  const bound = oneOf(
    draw,
    { minCount: 1 },
    { maxCount: 0 },
    { minCount: 2, maxCount: 3 },
    { minTotal: [eur(100)] },
    { maxTotal: [eur(99)] },
    { minCount: 1, minTotal: [{ amount: 5, currency: 'USD' }] },
  )
  return { ...none, within: oneOf(draw, null, 'P30D'), ...bound }
}

/** Nobody, a visitor or a shopper, with segments and a past. */
export function someAudience(draw: Draw): Partial<Facts> {
  const attributes = someAttributes(draw)
  const shopper = aShopper({
    country: oneOf(draw, null, 'DE', 'FR'),
    birthday: oneOf(draw, null, '1999-12-31', '2000-01-01'),
    attributes,
  })
  const customer = oneOf(draw, null, shopper, shopper, aVisitor(attributes))
  const keys = [null, 'P30D'].flatMap((within) =>
    ['UTC', 'Europe/Berlin', 'America/New_York', 'Pacific/Auckland'].map((timeZone) => [within, timeZone] as const),
  )
  const past = (key: (within: string | null, timeZone: string) => string) =>
    new Map(keys.map(([within, timeZone]) => [key(within, timeZone), someWindow(draw)]))
  return {
    customer,
    segments: new Map(SEGMENTS.map((segment) => [segment.id, segment])),
    staticSegmentIds: new Set(customer !== null && chance(draw, 2) ? ['list'] : []),
    ...((customer?.externalId ?? null) === null
      ? {}
      : {
          orders: past(orderWindowKey),
          events: past((within, timeZone) => subjectWindowKey('visit', within, timeZone)),
          redeemed: past((within, timeZone) => subjectWindowKey('campaign-p0', within, timeZone)),
        }),
  }
}

const SEGMENTS = [
  aSegment('list', null),
  aSegment('gold', attribute('tier', 'EQUALS', 'gold')),
  aSegment('regular', all({ kind: 'segment', segmentId: 'list' }, orders({ within: 'P30D', minCount: 1 }))),
]

function someAttributes(draw: Draw): JsonObject {
  const tier = oneOf<JsonObject>(draw, {}, { tier: 'gold' }, { tier: 'tin' })
  const points = oneOf<JsonObject>(draw, {}, { points: 9 }, { points: 10 })
  const likes = oneOf<JsonObject>(draw, {}, { likes: ['tea', 'yoga'] }, { likes: 'teapots' })
  return { ...tier, ...points, ...likes }
}

function someWindow(draw: Draw): HistoryWindow {
  const totals = new Map(
    oneOf(
      draw,
      [],
      [['EUR', 100]],
      [
        ['EUR', 99],
        ['USD', 5],
      ],
    ) as [string, number][],
  )
  return { count: draw(4), totals, changesAt: null }
}
