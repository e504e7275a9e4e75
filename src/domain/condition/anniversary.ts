import { DateTime } from 'luxon'
import { isVisitor } from '../customer.ts'
import type { AnniversaryTest } from './condition.ts'
import { customerValue } from './customer.ts'
import { type Scene, fails, needsSignIn, unknown } from './leaf.ts'
import { HOLDS, type Verdict } from './verdict.ts'

/**
 * Judges the yearly return of a date of the customer, in days of the campaign's time zone: from the first instant `daysBefore` days before it
 * to the last instant `daysAfter` days after it. 29 February is 28 February in other years (law 28); the date itself is no anniversary.
 */
export function judgeAnniversary(leaf: AnniversaryTest, negated: boolean, scene: Scene): Verdict {
  const { customer, now } = scene.facts
  const value = customer === null ? null : customerValue(customer, leaf.attribute)
  if (value === null && (customer === null || isVisitor(customer))) return needsSignIn(scene)
  const date = typeof value === 'string' ? dayOf(value, scene.view.timeZone) : null
  if (date === null)
    return unknown(scene, () => ({
      code: 'AUDIENCE',
      detail: `${leaf.attribute} is no date: ${JSON.stringify(value)}`,
    }))
  const { isInside, changesAt } = stateAt(leaf, date, now)
  if (isInside !== negated) return { ...HOLDS, changesAt }
  return fails(
    scene,
    () => ({
      code: 'AUDIENCE',
      detail: `expected ${negated ? 'outside' : 'within'} the days around ${date.toISODate() ?? value}`,
    }),
    changesAt,
  )
}

/** A day, or the day of an instant, in the time zone; null for what is no date. */
function dayOf(value: string, timeZone: string): DateTime | null {
  if (!/^\d{4}-\d\d-\d\d(T.+)?$/.test(value)) return null
  const day = DateTime.fromISO(value, { zone: timeZone })
  return day.isValid ? day.startOf('day') : null
}

function stateAt(
  { daysBefore, daysAfter }: AnniversaryTest,
  date: DateTime,
  now: Date,
): { readonly isInside: boolean; readonly changesAt: Date } {
  const { year } = DateTime.fromJSDate(now, { zone: date.zone })
  const years = [year - 1, year, year + 1, year + 2].map((each) => Math.max(each, date.year + 1))
  const spans = years.map((each) => {
    const day = returnOf(date, each)
    return {
      start: day.minus({ days: daysBefore }).startOf('day').toJSDate(),
      end: day
        .plus({ days: daysAfter + 1 })
        .startOf('day')
        .toJSDate(),
    }
  })
  const current = spans.find(({ start, end }) => start <= now && now < end)
  if (current !== undefined) return { isInside: true, changesAt: current.end }
  return { isInside: false, changesAt: spans.find(({ start }) => start > now)!.start }
}

/** The day of that month in a year; its month's last day where there is none. */
function returnOf(date: DateTime, year: number): DateTime {
  const { month, day, zone } = date
  const last = DateTime.fromObject({ year, month }, { zone }).daysInMonth ?? day
  return DateTime.fromObject({ year, month, day: Math.min(day, last) }, { zone })
}
