import { describe, expect, test } from '@jest/globals'
import type { LocationTest } from '../../../src/domain/condition/condition.ts'
import { judge } from '../../../src/domain/condition/judge.ts'
import { someFacts } from '../../support/facts.ts'

function isInside(area: Partial<LocationTest>, latitude: number, longitude: number): boolean {
  const leaf = { kind: 'location', circles: [], polygons: [], ...area } as const
  const facts = someFacts({ location: { latitude, longitude } })
  return judge(leaf, facts, { timeZone: 'UTC', cart: null, explaining: false, root: 'conditions' }).outcome === 'HOLDS'
}

const corners = (...points: readonly [number, number][]) => ({
  polygons: [{ points: points.map(([latitude, longitude]) => ({ latitude, longitude })) }],
})

describe('a circle', () => {
  // A degree of a great circle is 6371008.8 × π ÷ 180 = 111195 metres.
  const circle = (radiusMeters: number, latitude = 0, longitude = 0) => ({
    circles: [{ latitude, longitude, radiusMeters }],
  })

  test.each([
    [111_196, 0, 1, true],
    [111_194, 0, 1, false],
    [111_196, 1, 0, true],
    [1, 0, 0, true],
  ])('of %d metres around 0, 0 and the spot %d, %d: %s', (radius, latitude, longitude, inside) => {
    expect(isInside(circle(radius), latitude, longitude)).toBe(inside)
  })

  test('goes over the date line and over a pole', () => {
    expect(isInside(circle(30_000, 0, 179.9), 0, -179.9)).toBe(true)
    expect(isInside(circle(300_000, 89, 0), 89, 180)).toBe(true)
    expect(isInside(circle(200_000, 89, 0), 89, 180)).toBe(false)
  })
})

describe('a polygon', () => {
  const square = corners([0, 0], [10, 0], [10, 10], [0, 10])

  test.each([
    [5, 5, true],
    [0, 0, true],
    [10, 10, true],
    [0, 5, true],
    [5, 10, true],
    [10.000001, 5, false],
    [5, -0.000001, false],
    [-5, 5, false],
  ])('and the spot %d, %d: %s', (latitude, longitude, inside) => {
    expect(isInside(square, latitude, longitude)).toBe(inside)
  })

  test('may be bent inwards', () => {
    const bent = corners([0, 0], [10, 0], [10, 10], [5, 5], [0, 10])
    expect(isInside(bent, 5, 4)).toBe(true)
    expect(isInside(bent, 5, 5)).toBe(true)
    expect(isInside(bent, 5, 6)).toBe(false)
  })

  test('may be closed by its sender, and run either way round', () => {
    expect(isInside(corners([0, 0], [10, 0], [10, 10], [0, 10], [0, 0]), 5, 5)).toBe(true)
    expect(isInside(corners([0, 10], [10, 10], [10, 0], [0, 0]), 5, 5)).toBe(true)
  })

  test('wider than half the earth is the one over the date line', () => {
    const pacific = corners([-10, 170], [10, 170], [10, -170], [-10, -170])
    expect(isInside(pacific, 0, 180)).toBe(true)
    expect(isInside(pacific, 0, -180)).toBe(true)
    expect(isInside(pacific, 0, -175)).toBe(true)
    expect(isInside(pacific, 0, 175)).toBe(true)
    expect(isInside(pacific, 0, 0)).toBe(false)
    expect(isInside(pacific, 0, -169)).toBe(false)
  })
})
