import { pickLocale } from '../words/pick-locale.ts'
import type { LoyaltyProgram, ProgramTranslation } from './loyalty-program.ts'

/** What a program and its points are called in `locale`: the translation of that locale, else of its language, else the shop's own words. */
export function programNames(
  { title, pointName, pointsName, translations }: LoyaltyProgram,
  locale: string,
  ownLocale: string | null,
): Omit<ProgramTranslation, 'locale'> {
  const translated = translations.map((each) => each.locale)
  const picked = pickLocale([locale], ownLocale === null ? translated : [ownLocale, ...translated])
  return translations.find((each) => each.locale === picked) ?? { title, pointName, pointsName }
}
