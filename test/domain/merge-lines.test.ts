import { describe, expect, test } from '@jest/globals'
import { mergeLines } from '../../src/domain/merge-lines.ts'
import { aLine } from '../support/facts.ts'

describe('Lines of the same sku, unit price and attributes', () => {
  test('are one, with the first id and place', () => {
    const merged = mergeLines([
      aLine('TEA', 500, 1, { id: 'a', attributes: { gift: true, size: [1, { x: 1, y: 2 }] } }),
      aLine('MUG', 900),
      aLine('TEA', 500, 2, { id: 'b', attributes: { size: [1, { y: 2, x: 1 }], gift: true } }),
    ])
    expect(merged.map(({ id, quantity }) => [id, quantity])).toEqual([
      ['a', 3],
      ['line-MUG', 1],
    ])
  })

  test('stay apart where any of these differs', () => {
    const lines = [aLine('TEA', 500), aLine('TEA', 400), aLine('TEA', 500, 1, { attributes: { gift: true } })]
    expect(mergeLines(lines)).toEqual(lines)
  })
})
