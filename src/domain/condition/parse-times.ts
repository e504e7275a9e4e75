import type { AnniversaryInput, ScheduleInput } from '../input/condition-input.ts'
import { given, type Place } from '../input/place.ts'
import { readInteger, readList, readName } from '../input/values.ts'
import type { AnniversaryTest, ScheduleTest } from './condition.ts'

/** Days before and after an anniversary: so few that two years' spans never meet. */
const MAXIMUM_DAYS = 180

/** Days, times, or both: at least one; days 1 (Monday) to 7; two different times, `from` after `until` for hours over midnight. */
export function readSchedule({ days, from, until }: ScheduleInput, place: Place): ScheduleTest {
  if (!given(days) && !given(from) && !given(until)) place.refuse('REQUIRED', 'days, from or until must be set')
  const schedule: ScheduleTest = {
    kind: 'schedule',
    days: given(days) ? readDays(days, place.at('days')) : null,
    from: given(from) ? readTime(from, place.at('from')) : null,
    until: given(until) ? readTime(until, place.at('until')) : null,
  }
  if (schedule.until !== null && schedule.until === (schedule.from ?? MIDNIGHT))
    place.at('until').refuse('INVALID', 'must not be the time at which it starts; leave both out for the whole day')
  return schedule
}

const MIDNIGHT = '00:00'

function readDays(days: readonly number[], place: Place): number[] {
  const read = readList(days, place, (day, at) => readInteger(day, at, { min: 1, max: 7 }), { min: 1, max: 7 })
  return [...new Set(read)].toSorted((a, b) => a - b)
}

/** `HH:MM`, with seconds only where they are not 0. */
function readTime(time: string, place: Place): string {
  if (!/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?$/.test(time))
    place.refuse('INVALID', 'must be a time, such as 17:30')
  return time.replace(/^(\d\d:\d\d):00(\.0+)?$/, '$1')
}

/** A date of the customer by its name, and up to 180 days before and after it. */
export function readAnniversary({ attribute, daysBefore, daysAfter }: AnniversaryInput, place: Place): AnniversaryTest {
  const bounds = { min: 0, max: MAXIMUM_DAYS }
  return {
    kind: 'anniversary',
    attribute: readName(attribute, place.at('attribute')),
    daysBefore: readInteger(daysBefore ?? 0, place.at('daysBefore'), bounds),
    daysAfter: readInteger(daysAfter ?? 0, place.at('daysAfter'), bounds),
  }
}
