import { canonicalLocale } from '../input/values.ts'

const MAXIMUM_WANTED = 10

/**
 * The first of `available` that suits the first of `wanted` that any suits; null where none does.
 * A locale suits exactly, else with its last parts cut off (de-AT-1996, de-AT, de), else by its language alone (de for de-CH).
 */
export function pickLocale(wanted: readonly string[], available: readonly string[]): string | null {
  for (const locale of wanted.slice(0, MAXIMUM_WANTED)) {
    const found = suiting(locale.toLowerCase(), available)
    if (found !== null) return found
  }
  return null
}

function suiting(wanted: string, available: readonly string[]): string | null {
  const parts = wanted.split('-')
  for (let count = parts.length; count > 0; count -= 1) {
    const shorter = parts.slice(0, count).join('-')
    const found = available.find((locale) => locale.toLowerCase() === shorter)
    if (found !== undefined) return found
  }
  return available.find((locale) => locale.toLowerCase().split('-')[0] === parts[0]) ?? null
}

/** The locales of an Accept-Language header, the best liked first, in canonical form; at most 10. What is no locale is left out. */
export function wantedLocales(acceptLanguage: string | null | undefined): string[] {
  if (!acceptLanguage) return []
  const ranges = acceptLanguage.slice(0, 1_000).split(',').map(rangeOf)
  const liked = ranges.filter((range) => range.quality > 0).toSorted((a, b) => b.quality - a.quality)
  return liked.flatMap((range) => canonicalLocale(range.locale) ?? []).slice(0, MAXIMUM_WANTED)
}

function rangeOf(text: string): { locale: string; quality: number } {
  const [locale = '', ...parameters] = text.split(';').map((part) => part.trim())
  const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2)
  return { locale, quality: quality === undefined ? 1 : Number(quality) || 0 }
}
