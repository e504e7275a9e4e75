import { describe, expect, test } from '@jest/globals'
import { type PointsLot, pointsStanding } from '../../../src/domain/loyalty/loyalty-card.ts'
import { PointsBook } from '../../../src/domain/loyalty/points-book.ts'
import { sum } from '../../../src/domain/money.ts'

const NOW = new Date('2026-11-21T12:00:00Z')
const day = (number: number): Date => new Date(NOW.getTime() + number * 86_400_000)

function lot(id: string, rest: number, given: Partial<PointsLot> = {}): PointsLot {
  return { id, points: rest, rest, held: 0, earnedAt: day(-90), availableAt: day(-90), endsAt: null, ...given }
}

function open(lots: readonly PointsLot[], owed = 0): PointsBook {
  let next = 0
  const balance = sum(lots.map(({ rest }) => rest)) - owed
  return new PointsBook({ balance, held: 0, owed }, lots, NOW, () => `new-${++next}`)
}

const movements = (book: PointsBook) =>
  book.change.entries.map(({ kind, lotId, delta, balance }) => [kind, lotId, delta, balance])

describe('spending', () => {
  test('takes the lot that ends soonest, and one without an end last', () => {
    const book = open([lot('never', 10), lot('late', 10, { endsAt: day(9) }), lot('soon', 10, { endsAt: day(2) })])
    expect(book.spend(25, 'SPEND', 'A mug')).toBe(true)
    expect(movements(book)).toEqual([
      ['SPEND', 'soon', -10, 20],
      ['SPEND', 'late', -10, 10],
      ['SPEND', 'never', -5, 5],
    ])
  })

  test('never takes a point that has ended, and writes it off at the instant at which it did', () => {
    const book = open([lot('ended', 10, { endsAt: NOW }), lot('good', 4)])
    expect(book.spendable).toBe(4)
    expect(book.spend(5, 'SPEND', '')).toBe(false)
    expect(movements(book)).toEqual([['EXPIRE', 'ended', -10, 4]])
    expect(book.change.entries[0]!.occurredAt).toEqual(NOW)
  })

  test('never takes pending points: they become spendable at their instant', () => {
    expect(open([lot('pending', 10, { availableAt: day(1) })]).spend(1, 'SPEND', '')).toBe(false)
    expect(open([lot('due', 10, { availableAt: NOW })]).spend(10, 'SPEND', '')).toBe(true)
  })
})

describe('taking back for a return', () => {
  test('takes pending points first, those of the return before others, then spendable ones', () => {
    const pending = { availableAt: day(1) }
    const book = open([lot('old', 10), lot('other', 10, pending), lot('own', 10, pending)])
    book.takeBack(25, 'own', 'Order 7')
    expect(movements(book)).toEqual([
      ['ROLLBACK', 'own', -10, 20],
      ['ROLLBACK', 'other', -10, 10],
      ['ROLLBACK', 'old', -5, 5],
    ])
  })

  test('may go below zero, and the next earnings make it good', () => {
    const book = open([lot('rest', 3)])
    book.takeBack(10, null, '')
    expect(book.spendable).toBe(-7)
    const gain = { kind: 'EARN', availableAt: NOW, endsAt: null, description: '' } as const
    book.gain({ ...gain, points: 5 })
    expect(book.spendable).toBe(-2)
    book.gain({ ...gain, points: 5 })
    expect(book.spendable).toBe(3)
    expect(book.change).toMatchObject({ balance: 3, owed: 0 })
  })
})

test('what is spendable, pending and ended is told apart by the clock alone', () => {
  const lots = [lot('a', 5), lot('b', 7, { availableAt: day(1) }), lot('c', 9, { endsAt: NOW })]
  expect(pointsStanding(lots, 0, NOW)).toEqual({ points: 5, pending: 7 })
  expect(pointsStanding(lots, 6, NOW)).toEqual({ points: -1, pending: 7 })
})
