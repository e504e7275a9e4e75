import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { applyPoints } from '../../src/domain/decisions/apply-points.ts'
import type { Due } from '../../src/domain/decisions/apply-tenders.ts'
import { sum } from '../../src/domain/money.ts'
import { aMember } from '../support/facts.ts'

const someDue: fc.Arbitrary<Due> = fc.record({
  lines: fc.array(fc.nat(3_000), { maxLength: 5 }),
  shipping: fc.option(fc.nat(900)),
})
const someMember = fc
  .record({ points: fc.integer({ min: -50, max: 5_000 }), worth: fc.integer({ min: 1, max: 150 }) })
  .map(({ points, worth }) => ({
    worth,
    member: aMember({ points, pointValues: [{ amount: worth, currency: 'EUR' }] }),
  }))
const most = fc.option(fc.integer({ min: 1, max: 2_000 }))

test('points pay in whole ones, as many as help, are asked for and are there', () => {
  fc.assert(
    fc.property(someDue, someMember, most, (due, { worth, member }, asked) => {
      const { points, amount, missing, findings } = applyPoints(member, asked, due, 'EUR')
      const left = sum(due.lines) + (due.shipping ?? 0)
      const helping = Math.min(Math.floor(left / worth), asked ?? Infinity)
      expect(points).toBe(Math.min(helping, Math.max(0, member.points)))
      expect(amount).toBe(points * worth)
      expect(missing).toBe(asked === null ? 0 : helping - points)
      expect(findings.length > 0).toBe(points === 0)
    }),
  )
})

test('they pay goods first, each in proportion to what is left of it, and shipping last', () => {
  fc.assert(
    fc.property(someDue, someMember, most, (due, { member }, asked) => {
      const { amount, lines } = applyPoints(member, asked, due, 'EUR')
      const goods = sum(due.lines)
      expect(sum(lines)).toBe(Math.min(amount, goods))
      for (const [place, part] of lines.entries()) {
        expect(part).toBeLessThanOrEqual(due.lines[place]!)
        expect(Math.abs(part - (sum(lines) * due.lines[place]!) / Math.max(1, goods))).toBeLessThan(1)
      }
    }),
  )
})
