import { IntlMessageFormat } from 'intl-messageformat'
import { CATALOGUES } from './catalogues.ts'
import { canonicalLocale } from '../input/values.ts'
import { en, type WordKey } from './en.ts'
import { isRightToLeft, withIsolates } from './isolated.ts'
import { pickLocale } from './pick-locale.ts'

/** The language spoken where no other fits. */
export const FALLBACK_LANGUAGE = 'en'

const LANGUAGES = Object.keys(CATALOGUES)
/** Locales come from callers: more compiled messages than this are not kept. */
const MAXIMUM_COMPILED = 10_000

const compiled = new Map<string, IntlMessageFormat>()

/** What a message is filled with: `none` where a text is missing and the message asks for it. */
export type SayValues = Readonly<Record<string, string | number>>

/** One message in the language that suits `locale` best. */
export function say(key: WordKey, locale: string, values: SayValues = {}): string {
  return String(messageOf(key, locale).format(values))
}

/** The catalogue that suits a locale. */
export function languageFor(locale: string): string {
  return pickLocale([locale], LANGUAGES) ?? FALLBACK_LANGUAGE
}

/** The locale in which to write numbers inside a message: the one wanted, if the message speaks its language. */
export function numberLocale(locale: string): string {
  const language = languageFor(locale)
  return locale.toLowerCase().split('-')[0] === language ? locale : language
}

/** The first locale whose language Boon speaks; the fallback where it speaks none. */
export function spokenLocale(wanted: readonly string[]): string {
  return wanted.find((locale) => pickLocale([locale], LANGUAGES) !== null) ?? FALLBACK_LANGUAGE
}

/** Compiled for the locale, not its language alone: numbers in a message are written like the money beside them (ar-EG, de-AT). */
function messageOf(key: WordKey, locale: string): IntlMessageFormat {
  const id = `${numberLocale(locale)}:${key}`
  const known = compiled.get(id)
  if (known !== undefined) return known
  if (compiled.size >= MAXIMUM_COMPILED) compiled.clear()
  const message = compile(key, locale)
  compiled.set(id, message)
  return message
}

function compile(key: WordKey, locale: string): IntlMessageFormat {
  const language = languageFor(locale)
  const numbers = canonicalLocale(numberLocale(locale)) ?? language
  const message = new IntlMessageFormat((CATALOGUES[language] ?? en)[key], numbers, undefined, { ignoreTag: true })
  return isRightToLeft(language) ? new IntlMessageFormat(withIsolates(message.getAst()), numbers) : message
}
