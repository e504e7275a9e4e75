import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Condition, ScheduleTest } from '../../../src/domain/condition/condition.ts'
import { judge } from '../../../src/domain/condition/judge.ts'
import { someFacts } from '../../support/facts.ts'

const MINUTE = 60_000

const hours = (from: string | null, until: string | null, days: readonly number[] | null = null): ScheduleTest => ({
  kind: 'schedule',
  days,
  from,
  until,
})

function at(condition: Condition, timeZone: string, now: string | Date) {
  const facts = someFacts({ now: new Date(now), cart: null })
  const { outcome, changesAt } = judge(condition, facts, { timeZone, cart: null, explaining: true, root: 'conditions' })
  return { isOpen: outcome === 'HOLDS', changesAt: changesAt?.toISOString() ?? null }
}

describe('a schedule', () => {
  test.each([
    // Berlin leaps from 02:00 to 03:00 on 29 March 2026 at 01:00 UTC, and falls back from 03:00 to 02:00 on 25 October at 01:00 UTC.
    [
      'opens later on the clock of the world in winter',
      '09:00',
      '17:00',
      '2026-03-28T07:00:00Z',
      false,
      '2026-03-28T08:00:00Z',
    ],
    ['opens an hour earlier in summer', '09:00', '17:00', '2026-03-28T16:00:00Z', false, '2026-03-29T07:00:00Z'],
    ['opens an hour later again in winter', '09:00', '17:00', '2026-10-24T15:00:00Z', false, '2026-10-25T08:00:00Z'],
    [
      'opens at the leap where its start is leapt over',
      '02:30',
      '05:00',
      '2026-03-29T00:59:59.999Z',
      false,
      '2026-03-29T01:00:00Z',
    ],
    [
      'never opens where all of it is leapt over',
      '02:15',
      '02:45',
      '2026-03-28T02:00:00Z',
      false,
      '2026-03-30T00:15:00Z',
    ],
    [
      'closes at the leap where its end is leapt over',
      '01:00',
      '02:30',
      '2026-03-29T00:30:00Z',
      true,
      '2026-03-29T01:00:00Z',
    ],
    ['lasts through an hour that comes twice', '02:00', '03:00', '2026-10-25T00:30:00Z', true, '2026-10-25T02:00:00Z'],
    [
      'closes at the fall back where the clock shows an hour before it',
      '02:30',
      '04:00',
      '2026-10-25T00:45:00Z',
      true,
      '2026-10-25T01:00:00Z',
    ],
    [
      'opens a second time where its start comes twice',
      '02:30',
      '04:00',
      '2026-10-25T01:00:00Z',
      false,
      '2026-10-25T01:30:00Z',
    ],
    ['keeps its night through the leap', '22:00', '06:00', '2026-03-28T21:30:00Z', true, '2026-03-29T04:00:00Z'],
    ['keeps its night through the fall back', '22:00', '06:00', '2026-10-24T21:30:00Z', true, '2026-10-25T05:00:00Z'],
    ['opens and closes to the second', '09:00:30', '09:00:31', '2026-11-21T08:00:30Z', true, '2026-11-21T08:00:31Z'],
  ])('%s', (_name, from, until, now, isOpen, changesAt) => {
    expect(at(hours(from, until), 'Europe/Berlin', now)).toEqual({
      isOpen,
      changesAt: new Date(changesAt).toISOString(),
    })
  })

  test('names days: the next one may be a week away', () => {
    expect(at(hours(null, null, [6]), 'UTC', '2026-11-21T12:00:00Z')).toEqual({
      isOpen: true,
      changesAt: '2026-11-22T00:00:00.000Z',
    })
    expect(at(hours('09:00', '10:00', [6]), 'UTC', '2026-11-21T10:00:00Z')).toEqual({
      isOpen: false,
      changesAt: '2026-11-28T09:00:00.000Z',
    })
  })

  test('that is always open never changes', () => {
    expect(at(hours(null, null, [1, 2, 3, 4, 5, 6, 7]), 'UTC', '2026-11-21T12:00:00Z')).toEqual({
      isOpen: true,
      changesAt: null,
    })
  })

  test('is judged anew when the clock goes back', () => {
    const leaf = hours('09:00', '10:00')
    expect(at(leaf, 'UTC', '2026-11-21T09:30:00Z').isOpen).toBe(true)
    expect(at(leaf, 'UTC', '2026-11-21T08:30:00Z').isOpen).toBe(false)
    expect(at(leaf, 'UTC', '2026-11-21T09:59:59.999Z').isOpen).toBe(true)
    expect(at(leaf, 'UTC', '2026-11-21T10:00:00Z').isOpen).toBe(false)
    expect(at(leaf, 'Asia/Tokyo', '2026-11-21T00:30:00Z').isOpen).toBe(true)
  })

  test('changes at the very next minute at which the clock says so, in every zone', () => {
    const time = fc.tuple(fc.nat(23), fc.constantFrom(0, 15, 30)).map(([hour, minute]) => clock(hour, minute))
    const days = fc.option(fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }))
    const schedules = fc
      .tuple(fc.option(time), fc.option(time), days)
      .filter(([from, until]) => (from ?? '00:00') !== until)
    const zones = fc.constantFrom(
      'Europe/Berlin',
      'America/New_York',
      'Australia/Lord_Howe',
      'Africa/Cairo',
      'Asia/Kathmandu',
    )
    const nights = fc.constantFrom(
      '2026-03-07',
      '2026-03-28',
      '2026-04-04',
      '2026-04-23',
      '2026-10-03',
      '2026-10-24',
      '2026-10-31',
    )
    const property = fc.property(schedules, zones, nights, fc.nat(2880), ([from, until, on], zone, night, minutes) => {
      const now = new Date(Date.parse(`${night}T12:00:00Z`) + minutes * MINUTE)
      const told = at(hours(from, until, on), zone, now)
      expect(told.isOpen).toBe(isOpenByHand(from, until, on, zone, now))
      const change = Array.from({ length: 2880 }, (_, ahead) => new Date(now.getTime() + (ahead + 1) * MINUTE)).find(
        (instant) => isOpenByHand(from, until, on, zone, instant) !== told.isOpen,
      )
      if (change !== undefined) expect(told.changesAt).toBe(change.toISOString())
      else expect(told.changesAt === null || Date.parse(told.changesAt) > now.getTime() + 2880 * MINUTE).toBe(true)
    })
    fc.assert(property, { numRuns: 100 })
  }, 120_000)
})

const clock = (hour: number, minute: number) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
const formats = new Map<string, Intl.DateTimeFormat>()
const NAMES = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** As a person would: look at the clock and the calendar on the wall. */
function isOpenByHand(
  from: string | null,
  until: string | null,
  days: readonly number[] | null,
  zone: string,
  now: Date,
) {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'short', hour: '2-digit', minute: '2-digit' })
  formats.set(zone, format)
  const parts = Object.fromEntries(format.formatToParts(now).map(({ type, value }) => [type, value]))
  const shown = `${parts.hour}:${parts.minute}`
  const weekday = NAMES.indexOf(parts.weekday!) + 1
  const isOn = (day: number) => days === null || days.includes(day)
  const start = from ?? '00:00'
  if (until === null || start < until) return isOn(weekday) && shown >= start && (until === null || shown < until)
  return (isOn(weekday) && shown >= start) || (isOn(((weekday + 5) % 7) + 1) && shown < until)
}
