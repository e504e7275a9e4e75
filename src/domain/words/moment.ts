import { canonicalLocale } from '../input/values.ts'
import { FALLBACK_LANGUAGE, numberLocale } from './say.ts'

/** Locales come from callers: more formatters than this are not kept. */
const MAXIMUM_CACHED = 500

const formats = new Map<string, Intl.DateTimeFormat>()

/** A way to write an instant inside a message, in a time zone. */
export function momentFormat(parts: Intl.DateTimeFormatOptions, locale: string, timeZone: string): Intl.DateTimeFormat {
  const language = numberLocale(locale)
  const key = JSON.stringify([parts, language, timeZone])
  const known = formats.get(key)
  if (known !== undefined) return known
  if (formats.size >= MAXIMUM_CACHED) formats.clear()
  const format = new Intl.DateTimeFormat(canonicalLocale(language) ?? FALLBACK_LANGUAGE, { ...parts, timeZone })
  formats.set(key, format)
  return format
}

/** An instant of the coming days: `Saturday 2:00 PM`. */
export function soonInWords(at: Date, locale: string, timeZone: string): string {
  return momentFormat({ weekday: 'long', hour: 'numeric', minute: '2-digit' }, locale, timeZone).format(at)
}
