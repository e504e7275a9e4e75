import { describe, expect, test } from '@jest/globals'
import { passes } from '../../src/domain/attribute-test.ts'
import { selects } from '../../src/domain/select-items.ts'
import type { Json } from '../../src/domain/json.ts'
import type { Operator } from '../../src/domain/selector.ts'
import { aLine, eur, goods } from '../support/facts.ts'

const tea = aLine('TEA', 500, 1, { categories: ['drinks', 'hot'], brand: 'Leaf', attributes: { grams: 100 } })

describe('A selector selects an item', () => {
  test.each([
    ['of its skus', goods({ skus: ['MUG', 'TEA'] }), true],
    ['not of other skus', goods({ skus: ['MUG'] }), false],
    ['of any of its categories', goods({ categories: ['cold', 'hot'] }), true],
    ['of its brands', goods({ brands: ['Leaf'] }), true],
    ['only if every given list matches', goods({ skus: ['TEA'], brands: ['Other'] }), false],
    ['on sale or not', goods({ onSale: true }), false],
    ['at a unit price equal to its bounds', goods({ minUnitPrice: eur(500), maxUnitPrice: eur(500) }), true],
    ['not above its bound', goods({ maxUnitPrice: eur(499) }), false],
    ['not by a bound in another currency', goods({ minUnitPrice: { amount: 1, currency: 'USD' } }), false],
    ['by attributes', goods({ attributes: [{ name: 'grams', operator: 'AT_LEAST', values: ['100'] }] }), true],
    ['but what `not` takes away', goods({ categories: ['drinks'], not: goods({ brands: ['Leaf'] }) }), false],
    ['of a long list', goods({ skus: [...Array.from({ length: 100 }, (_, n) => `S${n}`), 'TEA'] }), true],
  ])('%s', (_, selector, expected) => {
    expect(selects(selector, tea, 'EUR')).toBe(expected)
  })
})

describe('An attribute', () => {
  const cases: [Json | undefined, Operator, string[], boolean][] = [
    ['gold', 'EQUALS', ['gold'], true],
    ['gold', 'NOT_EQUALS', ['gold'], false],
    [undefined, 'NOT_EQUALS', ['gold'], false],
    [null, 'NOT_IN', ['gold'], false],
    [undefined, 'EXISTS', [], false],
    [false, 'EXISTS', [], true],
    [true, 'EQUALS', ['true'], true],
    [12, 'EQUALS', ['12.0'], true],
    [12, 'GREATER', ['9'], true],
    ['12', 'GREATER', ['9'], true],
    [12, 'LESS', ['soon'], false],
    ['2026-03-01', 'LESS', ['2026-11-01'], true],
    ['2026-03-01T00:00:00.000Z', 'AT_MOST', ['2026-03-01T01:00:00+01:00'], true],
    ['b', 'AT_LEAST', ['a'], true],
    [['a', 'b'], 'CONTAINS', ['b'], true],
    ['running shoes', 'CONTAINS', ['shoe'], true],
    [5, 'CONTAINS', ['5'], false],
    ['b', 'IN', ['a', 'b'], true],
    [['a', 'c'], 'IN', ['b', 'c'], true],
    ['b', 'NOT_IN', ['a', 'b'], false],
    [true, 'GREATER', ['false'], false],
  ]
  test.each(cases)('%j %s %j: %s', (actual, operator, values, expected) => {
    expect(passes({ name: 'x', operator, values }, actual)).toBe(expected)
  })
})
