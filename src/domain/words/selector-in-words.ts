import type { AttributeTest, ItemSelector } from '../selector.ts'
import { anyOf, moneyInWords } from './format.ts'
import { say } from './say.ts'

/** At most this many names are said; the others are counted. */
const NAMED = 5

/** Which goods, as a phrase: `items on sale from Shoes or Hats by Nike, from €10.00 each, except …`. */
export function selectorInWords(selector: ItemSelector | null, locale: string): string {
  if (selector === null || isAnything(selector)) return say('selector.anything', locale)
  return [goods(selector, locale), ...limits(selector, locale)].join(', ')
}

/** Whether a selector takes nothing away. */
export function isAnything(selector: ItemSelector): boolean {
  return Object.values(selector).every((part) => part === null)
}

function goods({ skus, categories, brands, onSale }: ItemSelector, locale: string): string {
  const named = (names: readonly string[] | null): string => (names === null ? 'none' : namesInWords(names, locale))
  const sale = onSale === null ? 'any' : String(onSale)
  const items = say('selector.items', locale, { sale, kinds: named(categories), brands: named(brands) })
  if (skus === null) return items
  if (categories === null && brands === null && onSale === null) return named(skus)
  return say('selector.skusOf', locale, { skus: named(skus), items })
}

function limits(selector: ItemSelector, locale: string): string[] {
  const { minUnitPrice, maxUnitPrice, attributes, not } = selector
  const phrases: string[] = []
  if (minUnitPrice !== null)
    phrases.push(say('selector.minUnitPrice', locale, { price: moneyInWords(minUnitPrice, locale) }))
  if (maxUnitPrice !== null)
    phrases.push(say('selector.maxUnitPrice', locale, { price: moneyInWords(maxUnitPrice, locale) }))
  for (const test of attributes ?? []) phrases.push(testInWords(test, test.name, locale))
  if (not !== null) phrases.push(say('selector.not', locale, { what: selectorInWords(not, locale) }))
  return phrases
}

/** A test on one attribute, called `name`: `colour is red or blue`. */
export function testInWords(test: AttributeTest, name: string, locale: string): string {
  return say(`test.${test.operator}`, locale, { name, value: namesInWords(test.values, locale) })
}

function namesInWords(names: readonly string[], locale: string): string {
  const more = names.length - NAMED
  if (more <= 1) return anyOf(names, locale)
  return anyOf([...names.slice(0, NAMED), say('selector.more', locale, { count: more })], locale)
}
