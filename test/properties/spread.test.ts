import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { spread } from '../../src/domain/spread.ts'

const line = fc.record({
  weight: fc.integer({ min: 0, max: 1_000_000_000_000 }),
  room: fc.integer({ min: 0, max: 1_000_000_000_000 }),
})
const total = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0)

test('Parts sum to the amount, or to all that the lines can take', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000_000_000 }), fc.array(line), (amount, lines) => {
      const parts = spread(
        amount,
        lines.map(({ weight }) => weight),
        lines.map(({ room }) => room),
      )
      const room = total(lines.map((each) => (each.weight > 0 ? each.room : 0)))
      expect(total(parts)).toBe(Math.min(amount, room))
      parts.forEach((part, place) => {
        expect(part).toBeGreaterThanOrEqual(0)
        expect(part).toBeLessThanOrEqual(lines[place]!.weight > 0 ? lines[place]!.room : 0)
      })
    }),
  )
})

test('Without limits no part is a whole cent away from its share', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 100_000 }),
      fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1 }),
      (amount, weights) => {
        const parts = spread(
          amount,
          weights,
          weights.map(() => amount),
        )
        parts.forEach((part, place) =>
          expect(Math.abs(part - (amount * weights[place]!) / total(weights))).toBeLessThan(1),
        )
      },
    ),
  )
})
