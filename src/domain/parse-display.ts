import type { Banner, Display, Translation } from './campaign.ts'
import type { BannerInput, DisplayInput, TranslationInput } from './input/campaign-input.ts'
import { given, type Place } from './input/place.ts'
import { readActionUrl, readImageUrl } from './input/read-url.ts'
import { readList, readLocale, readName, readOptionalName } from './input/values.ts'

const MAXIMUM_TITLE = 200
const MAXIMUM_SUMMARY = 1_000
const MAXIMUM_TERMS = 10_000
const MAXIMUM_LABEL = 100
const MAXIMUM_LISTED = 50

/** What a campaign says: title of 1 to 200 characters, at most 50 placements and 50 translations, one a locale. */
export function readDisplay(input: DisplayInput, place: Place): Display {
  return {
    ...readWords(input, place),
    imageUrl: readImageUrl(input.imageUrl, place.at('imageUrl')),
    placements: readPlacements(input.placements ?? [], place.at('placements')),
    translations: readTranslations(input.translations ?? [], place.at('translations')),
  }
}

function readWords(input: DisplayInput | TranslationInput, place: Place): Omit<Translation, 'locale'> {
  return {
    title: readName(input.title, place.at('title'), MAXIMUM_TITLE),
    summary: readOptionalName(input.summary, place.at('summary'), MAXIMUM_SUMMARY),
    terms: readOptionalName(input.terms, place.at('terms'), MAXIMUM_TERMS),
    banner: given(input.banner) ? readBanner(input.banner, place.at('banner')) : null,
  }
}

function readBanner(input: BannerInput, place: Place): Banner {
  return {
    headline: readName(input.headline, place.at('headline'), MAXIMUM_TITLE),
    body: readOptionalName(input.body, place.at('body'), MAXIMUM_SUMMARY),
    imageUrl: readImageUrl(input.imageUrl, place.at('imageUrl')),
    imageAlt: readOptionalName(input.imageAlt, place.at('imageAlt')),
    actionLabel: readOptionalName(input.actionLabel, place.at('actionLabel'), MAXIMUM_LABEL),
    actionUrl: readActionUrl(input.actionUrl, place.at('actionUrl')),
  }
}

function readPlacements(inputs: readonly string[], place: Place): string[] {
  return [...new Set(readList(inputs, place, readPlacement, { max: MAXIMUM_LISTED }))]
}

/** Where an offer may be shown, such as `cart/top`: 1 to 100 small letters, digits and `:/_-`. */
export function readPlacement(value: string, place: Place): string {
  if (!/^[a-z0-9][a-z0-9:/_-]{0,99}$/.test(value))
    place.refuse('INVALID', 'must be 1 to 100 small letters, digits and :/_- and begin with a letter or digit')
  return value
}

function readTranslations(inputs: readonly TranslationInput[], place: Place): Translation[] {
  const seen = new Set<string>()
  return readList(
    inputs,
    place,
    (input, at) => {
      const locale = readLocale(input.locale, at.at('locale'))
      if (seen.has(locale)) at.at('locale').refuse('INVALID', `${locale} is given twice`)
      seen.add(locale)
      return { locale, ...readWords(input, at) }
    },
    { max: MAXIMUM_LISTED },
  )
}
