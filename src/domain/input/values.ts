import { DateTime, Duration, IANAZone } from 'luxon'
import { MAXIMUM_ITEMS } from '../limits.ts'
import type { Place } from './place.ts'

/** At most this many characters in a name or a value. */
export const MAXIMUM_TEXT = 500

/** Bounds of a whole number, both inclusive. */
interface Bounds {
  readonly min: number
  readonly max: number
}

/** A whole number within bounds. */
export function readInteger(value: number, place: Place, { min, max }: Bounds): number {
  if (!Number.isSafeInteger(value) || value < min || value > max)
    place.refuse('INVALID', `must be a whole number from ${min} to ${max}, not ${value}`)
  return value
}

/** A number, whole or not, within bounds. */
export function readNumber(value: number, place: Place, { min, max }: Bounds): number {
  if (!(value >= min && value <= max)) place.refuse('INVALID', `must be from ${min} to ${max}, not ${value}`)
  return value
}

/** Text that a database can keep: no NUL, no half of a surrogate pair. */
export function isStorable(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed()
}

/** Text of at most `max` characters, that may be empty. Kept as sent. */
export function readText(value: string, place: Place, max = MAXIMUM_TEXT): string {
  if (value.length > max) place.refuse('INVALID', `must have at most ${max} characters, not ${value.length}`)
  else if (!isStorable(value)) place.refuse('INVALID', 'must not contain NUL or broken characters')
  return value
}

/** Text of 1 to `max` characters, not all blank. Kept as sent. */
export function readName(value: string, place: Place, max = MAXIMUM_TEXT): string {
  if (value.trim() === '') place.refuse('REQUIRED', 'must not be blank')
  return readText(value, place, max)
}

/** Optional text of 1 to `max` characters; null where absent. */
export function readOptionalName(value: string | null | undefined, place: Place, max = MAXIMUM_TEXT): string | null {
  return value === null || value === undefined ? null : readName(value, place, max)
}

/** Bounds of a list. */
interface ListBounds {
  readonly min?: number
  readonly max?: number
}

/** A list of `min` (0) to `max` (500) entries, each read in its place. A list that is too long is not read at all: TOO_MANY. */
export function readList<In, Out>(
  values: readonly In[],
  place: Place,
  read: (value: In, place: Place) => Out,
  { min = 0, max = MAXIMUM_ITEMS }: ListBounds = {},
): Out[] {
  if (values.length > max) {
    place.refuse('TOO_MANY', `must have at most ${max} entries, not ${values.length}`)
    return []
  }
  if (values.length < min) place.refuse('REQUIRED', `must have at least ${min} ${min === 1 ? 'entry' : 'entries'}`)
  return values.map((value, index) => read(value, place.at(index)))
}

/** Choices among a few known ones; the same one twice is kept once. */
export function readChoices<Choice>(values: readonly Choice[], place: Place): Choice[] {
  return [...new Set(readList(values, place, (value) => value))]
}

/** Names of 1 to 500 characters; the same name twice is kept once. */
export function readNames(values: readonly string[], place: Place, bounds: ListBounds = {}): string[] {
  return [...new Set(readList(values, place, (value, at) => readName(value, at), bounds))]
}

/** A key that the shop chooses: small letters, digits and hyphens, 1 to 64 characters, not beginning with a hyphen. */
export function readKey(value: string, place: Place): string {
  if (!/^[a-z0-9][a-z0-9-]{0,63}$/.test(value))
    place.refuse('INVALID', 'must be 1 to 64 small letters, digits and hyphens, and not begin with a hyphen')
  return value
}

/** An ISO 8601 duration above zero and up to 100 years. */
export function readDuration(value: string, place: Place): string {
  const duration = Duration.fromISO(value)
  const days = duration.as('days')
  if (!duration.isValid || value.length > 50 || !Object.values(duration.toObject()).every((part) => part >= 0))
    place.refuse('INVALID', 'must be an ISO 8601 duration, such as P30D')
  else if (!(days > 0 && days <= 36_600)) place.refuse('INVALID', 'must be longer than nothing and at most 100 years')
  return value
}

/** An IANA time zone. */
export function readTimeZone(value: string, place: Place): string {
  if (!IANAZone.isValidZone(value)) place.refuse('INVALID', 'must be an IANA time zone, such as Europe/Berlin')
  return value
}

/** A BCP 47 locale, in its canonical form. */
export function readLocale(value: string, place: Place): string {
  const locale = value.length <= 50 ? canonicalLocale(value) : null
  if (locale === null) place.refuse('INVALID', 'must be a BCP 47 locale, such as de-AT')
  return locale ?? value
}

/** The canonical form of a locale; null for what is none. */
export function canonicalLocale(value: string): string | null {
  try {
    return Intl.getCanonicalLocales(value)[0] ?? null
  } catch {
    return null
  }
}

/** A country, ISO 3166-1 alpha-2, in capitals. */
export function readCountry(value: string, place: Place): string {
  if (!/^[A-Za-z]{2}$/.test(value)) place.refuse('INVALID', 'must be an ISO 3166-1 alpha-2 code, such as DE')
  return value.toUpperCase()
}

/** An instant that PostgreSQL and JavaScript both hold: the years 1 to 9999. */
export function readInstant(value: Date, place: Place): Date {
  const year = value.getUTCFullYear()
  if (!(year >= 1 && year <= 9999)) place.refuse('INVALID', 'must be a date of the years 1 to 9999')
  return value
}

/** A day, `YYYY-MM-DD`, from 1900 on and not after `today`. */
export function readPastDay(value: string, place: Place, today: Date): string {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(value) ? DateTime.fromISO(value, { zone: 'utc' }) : null
  // A day begins up to 14 hours earlier east of Greenwich.
  const latest = today.getTime() + 14 * 3_600_000
  if (day === null || !day.isValid || day.year < 1900 || day.toMillis() > latest)
    place.refuse('INVALID', 'must be a day from 1900-01-01 to today, as YYYY-MM-DD')
  return value
}
