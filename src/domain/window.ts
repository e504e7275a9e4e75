import { DateTime, Duration, type DurationUnit } from 'luxon'

const CALENDAR_UNITS: readonly DurationUnit[] = ['years', 'quarters', 'months', 'weeks', 'days']

/** `now` less an ISO 8601 duration, counted in a time zone: a month back is the same day of the month before, daylight saving included. */
export function windowStart(within: string, timeZone: string, now: Date): Date {
  return DateTime.fromJSDate(now, { zone: timeZone }).minus(Duration.fromISO(within)).toJSDate()
}

/** `from` plus an ISO 8601 duration, counted in a time zone (law 28): the first instant after the span. */
export function spanEnd(from: Date, span: string, timeZone: string): Date {
  return DateTime.fromJSDate(from, { zone: timeZone }).plus(Duration.fromISO(span)).toJSDate()
}

/** Any day will do: months and years are compared by one calendar. */
const SOME_DAY = new Date('2000-01-01T00:00:00Z')

/** Whether an ISO 8601 duration is longer than another; false for what is none. */
export function isLonger(span: string, than: string): boolean {
  return spanEnd(SOME_DAY, span, 'UTC') > spanEnd(SOME_DAY, than, 'UTC')
}

/** A duration in two ISO 8601 parts: that which the calendar counts (years to days) and that which the clock counts. */
export function spanParts(span: string): { readonly calendar: string; readonly clock: string } {
  const units = Object.entries(Duration.fromISO(span).toObject())
  const part = (byCalendar: boolean): string => {
    const chosen = units.filter(([unit]) => CALENDAR_UNITS.includes(unit as DurationUnit) === byCalendar)
    return Duration.fromObject(Object.fromEntries(chosen)).toISO() ?? 'PT0S'
  }
  return { calendar: part(true), clock: part(false) }
}
