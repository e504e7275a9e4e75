import type { ScheduleTest } from './condition.ts'
import { type Scene, fails } from './leaf.ts'
import { HOLDS, type Verdict } from './verdict.ts'
import { wallInstants, wallTime, weekdayOf } from './wall-clock.ts'

const DAY_MILLISECONDS = 86_400_000

/** Days to look ahead for the next change: a week, and one more for spans over midnight. */
const DAYS_AHEAD = 8

/** Judges what the clock on the wall shows in the campaign's time zone, through daylight saving (law 28). Waiting is a step within 24 hours (law 30). */
export function judgeSchedule(leaf: ScheduleTest, negated: boolean, scene: Scene): Verdict {
  const { now } = scene.facts
  const { isOpen, changesAt } = stateAt(leaf, scene.view.timeZone, now)
  if (isOpen !== negated) return changesAt === null ? HOLDS : { ...HOLDS, changesAt }
  const isSoon = changesAt !== null && changesAt.getTime() - now.getTime() <= DAY_MILLISECONDS
  return fails(
    scene,
    () => ({
      code: 'OUTSIDE_HOURS',
      ...(isSoon ? { hint: { kind: 'waitUntil', at: changesAt, timeZone: scene.view.timeZone } } : {}),
      detail: `expected ${negated ? 'outside' : 'within'} the hours, next at ${changesAt?.toISOString() ?? 'no time'}`,
    }),
    changesAt,
  )
}

/** Whether a schedule is open, and when that changes; the answer holds from `since` on until then. */
interface State {
  readonly since: number
  readonly isOpen: boolean
  readonly changesAt: Date | null
}

/** A schedule is the same for every shopper: its state is found once, and kept until it changes. */
const states = new WeakMap<ScheduleTest, Map<string, State>>()

function stateAt(leaf: ScheduleTest, timeZone: string, now: Date): State {
  let kept = states.get(leaf)
  if (kept === undefined) states.set(leaf, (kept = new Map()))
  const known = kept.get(timeZone)
  if (known !== undefined && isStill(known, now)) return known
  const state = { since: now.getTime(), isOpen: isOpen(leaf, timeZone, now), changesAt: changesAt(leaf, timeZone, now) }
  kept.set(timeZone, state)
  return state
}

/** Where no change was found, none comes within a week: the answer is kept no longer than that. */
function isStill({ since, changesAt: until }: State, now: Date): boolean {
  return now.getTime() >= since && now.getTime() < (until?.getTime() ?? since + DAY_MILLISECONDS)
}

function isOpen({ days, from, until }: ScheduleTest, timeZone: string, at: Date): boolean {
  const { day, weekday, time } = wallTime(at, timeZone)
  const isOn = (which: number): boolean => days === null || days.includes(which)
  const start = timeOf(from) ?? 0
  const end = timeOf(until) ?? DAY_MILLISECONDS
  if (start < end) return isOn(weekday) && time >= start && time < end
  return (isOn(weekday) && time >= start) || (isOn(weekdayOf(day - 1)) && time < end)
}

/** The first instant after `now` at which it is open and was not, or the other way; between the instants looked at nothing can change. */
function changesAt(leaf: ScheduleTest, timeZone: string, now: Date): Date | null {
  const today = wallTime(now, timeZone).day
  const times = [0, timeOf(leaf.from) ?? 0, timeOf(leaf.until) ?? 0]
  const days = Array.from({ length: DAYS_AHEAD + 2 }, (_, ahead) => today - 1 + ahead)
  const instants = days.flatMap((day) => times.flatMap((time) => wallInstants(day, time, timeZone)))
  const before = isOpen(leaf, timeZone, now)
  const coming = [...new Set(instants)].filter((instant) => instant > now.getTime()).toSorted((a, b) => a - b)
  const change = coming.find((instant) => isOpen(leaf, timeZone, new Date(instant)) !== before)
  return change === undefined ? null : new Date(change)
}

/** Milliseconds since midnight of `HH:MM`, with seconds and their parts where given. */
function timeOf(text: string | null): number | null {
  if (text === null) return null
  const [hours = 0, minutes = 0, seconds = 0] = text.split(':').map(Number)
  return Math.round((hours * 3_600 + minutes * 60 + seconds) * 1_000)
}
