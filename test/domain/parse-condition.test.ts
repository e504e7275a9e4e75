import { describe, expect, test } from '@jest/globals'
import { type Lookup, parseCondition, parseSegmentCondition } from '../../src/domain/condition/parse-condition.ts'
import type { ConditionInput } from '../../src/domain/input/condition-input.ts'

const lookup: Lookup = { segmentId: ({ id, key }) => id ?? (key === 'vip' ? 'segment-vip' : null) }
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
