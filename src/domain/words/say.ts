import { IntlMessageFormat } from 'intl-messageformat'
import { CATALOGUES } from './catalogues.ts'
import { en, type WordKey } from './en.ts'
import { pickLocale } from './pick-locale.ts'

/** The language spoken where no other fits. */
export const FALLBACK_LANGUAGE = 'en'

const LANGUAGES = Object.keys(CATALOGUES)
const compiled = new Map<string, IntlMessageFormat>()

/** What a message is filled with: `none` where a text is missing and the message asks for it. */
export type SayValues = Readonly<Record<string, string | number>>

/** One message in the language that suits `locale` best. */
export function say(key: WordKey, locale: string, values: SayValues = {}): string {
  return String(messageOf(key, languageFor(locale)).format(values))
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

/** Compiled once a language: keys are those of the catalogues, so the cache cannot grow with what callers send. */
function messageOf(key: WordKey, language: string): IntlMessageFormat {
  const id = `${language}:${key}`
  const known = compiled.get(id)
  if (known !== undefined) return known
  const message = new IntlMessageFormat((CATALOGUES[language] ?? en)[key], language, undefined, { ignoreTag: true })
  compiled.set(id, message)
  return message
}
