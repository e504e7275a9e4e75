import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { PlannedEarning } from '../../../src/domain/loyalty/earn-points.ts'
import { pointsReturned } from '../../../src/domain/loyalty/points-returned.ts'
import { sum } from '../../../src/domain/money.ts'

function earning(lines: readonly { quantity: number; points: number; amount: number }[]): PlannedEarning {
  const at = new Date(0)
  const named = lines.map((line, place) => ({ ...line, lineId: `line-${place}` }))
  const points = sum(lines.map((line) => line.points))
  const gain = { ruleId: 'rule', title: 'Rule', points, availableAt: at, endsAt: null, lines: named }
  const back = {
    ruleId: 'back',
    title: 'Back',
    campaignId: 'cards',
    amount: points,
    lines: named.map(({ points: amount, ...line }) => ({ ...line, amount })),
  }
  const spent = { amount: sum(lines.map(({ amount }) => amount)), currency: 'EUR' }
  return { cardId: 'card', programId: 'beans', gains: [gain], cashBack: [back], spent, spentLines: named }
}

const returned = (
  of: PlannedEarning,
  earlier: Parameters<typeof pointsReturned>[1],
  now: Parameters<typeof pointsReturned>[2],
  isWhole = false,
) => {
  const [each] = pointsReturned([of], earlier, now, isWhole)
  return [each!.gains[0]!.points, each!.spent, each!.cashBack[0]!.amount]
}

describe('points of returned goods', () => {
  test('come back by units, the first ones carrying the larger shares', () => {
    const of = earning([{ quantity: 3, points: 10, amount: 1001 }])
    const unit = { lineId: 'line-0', quantity: 1 }
    expect(returned(of, [], [unit])).toEqual([4, 334, 4])
    expect(returned(of, [unit], [unit])).toEqual([3, 334, 3])
    expect(returned(of, [unit, unit], [unit], true)).toEqual([3, 333, 3])
  })

  test('that no line bears come back with the last one', () => {
    const free = { ...earning([]), gains: [{ ...earning([]).gains[0]!, points: 7, lines: [] }] }
    expect(returned(free, [], [{ lineId: 'line-0', quantity: 1 }])).toEqual([0, 0, 0])
    expect(returned(free, [], [{ lineId: 'line-0', quantity: 1 }], true)).toEqual([7, 0, 0])
  })

  test('are, over all returns together and in whatever order, exactly what was given', () => {
    const line = fc.record({ quantity: fc.integer({ min: 1, max: 9 }), points: fc.nat(1000), amount: fc.nat(100_000) })
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 5 }), fc.infiniteStream(fc.nat()), (lines, draws) => {
        const of = earning(lines)
        const units = lines.flatMap(({ quantity }, place) =>
          Array.from({ length: quantity }, () => ({ lineId: `line-${place}`, quantity: 1 })),
        )
        const shuffled = units.map((unit) => [draws.next().value!, unit] as const).toSorted(([a], [b]) => a - b)
        const parts = shuffled.map(([, unit], at) =>
          returned(
            of,
            shuffled.slice(0, at).map(([, earlier]) => earlier),
            [unit],
          ),
        )
        expect(sum(parts.map(([points]) => points!))).toBe(of.gains[0]!.points)
        expect(sum(parts.map(([, , money]) => money!))).toBe(of.cashBack[0]!.amount)
        expect(sum(parts.map(([, spent]) => spent!))).toBe(of.spent.amount)
      }),
    )
  })
})
