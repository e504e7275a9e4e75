import { Duration } from 'luxon'
import { minorDigits } from '../currency.ts'
import { canonicalLocale } from '../input/values.ts'
import type { Money } from '../money.ts'
import { isolated, isRightToLeft } from './isolated.ts'
import { FALLBACK_LANGUAGE, languageFor, numberLocale, say } from './say.ts'

/** Locales come from callers: more formatters than this are not kept. */
const MAXIMUM_CACHED = 500

const moneyFormats = new Map<string, Intl.NumberFormat>()
const listFormats = new Map<string, Intl.ListFormat>()

/** An amount ready to show, exact however large, with the decimal digits of ISO 4217 (JPY 0, KWD 3). An unknown locale reads as English. */
export function formatMoney({ amount, currency }: Money, locale: string): string {
  const digits = minorDigits(currency)
  const format = cached(moneyFormats, `${locale}|${currency}`, () => {
    const places = { minimumFractionDigits: digits, maximumFractionDigits: digits }
    return new Intl.NumberFormat(canonicalLocale(locale) ?? FALLBACK_LANGUAGE, {
      style: 'currency',
      currency,
      ...places,
    })
  })
  return format.format(decimalOf(amount, digits))
}

/** An amount inside a message. */
export function moneyInWords(money: Money, locale: string): string {
  return formatMoney(money, numberLocale(locale))
}

/** A plain number inside a message. */
export function countInWords(count: number, locale: string): string {
  return new Intl.NumberFormat(canonicalLocale(numberLocale(locale)) ?? FALLBACK_LANGUAGE).format(count)
}

/** Amounts of several currencies, any of which counts. */
export function amountsInWords(amounts: readonly Money[], locale: string): string {
  return anyOf(
    amounts.map((money) => moneyInWords(money, locale)),
    locale,
  )
}

/** A whole number inside a message. */
export function numberInWords(number: number, locale: string): string {
  const language = numberLocale(locale)
  return new Intl.NumberFormat(canonicalLocale(language) ?? FALLBACK_LANGUAGE).format(number)
}

/** `a, b or c`: names, codes or amounts, which say nothing of the direction in which the list runs. */
export function anyOf(texts: readonly string[], locale: string): string {
  return joined(texts, locale, 'disjunction')
}

/** `a, b and c`. */
export function allOf(texts: readonly string[], locale: string): string {
  return joined(texts, locale, 'conjunction')
}

function joined(texts: readonly string[], locale: string, type: 'disjunction' | 'conjunction'): string {
  const [only] = texts
  if (texts.length === 1 && only !== undefined) return only
  const parts = isRightToLeft(languageFor(locale)) ? texts.map(isolated) : texts
  return listOf(parts, locale, type)
}

const UNITS = ['years', 'months', 'weeks', 'days', 'hours', 'minutes', 'seconds'] as const

/**
 * An ISO 8601 duration in words: `1 year, 6 months`. By our own messages, not `Intl.DurationFormat`: that knows the nominative only,
 * and German and Arabic decline („innerhalb von 30 Tagen“).
 */
export function spanInWords(iso: string, locale: string): string {
  const span = Duration.fromISO(iso)
  const parts = UNITS.filter((unit) => span.get(unit) > 0)
  const texts = parts.map((unit) => say(`span.${unit}`, locale, { n: span.get(unit) }))
  return listOf(texts, locale, 'unit')
}

/** An ISO 8601 duration that ends now, as messages take it for `within`. */
export function pastSpanInWords(iso: string, locale: string): string {
  const span = Duration.fromISO(iso)
  const unit = UNITS.find((each) => span.get(each) > 0) ?? 'seconds'
  return say('span.past', locale, { span: spanInWords(iso, locale), unit, n: span.get(unit) })
}

/** Minor units as an exact decimal text: Intl takes it without passing through floating point. */
function decimalOf(amount: number, digits: number): Intl.StringNumericLiteral {
  const text = String(Math.abs(amount)).padStart(digits + 1, '0')
  const whole = text.slice(0, text.length - digits)
  const fraction = digits === 0 ? '' : `.${text.slice(-digits)}`
  return `${amount < 0 ? '-' : ''}${whole}${fraction}` as Intl.StringNumericLiteral
}

function listOf(texts: readonly string[], locale: string, type: 'unit' | 'disjunction' | 'conjunction'): string {
  const language = numberLocale(locale)
  const format = cached(listFormats, `${language}|${type}`, () => {
    return new Intl.ListFormat(canonicalLocale(language) ?? FALLBACK_LANGUAGE, { type })
  })
  return format.format(texts)
}

function cached<Format>(formats: Map<string, Format>, key: string, make: () => Format): Format {
  const known = formats.get(key)
  if (known !== undefined) return known
  if (formats.size >= MAXIMUM_CACHED) formats.clear()
  const format = make()
  formats.set(key, format)
  return format
}
