import type { Banner, Display } from '../campaign.ts'
import { pickLocale } from './pick-locale.ts'

/** What an incentive says, in one language. */
export interface Displayed {
  readonly title: string
  readonly summary: string | null
  readonly terms: string | null
  readonly banner: Banner | null
}

/**
 * What a campaign says in `locale`: the translation of that locale, else of its language, else the campaign's own words.
 * `ownLocale`: the language of those own words, where known. What a translation leaves out is said in the campaign's own words: better read in another language than not at all.
 */
export function displayIn(display: Display, locale: string, ownLocale: string | null = null): Displayed {
  const { title, summary, terms, banner } = display
  const translated = display.translations.map((each) => each.locale)
  const picked = pickLocale([locale], ownLocale === null ? translated : [ownLocale, ...translated])
  const words = display.translations.find((each) => each.locale === picked)
  if (words === undefined) return { title, summary, terms, banner }
  return {
    title: words.title,
    summary: words.summary ?? summary,
    terms: words.terms ?? terms,
    banner: bannerIn(words.banner, banner),
  }
}

/** A translated banner leads where the campaign's own does, and shows its image, unless it names others. */
function bannerIn(words: Banner | null, own: Banner | null): Banner | null {
  if (words === null || own === null) return words ?? own
  return { ...words, imageUrl: words.imageUrl ?? own.imageUrl, actionUrl: words.actionUrl ?? own.actionUrl }
}
