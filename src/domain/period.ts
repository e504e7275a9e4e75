import type { LimitWindow } from './campaign.ts'
import { HOUR_MILLISECONDS, offsetAt, offsetChange, wallInstants, wallTime } from './condition/wall-clock.ts'

const DAY_MILLISECONDS = 86_400_000

/** One hour, day, week or month in which a limit counts: half-open, milliseconds since 1970 (law 28). */
export interface Period {
  readonly start: number
  readonly end: number
}

/**
 * The period in which an instant lies, on the clocks of a time zone; null for EVER. A day on which they are put on has 23 hours, one on which they
 * are put back 25. What was found last is kept, one period a window and zone: it depends on nothing else.
 */
export function periodAt(window: LimitWindow, timeZone: string, now: Date): Period | null {
  if (window === 'EVER') return null
  const at = now.getTime()
  const key = `${window} ${timeZone}`
  const known = last.get(key)
  if (known !== undefined && known.start <= at && at < known.end) return known
  const period = findPeriod(window, timeZone, at)
  last.set(key, period)
  return period
}

const last = new Map<string, Period>()

function findPeriod(window: Exclude<LimitWindow, 'EVER'>, timeZone: string, at: number): Period {
  const { day, weekday } = wallTime(new Date(at), timeZone)
  const between = (from: number, until: number): Period => ({
    start: startOf(from, timeZone),
    end: startOf(until, timeZone),
  })
  switch (window) {
    case 'HOUR':
      return hourAt(at, timeZone)
    case 'DAY':
      return between(day, day + 1)
    case 'WEEK':
      return between(day - weekday + 1, day - weekday + 8)
    case 'MONTH':
      return between(firstOfMonth(day, 0), firstOfMonth(day, 1))
    default:
      return window satisfies never
  }
}

/** When a day begins, counted from 1 January 1970: at its first midnight, or at the leap over it. */
function startOf(day: number, timeZone: string): number {
  const instants = wallInstants(day, 0, timeZone)
  return Math.min(...instants.filter((instant) => wallTime(new Date(instant), timeZone).day >= day))
}

function firstOfMonth(day: number, later: number): number {
  const date = new Date(day * DAY_MILLISECONDS)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + later) / DAY_MILLISECONDS
}

/** An hour of the clock on the wall; where clocks are put on or back within it, it ends or begins there. */
function hourAt(at: number, timeZone: string): Period {
  const start = at - ((((at + offsetAt(at, timeZone)) % HOUR_MILLISECONDS) + HOUR_MILLISECONDS) % HOUR_MILLISECONDS)
  const end = start + HOUR_MILLISECONDS
  return {
    start: offsetChange(start, at, timeZone) ?? start,
    end: offsetChange(at, end, timeZone) ?? end,
  }
}
