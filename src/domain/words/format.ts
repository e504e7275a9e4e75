import { Duration } from 'luxon'
import { minorDigits } from '../currency.ts'
import { canonicalLocale } from '../input/values.ts'
import type { Money } from '../money.ts'
import { FALLBACK_LANGUAGE, numberLocale, say } from './say.ts'

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

/** Amounts of several currencies, any of which counts. */
export function amountsInWords(amounts: readonly Money[], locale: string): string {
  return anyOf(
    amounts.map((money) => moneyInWords(money, locale)),
    locale,
  )
}

/** `a, b or c`. */
export function anyOf(texts: readonly string[], locale: string): string {
  return listOf(texts, locale, 'disjunction')
}

/** `a, b and c`. */
export function allOf(texts: readonly string[], locale: string): string {
  return listOf(texts, locale, 'conjunction')
}

/** An ISO 8601 duration in words: `1 year and 6 months`. */
export function spanInWords(iso: string, locale: string): string {
  const span = Duration.fromISO(iso)
  const units = ['years', 'months', 'weeks', 'days', 'hours', 'minutes', 'seconds'] as const
  const parts = units
    .filter((unit) => span.get(unit) > 0)
    .map((unit) => say(`span.${unit}`, locale, { n: span.get(unit) }))
  return allOf(parts, locale)
}

/** Minor units as an exact decimal text: Intl takes it without passing through floating point. */
function decimalOf(amount: number, digits: number): Intl.StringNumericLiteral {
  const text = String(Math.abs(amount)).padStart(digits + 1, '0')
  const whole = text.slice(0, text.length - digits)
  const fraction = digits === 0 ? '' : `.${text.slice(-digits)}`
  return `${amount < 0 ? '-' : ''}${whole}${fraction}` as Intl.StringNumericLiteral
}

function listOf(texts: readonly string[], locale: string, type: 'conjunction' | 'disjunction'): string {
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
