import type { ScheduleTest } from '../../src/domain/condition/condition.ts'

const MINUTE = 60_000
const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** Law 28: what the clock on the wall shows; over midnight, hours belong to the day on which they start. */
export function holdsOnTheClock({ days, from, until }: ScheduleTest, now: Date, timeZone: string): boolean {
  const { day, time } = onTheWall(now, timeZone)
  const isOn = (each: number) => days === null || days.includes(each)
  const [start, end] = [from ?? '00:00', until ?? '24:00']
  if (start <= end) return isOn(day) && time >= start && time < end
  const yesterday = day === 1 ? 7 : day - 1
  return (isOn(day) && time >= start) || (isOn(yesterday) && time < end)
}

/** Law 30: whether waiting at most 24 hours makes it so; every minute is looked at, once for each question. */
export function opensWithinADay(test: ScheduleTest, now: Date, timeZone: string, wanted: boolean): boolean {
  const question = JSON.stringify([test, now, timeZone, wanted])
  const known = answers.get(question)
  if (known !== undefined) return known
  const start = Math.floor(now.getTime() / MINUTE)
  const minutes = Array.from({ length: 24 * 60 }, (_, passed) => new Date((start + passed + 1) * MINUTE))
  const opens = minutes.some((later) => holdsOnTheClock(test, later, timeZone) === wanted)
  answers.set(question, opens)
  return opens
}

/** Law 28: whether two instants lie in the same hour, day, week (from Monday) or month of a clock on the wall. */
export function samePeriod(window: 'HOUR' | 'DAY' | 'WEEK' | 'MONTH', a: Date, b: Date, timeZone: string): boolean {
  const nameOf = (at: Date) => {
    const parts = calendarOf(timeZone).formatToParts(at)
    const part = (type: string) => parts.find((each) => each.type === type)!.value
    const date = `${part('year')}-${part('month')}-${part('day')}`
    const sinceMonday = DAYS.indexOf(part('weekday'))
    if (window === 'HOUR') return `${date} ${part('hour')} ${part('timeZoneName')}`
    if (window === 'MONTH') return date.slice(0, -3)
    if (window === 'DAY') return date
    return new Date(Date.parse(date) - sinceMonday * 24 * 60 * MINUTE).toISOString()
  }
  return nameOf(a) === nameOf(b)
}

const calendars = new Map<string, Intl.DateTimeFormat>()

function calendarOf(timeZone: string): Intl.DateTimeFormat {
  const number = '2-digit'
  const shown = {
    year: 'numeric',
    month: number,
    day: number,
    weekday: 'short',
    hour: number,
    hourCycle: 'h23',
  } as const
  const found =
    calendars.get(timeZone) ?? new Intl.DateTimeFormat('en-GB', { timeZone, ...shown, timeZoneName: 'longOffset' })
  calendars.set(timeZone, found)
  return found
}

const answers = new Map<string, boolean>()
const walls = new Map<string, Intl.DateTimeFormat>()

function onTheWall(now: Date, timeZone: string): { readonly day: number; readonly time: string } {
  const parts = wallOf(timeZone).formatToParts(now)
  const part = (type: string) => parts.find((each) => each.type === type)!.value
  return { day: DAYS.indexOf(part('weekday')) + 1, time: `${part('hour')}:${part('minute')}` }
}

function wallOf(timeZone: string): Intl.DateTimeFormat {
  const shown = { weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  const found = walls.get(timeZone) ?? new Intl.DateTimeFormat('en-GB', { timeZone, ...shown })
  walls.set(timeZone, found)
  return found
}
