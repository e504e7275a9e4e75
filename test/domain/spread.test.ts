import { describe, expect, test } from '@jest/globals'
import { spread } from '../../src/domain/spread.ts'

const NO_LIMIT = [Infinity, Infinity, Infinity]

describe('An amount is spread over lines', () => {
  test('in proportion to what is left of each', () => {
    expect(spread(60, [100, 200, 300], NO_LIMIT)).toEqual([10, 20, 30])
  })

  test('by largest remainder', () => {
    expect(spread(10, [24, 38, 38], NO_LIMIT)).toEqual([2, 4, 4])
  })

  test('with ties to the larger share, then to the earlier line', () => {
    expect(spread(1, [100, 100, 100], NO_LIMIT)).toEqual([1, 0, 0])
    expect(spread(2, [1, 3], NO_LIMIT)).toEqual([0, 2])
  })

  test('never to a line with nothing left', () => {
    expect(spread(2, [0, 5, 5], NO_LIMIT)).toEqual([0, 1, 1])
  })

  test('so that what a full line cannot take moves on to the others', () => {
    expect(spread(90, [100, 100, 100], [10, 100, 100])).toEqual([10, 40, 40])
    expect(spread(90, [100, 100, 100], [10, 35, 100])).toEqual([10, 35, 45])
  })

  test('and what none can take is dropped', () => {
    expect(spread(90, [100, 100], [10, 20])).toEqual([10, 20])
    expect(spread(90, [0, 0], [10, 20])).toEqual([0, 0])
  })

  test('exactly, also past 2^53', () => {
    const huge = 9_000_000_000_000
    const parts = spread(huge - 1, [huge, huge, huge - 3], NO_LIMIT)
    expect(parts[0]! + parts[1]! + parts[2]!).toBe(huge - 1)
    expect(parts[0]!).toBe(parts[1]!)
  })
})
