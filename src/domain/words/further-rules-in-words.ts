import type {
  AnniversaryTest,
  CartTest,
  EventsTest,
  RedeemedTest,
  ScheduleTest,
  StoresTest,
} from '../condition/condition.ts'
import type { Names } from './conditions-in-words.ts'
import { amountsInWords, anyOf, pastSpanInWords } from './format.ts'
import { momentFormat } from './moment.ts'
import { say } from './say.ts'
import { testInWords } from './selector-in-words.ts'

/** Past events, in words. */
export function eventsInWords({ name, within, minCount, maxCount }: EventsTest, locale: string): string {
  const values = { name, within: withinInWords(within, locale) }
  const lines: string[] = []
  if (minCount !== null) lines.push(say('rule.eventsMin', locale, { ...values, min: minCount }))
  if (maxCount !== null) lines.push(say('rule.eventsMax', locale, { ...values, max: maxCount }))
  return lines.join(say('rule.and', locale))
}

/** Past redemptions of a campaign, in words; the campaign is named where the reader may know it. */
export function redeemedInWords(rule: RedeemedTest, locale: string, names: Names): string {
  const { minCount, maxCount, minTotal, maxTotal } = rule
  const campaign = names.campaign(rule.campaignId) ?? 'none'
  const values = { campaign, within: withinInWords(rule.within, locale) }
  const lines: string[] = []
  if (minCount !== null) lines.push(say('rule.redeemedMin', locale, { ...values, min: minCount }))
  if (maxCount !== null) lines.push(say('rule.redeemedMax', locale, { ...values, max: maxCount }))
  if (minTotal !== null)
    lines.push(say('rule.redeemedTotalMin', locale, { ...values, min: amountsInWords(minTotal, locale) }))
  if (maxTotal !== null)
    lines.push(say('rule.redeemedTotalMax', locale, { ...values, max: amountsInWords(maxTotal, locale) }))
  return lines.join(say('rule.and', locale))
}

/** A span of the past as messages take it: `ever` where it has no start. */
export function withinInWords(within: string | null, locale: string): string {
  return within === null ? 'ever' : pastSpanInWords(within, locale)
}

/** Stores, by their names. */
export function storesInWords({ storeKeys }: StoresTest, locale: string, names: Names): string {
  const stores = anyOf(
    storeKeys.map((key) => names.store(key) ?? key),
    locale,
  )
  return say('rule.stores', locale, { stores })
}

/** Any Monday: weekdays are counted from it. */
const MONDAY = Date.UTC(2024, 0, 1)
const DAY_MILLISECONDS = 86_400_000

/** Hours of the week: `On Monday or Friday from 9:00 AM until 5:00 PM`. */
export function scheduleInWords({ days, from, until }: ScheduleTest, locale: string): string {
  const weekday = momentFormat({ weekday: 'long' }, locale, 'UTC')
  const named = (days ?? []).map((day) => weekday.format(new Date(MONDAY + (day - 1) * DAY_MILLISECONDS)))
  return say('rule.schedule', locale, {
    days: days === null ? 'all' : anyOf(named, locale),
    from: from === null ? 'none' : timeInWords(from, locale),
    until: until === null ? 'none' : timeInWords(until, locale),
  })
}

function timeInWords(time: string, locale: string): string {
  const clock = momentFormat({ hour: 'numeric', minute: '2-digit' }, locale, 'UTC')
  return clock.format(new Date(`2024-01-01T${time}Z`))
}

/** Days around a yearly return. */
export function anniversaryInWords({ attribute, daysBefore, daysAfter }: AnniversaryTest, locale: string): string {
  const date = attribute === 'birthday' || attribute === 'createdAt' ? attribute : 'other'
  const what = say('rule.anniversaryOf', locale, { date, name: attribute })
  return say('rule.anniversary', locale, {
    what,
    span: spanAround(daysBefore, daysAfter),
    before: daysBefore,
    after: daysAfter,
  })
}

function spanAround(daysBefore: number, daysAfter: number): 'day' | 'before' | 'after' | 'both' {
  if (daysBefore === 0) return daysAfter === 0 ? 'day' : 'after'
  return daysAfter === 0 ? 'before' : 'both'
}

/** A test on the cart. */
export function cartTestInWords({ test }: CartTest, locale: string): string {
  return say('rule.cart', locale, { test: testInWords(test, test.name, locale) })
}
