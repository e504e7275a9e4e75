import type { BuyXGetY, Effect } from '../effect/effect.ts'
import { numberLocale, say } from './say.ts'
import { countedInWords } from './selector-in-words.ts'

/** What effects ask the shopper to buy (law 12), one line for each that gives complete sets: said beside the conditions, before she tries. */
export function setsInWords(effects: readonly Effect[], locale: string): string[] {
  return effects.flatMap((effect) => (effect.kind === 'buyXGetY' ? [setInWords(effect, locale)] : []))
}

function setInWords({ buy, buyQuantity, get, getQuantity, basisPoints, maxTimes }: BuyXGetY, locale: string): string {
  return say('rule.set', locale, {
    buy: countedInWords({ count: buyQuantity }, buy, locale),
    get: countedInWords({ count: getQuantity }, get, locale),
    share: basisPoints === 10_000 ? 'free' : shareInWords(basisPoints, locale),
    times: maxTimes ?? 0,
  })
}

function shareInWords(basisPoints: number, locale: string): string {
  const percent = { style: 'percent', maximumFractionDigits: 2 } as const
  return new Intl.NumberFormat(numberLocale(locale), percent).format(`${basisPoints}E-4` as Intl.StringNumericLiteral)
}
