import { IANAZone } from 'luxon'

const DAY_MILLISECONDS = 86_400_000
const MINUTE_MILLISECONDS = 60_000

/** Milliseconds of an hour. */
export const HOUR_MILLISECONDS = 3_600_000

/** What the clock on the wall shows: the day counted from 1 January 1970, its weekday (1 Monday to 7), and milliseconds since its midnight. */
export interface WallTime {
  readonly day: number
  readonly weekday: number
  readonly time: number
}

/** What the clock on the wall shows in a time zone. */
export function wallTime(at: Date, timeZone: string): WallTime {
  const shown = at.getTime() + offsetAt(at.getTime(), timeZone)
  const day = Math.floor(shown / DAY_MILLISECONDS)
  return { day, weekday: weekdayOf(day), time: shown - day * DAY_MILLISECONDS }
}

/** The weekday of a day counted from 1 January 1970, a Thursday: 1 is Monday. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1
}

/** Instants at which a clock on the wall could first show a time, on a day counted from 1 January 1970: also twice, or at the leap over it. */
export function wallInstants(day: number, time: number, timeZone: string): number[] {
  const shown = day * DAY_MILLISECONDS + time
  const before = offsetAt(shown - DAY_MILLISECONDS, timeZone)
  const after = offsetAt(shown + DAY_MILLISECONDS, timeZone)
  if (before === after) return [shown - before]
  return [shown - before, shown - after, leapBetween(shown - DAY_MILLISECONDS, shown + DAY_MILLISECONDS, timeZone)]
}

/** When the offset changes, between two instants that differ in it: to the millisecond. */
function leapBetween(from: number, to: number, timeZone: string): number {
  const offset = offsetAt(from, timeZone)
  let [early, late] = [from, to]
  while (late - early > 1) {
    const middle = Math.floor((early + late) / 2)
    if (offsetAt(middle, timeZone) === offset) early = middle
    else late = middle
  }
  return late
}

/** When the offset changes between two instants, at most once; null where it does not. */
export function offsetChange(from: number, to: number, timeZone: string): number | null {
  return offsetAt(from, timeZone) === offsetAt(to, timeZone) ? null : leapBetween(from, to, timeZone)
}

/** What clocks of a time zone are ahead of UTC, in milliseconds. */
export function offsetAt(at: number, timeZone: string): number {
  return IANAZone.create(timeZone).offset(at) * MINUTE_MILLISECONDS
}
