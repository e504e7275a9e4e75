import { expect, test } from '@jest/globals'
import type { AnniversaryTest } from '../../../src/domain/condition/condition.ts'
import { judge } from '../../../src/domain/condition/judge.ts'
import { aShopper, someFacts } from '../../support/facts.ts'

function at(leaf: Partial<AnniversaryTest>, birthday: string, now: string, timeZone = 'UTC') {
  const condition = { kind: 'anniversary', attribute: 'birthday', daysBefore: 0, daysAfter: 0, ...leaf } as const
  const facts = someFacts({
    now: new Date(now),
    cart: null,
    customer: aShopper({ birthday, attributes: { birthday } }),
  })
  const { outcome, changesAt } = judge(condition, facts, { timeZone, cart: null, explaining: true, root: 'conditions' })
  return [outcome, changesAt?.toISOString().replace('.000Z', 'Z')]
}

test.each([
  ['before it', '2026-11-20T12:00:00Z', 'FAILS', '2026-11-21T00:00:00Z'],
  ['on it', '2026-11-21T00:00:00Z', 'HOLDS', '2026-11-22T00:00:00Z'],
  ['after it', '2026-11-22T00:00:00Z', 'FAILS', '2027-11-21T00:00:00Z'],
])('A birthday changes at midnights: %s', (_name, now, outcome, changesAt) => {
  expect(at({}, '1990-11-21', now)).toEqual([outcome, changesAt])
})

test('A span over the end of the year has one beginning and one end', () => {
  const week = { daysBefore: 3, daysAfter: 4 }
  expect(at(week, '1990-12-31', '2026-12-27T23:59:59Z')).toEqual(['FAILS', '2026-12-28T00:00:00Z'])
  expect(at(week, '1990-12-31', '2026-12-31T12:00:00Z')).toEqual(['HOLDS', '2027-01-05T00:00:00Z'])
  expect(at(week, '1990-12-31', '2027-01-04T23:59:59Z')).toEqual(['HOLDS', '2027-01-05T00:00:00Z'])
  expect(at(week, '1990-01-02', '2026-12-30T12:00:00Z')).toEqual(['HOLDS', '2027-01-07T00:00:00Z'])
})

test('29 February returns on the 28th, and on its own day every fourth year', () => {
  expect(at({}, '1996-02-29', '2027-01-01T00:00:00Z')).toEqual(['FAILS', '2027-02-28T00:00:00Z'])
  expect(at({}, '1996-02-29', '2027-02-28T12:00:00Z')).toEqual(['HOLDS', '2027-03-01T00:00:00Z'])
  expect(at({}, '1996-02-29', '2028-02-28T12:00:00Z')).toEqual(['FAILS', '2028-02-29T00:00:00Z'])
  expect(at({}, '1996-02-29', '2028-02-29T12:00:00Z')).toEqual(['HOLDS', '2028-03-01T00:00:00Z'])
  expect(at({ daysAfter: 1 }, '1996-02-29', '2027-03-01T12:00:00Z')).toEqual(['HOLDS', '2027-03-02T00:00:00Z'])
  expect(at({}, '1996-02-29', '2100-02-28T12:00:00Z')).toEqual(['HOLDS', '2100-03-01T00:00:00Z'])
})

test('Days are those of the time zone, daylight saving included', () => {
  // Clocks in Berlin go forward on 29 March 2026; in Cairo on 24 April 2026 at midnight, which therefore does not exist.
  expect(at({}, '1990-03-29', '2026-03-28T12:00:00Z', 'Europe/Berlin')).toEqual(['FAILS', '2026-03-28T23:00:00Z'])
  expect(at({}, '1990-03-29', '2026-03-29T12:00:00Z', 'Europe/Berlin')).toEqual(['HOLDS', '2026-03-29T22:00:00Z'])
  expect(at({}, '1990-04-24', '2026-04-23T12:00:00Z', 'Africa/Cairo')).toEqual(['FAILS', '2026-04-23T22:00:00Z'])
  expect(at({}, '1990-04-24', '2026-04-24T12:00:00Z', 'Africa/Cairo')).toEqual(['HOLDS', '2026-04-24T21:00:00Z'])
})

test('An instant is a day of the time zone, and the day itself is no anniversary', () => {
  const joined = { attribute: 'createdAt' }
  const facts = (now: string, timeZone: string) => {
    const customer = aShopper({ createdAt: new Date('2026-01-01T23:30:00Z') })
    const view = { timeZone, cart: null, explaining: true, root: 'conditions' }
    const leaf = { kind: 'anniversary', daysBefore: 0, daysAfter: 0, ...joined } as const
    return judge(leaf, someFacts({ now: new Date(now), cart: null, customer }), view).outcome
  }
  expect(facts('2026-01-01T23:45:00Z', 'UTC')).toBe('FAILS')
  expect(facts('2027-01-01T12:00:00Z', 'UTC')).toBe('HOLDS')
  expect(facts('2027-01-01T12:00:00Z', 'Europe/Berlin')).toBe('FAILS')
  expect(facts('2027-01-02T12:00:00Z', 'Europe/Berlin')).toBe('HOLDS')
})

test('The negation holds until the day begins', () => {
  const leaf = { kind: 'anniversary', attribute: 'birthday', daysBefore: 0, daysAfter: 0 } as const
  const facts = someFacts({ cart: null, customer: aShopper({ birthday: '1990-11-25' }) })
  const view = { timeZone: 'UTC', cart: null, explaining: true, root: 'conditions' }
  const { outcome, changesAt } = judge({ kind: 'not', of: leaf }, facts, view)
  expect([outcome, changesAt]).toEqual(['HOLDS', new Date('2026-11-25T00:00:00Z')])
})
