import { expect, test } from '@jest/globals'
import { endOf, lotSpan } from '../../../src/domain/loyalty/lot-span.ts'

const BERLIN = 'Europe/Berlin'
const iso = (date: Date | null): string | null => date?.toISOString() ?? null

test.each([
  ['DAY', '2027-03-23T23:00:00.000Z'],
  ['MONTH', '2027-03-31T22:00:00.000Z'],
  ['QUARTER', '2027-03-31T22:00:00.000Z'],
  ['YEAR', '2027-12-31T23:00:00.000Z'],
] as const)('points end at the first instant after the %s in which their span runs out', (roundedTo, ends) => {
  const program = { pendingFor: null, expiry: { after: 'P4M', roundedTo } }
  const span = lotSpan(program, new Date('2026-11-22T23:30:00Z'), BERLIN)
  expect(iso(span.endsAt)).toBe(ends)
})

test('daylight saving does not move the end of a day', () => {
  expect(iso(endOf('DAY', new Date('2026-03-29T00:30:00Z'), BERLIN))).toBe('2026-03-29T22:00:00.000Z')
  expect(iso(endOf('DAY', new Date('2026-10-25T10:00:00Z'), BERLIN))).toBe('2026-10-25T23:00:00.000Z')
})

test('points wait for the return window, and without a rule they never end', () => {
  const span = lotSpan({ pendingFor: 'P14D', expiry: null }, new Date('2026-03-20T12:00:00Z'), BERLIN)
  expect(iso(span.availableAt)).toBe('2026-04-03T11:00:00.000Z')
  expect(span.endsAt).toBeNull()
})
