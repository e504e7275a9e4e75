import { describe, expect, test } from '@jest/globals'
import { type Lookup, parseCondition, parseSegmentCondition } from '../../src/domain/condition/parse-condition.ts'
import type { ConditionInput } from '../../src/domain/input/condition-input.ts'

const lookup: Lookup = {
  segmentId: ({ id, key }) => id ?? (key === 'vip' ? 'segment-vip' : null),
  campaignId: ({ id, key }) => id ?? (key === 'welcome' ? 'campaign-welcome' : null),
  programId: () => null,
  hasStore: (key) => key === 'berlin' || key === 'vienna',
}
const eur = (amount: number) => ({ amount, currency: 'EUR' })

function parse(input: ConditionInput) {
  return parseCondition(input, ['conditions'], lookup)
}

function problems(input: ConditionInput): string[] {
  const parsed = parse(input)
  return parsed.ok ? [] : parsed.rejections.map(({ code, path }) => `${code} ${path.join('.')}`)
}

describe('a rule tree', () => {
  test('is read whole', () => {
    const parsed = parse({
      all: [
        { cartSubtotal: { min: [eur(5000)], items: { categories: ['shoes', 'shoes'] } } },
        { any: [{ segment: { key: 'vip' } }, { not: { orders: { minCount: 1, within: 'P30D' } } }] },
        { customer: { name: 'country', operator: 'IN', values: ['DE', 'AT'] } },
        { cartQuantity: { max: 0, items: {} } },
      ],
    })
    expect(parsed).toMatchObject({
      ok: true,
      value: {
        kind: 'all',
        of: [
          {
            kind: 'cartSubtotal',
            min: [eur(5000)],
            below: null,
            beforeDiscounts: false,
            items: { categories: ['shoes'] },
          },
          {
            kind: 'any',
            of: [
              { kind: 'segment', segmentId: 'segment-vip' },
              { kind: 'not', of: { kind: 'orders', within: 'P30D', minCount: 1 } },
            ],
          },
          { kind: 'customer', test: { name: 'country', operator: 'IN', values: ['DE', 'AT'] } },
          { kind: 'cartQuantity', min: null, max: 0, items: null },
        ],
      },
    })
  })

  test('tells every problem with its own path', () => {
    expect(
      problems({
        all: [
          { cartSubtotal: { min: [eur(1)] } },
          { cartSubtotal: { min: [eur(0), { amount: 5, currency: 'ZZZ' }, eur(7)] } },
          { any: [] },
          { segment: { key: 'nobody' } },
        ],
      }),
    ).toEqual([
      'INVALID conditions.all.1.cartSubtotal.min.0.amount',
      'INVALID conditions.all.1.cartSubtotal.min.1.currency',
      'INVALID conditions.all.1.cartSubtotal.min.2.currency',
      'REQUIRED conditions.all.2.any',
      'NOT_FOUND conditions.all.3.segment',
    ])
  })

  test('sets exactly one field in each node', () => {
    expect(problems({})).toEqual(['REQUIRED conditions'])
    expect(problems({ all: [{ all: [], any: [] }] })).toEqual(['INVALID conditions.all.0'])
  })

  test('has at most 10 levels', () => {
    const nest = (levels: number): ConditionInput =>
      levels === 1 ? { cartQuantity: { min: 1 } } : { not: nest(levels - 1) }
    expect(problems(nest(10))).toEqual([])
    expect(problems(nest(11))).toEqual([`TOO_MANY conditions${'.not'.repeat(10)}`])
  })

  test('has at most 200 nodes', () => {
    const leaves = (count: number) => Array.from({ length: count }, () => ({ cartQuantity: { min: 1 } }))
    expect(problems({ all: leaves(199) })).toEqual([])
    expect(problems({ all: leaves(200) })).toEqual(['TOO_MANY conditions.all.199'])
    expect(problems({ all: [{ any: leaves(150) }, { any: leaves(150) }] })).toHaveLength(1)
    expect(problems({ all: leaves(100_000) })).toEqual(['TOO_MANY conditions.all'])
  })
})

describe('bounds of the cart', () => {
  test.each<[string, ConditionInput, string[]]>([
    ['none at all', { cartSubtotal: {} }, ['REQUIRED conditions.cartSubtotal']],
    ['an empty list', { cartSubtotal: { min: [] } }, ['REQUIRED conditions.cartSubtotal.min']],
    [
      'below at min',
      { cartSubtotal: { min: [eur(5)], below: [eur(5)] } },
      ['INVALID conditions.cartSubtotal.below.0.amount'],
    ],
    ['below just above min', { cartSubtotal: { min: [eur(5)], below: [eur(6)] } }, []],
    [
      'currencies that never meet',
      { cartSubtotal: { min: [eur(5)], below: [{ amount: 9, currency: 'USD' }] } },
      [
        'CURRENCY_MISMATCH conditions.cartSubtotal.min.0.currency',
        'CURRENCY_MISMATCH conditions.cartSubtotal.below.0.currency',
      ],
    ],
    ['a fraction of a cent', { cartSubtotal: { min: [eur(1.5)] } }, ['INVALID conditions.cartSubtotal.min.0.amount']],
    ['more than 10^12', { cartSubtotal: { min: [eur(1e12 + 1)] } }, ['INVALID conditions.cartSubtotal.min.0.amount']],
    ['no number of units', { cartQuantity: {} }, ['REQUIRED conditions.cartQuantity']],
    ['max below min', { cartQuantity: { min: 3, max: 2 } }, ['INVALID conditions.cartQuantity.max']],
    ['at least zero units', { cartQuantity: { min: 0 } }, ['INVALID conditions.cartQuantity.min']],
  ])('%s', (_, input, expected) => {
    expect(problems(input)).toEqual(expected)
  })
})

describe('past orders', () => {
  test.each<[string, ConditionInput, string[]]>([
    ['the first order', { orders: { maxCount: 0 } }, []],
    ['no bound', { orders: { within: 'P1M' } }, ['REQUIRED conditions.orders']],
    ['no duration', { orders: { minCount: 1, within: 'soon' } }, ['INVALID conditions.orders.within']],
    [
      'events longer ago than they are kept',
      { events: { name: 'viewed', minCount: 1, within: 'P61M' } },
      ['INVALID conditions.events.within'],
    ],
    ['a duration of nothing', { orders: { minCount: 1, within: 'P0D' } }, ['INVALID conditions.orders.within']],
    ['a duration backwards', { orders: { minCount: 1, within: 'P-1D' } }, ['INVALID conditions.orders.within']],
    ['a name of another history', { orders: { minCount: 1, name: 'x' } }, ['INVALID conditions.orders.name']],
    ['fewer than at least', { orders: { minCount: 3, maxCount: 2 } }, ['INVALID conditions.orders.maxCount']],
    [
      'less than at least',
      { orders: { minTotal: [eur(5)], maxTotal: [eur(4)] } },
      ['INVALID conditions.orders.maxTotal.0.amount'],
    ],
  ])('%s', (_, input, expected) => {
    expect(problems(input)).toEqual(expected)
  })
})

describe('tests and selectors', () => {
  const customer = (operator: 'EXISTS' | 'IN' | 'EQUALS', values: string[], name = 'city'): ConditionInput => ({
    customer: { name, operator, values },
  })
  const items = (selector: object): ConditionInput => ({ cartQuantity: { min: 1, items: selector } })

  test.each<[string, ConditionInput, string[]]>([
    ['EXISTS takes no value', customer('EXISTS', []), []],
    ['EXISTS refuses a value', customer('EXISTS', ['x']), ['INVALID conditions.customer.values']],
    ['IN takes at least one', customer('IN', []), ['INVALID conditions.customer.values']],
    ['EQUALS takes one', customer('EQUALS', ['a', 'b']), ['INVALID conditions.customer.values']],
    ['a name is needed', customer('EQUALS', ['a'], ' '), ['REQUIRED conditions.customer.name']],
    ['500 characters at most', customer('EQUALS', ['x'.repeat(501)]), ['INVALID conditions.customer.values.0']],
    ['no NUL', customer('EQUALS', ['a\u0000']), ['INVALID conditions.customer.values.0']],
    ['no half characters', customer('EQUALS', ['\ud800']), ['INVALID conditions.customer.values.0']],
    ['a list that names nothing', items({ skus: [] }), ['REQUIRED conditions.cartQuantity.items.skus']],
    [
      '500 entries at most',
      items({ skus: Array.from({ length: 501 }, String) }),
      ['TOO_MANY conditions.cartQuantity.items.skus'],
    ],
    ['not everything', items({ not: {} }), ['INVALID conditions.cartQuantity.items.not']],
    [
      'prices the right way round',
      items({ minUnitPrice: eur(5), maxUnitPrice: eur(4) }),
      ['INVALID conditions.cartQuantity.items.maxUnitPrice.amount'],
    ],
  ])('%s', (_, input, expected) => {
    expect(problems(input)).toEqual(expected)
  })
})

test('a segment is a rule over the customer alone', () => {
  const rule = { all: [{ orders: { minCount: 1 } }, { cartQuantity: { min: 1 } }] }
  const parsed = parseSegmentCondition(rule, ['condition'], lookup)
  expect(parsed).toMatchObject({ ok: false, rejections: [{ path: ['condition', 'all', '1', 'cartQuantity'] }] })
  expect(parseSegmentCondition({ segment: { key: 'vip' } }, ['condition'], lookup).ok).toBe(true)
})

describe('past events and redemptions', () => {
  const campaign = { key: 'welcome' }
  test.each<[string, ConditionInput, string[]]>([
    ['events', { events: { name: 'viewed', minCount: 1, within: 'P7D' } }, []],
    ['events of five years', { events: { name: 'viewed', minCount: 1, within: 'P60M' } }, []],
    ['orders of longer ago', { orders: { minCount: 1, within: 'P61M' } }, []],
    ['events without a name', { events: { minCount: 1 } }, ['REQUIRED conditions.events.name']],
    ['a long name', { events: { name: 'x'.repeat(101), minCount: 1 } }, ['INVALID conditions.events.name']],
    ['no bound', { events: { name: 'viewed' } }, ['REQUIRED conditions.events']],
    [
      'totals of events',
      { events: { name: 'viewed', minCount: 1, minTotal: [eur(1)], maxTotal: [eur(2)] } },
      ['INVALID conditions.events.minTotal', 'INVALID conditions.events.maxTotal'],
    ],
    [
      'a campaign of events',
      { events: { name: 'viewed', campaign, minCount: 1 } },
      ['INVALID conditions.events.campaign'],
    ],
    ['redemptions', { redeemed: { campaign, minTotal: [eur(1)], maxCount: 3 } }, []],
    ['redemptions of nothing', { redeemed: { minCount: 1 } }, ['REQUIRED conditions.redeemed.campaign']],
    [
      'redemptions of what is not there',
      { redeemed: { campaign: { key: 'gone' }, minCount: 1 } },
      ['NOT_FOUND conditions.redeemed.campaign'],
    ],
    ['a name of redemptions', { redeemed: { campaign, name: 'x', minCount: 1 } }, ['INVALID conditions.redeemed.name']],
  ])('%s', (_, input, expected) => {
    expect(problems(input)).toEqual(expected)
  })

  test('name the campaign by its id', () => {
    expect(parse({ redeemed: { campaign, minCount: 1 } })).toMatchObject({ value: { campaignId: 'campaign-welcome' } })
  })
})

describe('places', () => {
  const corner = (latitude: number, longitude: number) => ({ latitude, longitude })
  const triangle = [corner(0, 0), corner(0, 1), corner(1, 0)]
  test.each<[string, ConditionInput, string[]]>([
    ['stores', { stores: ['berlin', 'vienna', 'berlin'] }, []],
    ['no store', { stores: [] }, ['REQUIRED conditions.stores']],
    ['an unknown store', { stores: ['berlin', 'rome'] }, ['NOT_FOUND conditions.stores.1']],
    ['a blank store', { stores: [' '] }, ['REQUIRED conditions.stores.0']],
    ['a circle', { location: { circles: [{ ...corner(90, -180), radiusMeters: 1_000_000 }] } }, []],
    ['no area', { location: {} }, ['REQUIRED conditions.location']],
    ['empty areas', { location: { circles: [], polygons: [] } }, ['REQUIRED conditions.location']],
    [
      'a circle that is none',
      { location: { circles: [{ ...corner(91, 181), radiusMeters: 0 }] } },
      [
        'INVALID conditions.location.circles.0.radiusMeters',
        'INVALID conditions.location.circles.0.latitude',
        'INVALID conditions.location.circles.0.longitude',
      ],
    ],
    [
      'a circle of half the world',
      { location: { circles: [{ ...corner(0, 0), radiusMeters: 1_000_000.1 }] } },
      ['INVALID conditions.location.circles.0.radiusMeters'],
    ],
    ['a polygon', { location: { polygons: [{ points: triangle }] } }, []],
    [
      'two corners',
      { location: { polygons: [{ points: triangle.slice(1) }] } },
      ['REQUIRED conditions.location.polygons.0.points'],
    ],
    [
      'two different corners',
      { location: { polygons: [{ points: [...triangle.slice(1), corner(1, 0)] }] } },
      ['INVALID conditions.location.polygons.0.points'],
    ],
    [
      'too many corners',
      { location: { polygons: [{ points: Array.from({ length: 501 }, (_unused, at) => corner(at / 10, 0)) }] } },
      ['TOO_MANY conditions.location.polygons.0.points'],
    ],
    [
      'a corner off the map',
      { location: { polygons: [{ points: [...triangle, corner(Number.NaN, 0)] }] } },
      ['INVALID conditions.location.polygons.0.points.3.latitude'],
    ],
  ])('%s', (_, input, expected) => {
    expect(problems(input)).toEqual(expected)
  })
})

describe('times', () => {
  test.each<[string, ConditionInput, string[]]>([
    ['hours over midnight', { schedule: { days: [5, 1, 5], from: '22:00', until: '02:00:00' } }, []],
    ['hours to midnight', { schedule: { from: '22:00', until: '00:00' } }, []],
    ['no hours', { schedule: {} }, ['REQUIRED conditions.schedule']],
    ['no days', { schedule: { days: [] } }, ['REQUIRED conditions.schedule.days']],
    [
      'a day that is none',
      { schedule: { days: [0, 8] } },
      ['INVALID conditions.schedule.days.0', 'INVALID conditions.schedule.days.1'],
    ],
    ['a time that is none', { schedule: { from: '24:00' } }, ['INVALID conditions.schedule.from']],
    ['hours of nothing', { schedule: { from: '09:00', until: '09:00:00' } }, ['INVALID conditions.schedule.until']],
    ['from midnight to midnight', { schedule: { until: '00:00' } }, ['INVALID conditions.schedule.until']],
    ['days around', { anniversary: { attribute: 'birthday', daysBefore: 180, daysAfter: 180 } }, []],
    [
      'too many days',
      { anniversary: { attribute: ' ', daysBefore: 181, daysAfter: -1 } },
      [
        'REQUIRED conditions.anniversary.attribute',
        'INVALID conditions.anniversary.daysBefore',
        'INVALID conditions.anniversary.daysAfter',
      ],
    ],
  ])('%s', (_, input, expected) => {
    expect(problems(input)).toEqual(expected)
  })

  test('are kept in one form', () => {
    expect(parse({ schedule: { days: [5, 1, 5], from: '22:00:00.000', until: '02:00:30' } })).toMatchObject({
      value: { days: [1, 5], from: '22:00', until: '02:00:30' },
    })
  })
})

describe('an expression', () => {
  test('is refused with its place', () => {
    const parsed = parse({ all: [{ expression: 'true' }, { expression: 'true &&\n cart.total > 1' }] })
    expect(parsed).toMatchObject({
      ok: false,
      rejections: [
        {
          code: 'INVALID',
          path: ['conditions', 'all', '1', 'expression'],
          detail: 'line 2, column 7: No such key: total',
        },
      ],
    })
  })

  test('that is blank is one, and refused', () => {
    expect(problems({ expression: '' })).toEqual(['INVALID conditions.expression'])
  })
})

describe('a segment', () => {
  test('looks at what the customer is and has done, and nowhere else', () => {
    const allowed: ConditionInput[] = [
      { events: { name: 'viewed', minCount: 1 } },
      { redeemed: { campaign: { key: 'welcome' }, minCount: 1 } },
      { anniversary: { attribute: 'birthday' } },
    ]
    const refused: ConditionInput[] = [
      { stores: ['berlin'] },
      { location: {} },
      { schedule: { days: [1] } },
      { cart: { name: 'a', operator: 'EXISTS' } },
      { expression: 'true' },
    ]
    const read = (input: ConditionInput) => parseSegmentCondition(input, ['condition'], lookup)
    expect(allowed.map((input) => read(input).ok)).toEqual([true, true, true])
    expect(refused.map((input) => read(input).ok)).toEqual([false, false, false, false, false])
  })
})
