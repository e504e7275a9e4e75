import { ANYTHING, type AttributeTest, type ItemSelector } from '../selector.ts'
import { anyOf, moneyInWords, numberInWords } from './format.ts'
import { say } from './say.ts'

/** At most this many names are said; the others are counted. */
const NAMED = 5

/** Which goods, as a phrase: `items on sale from Shoes or Hats by Nike, from €10.00 each, except …`. */
export function selectorInWords(selector: ItemSelector | null, locale: string): string {
  if (selector === null || isAnything(selector)) return say('selector.anything', locale)
  return limited(goods(selector, locale), selector, locale)
}

/** What a gift card may be spent on, as a rule: `To be spent on: items from Shoes`. */
export function spendableOnInWords(selector: ItemSelector, locale: string): string {
  return say('rule.spendableOn', locale, { what: selectorInWords(selector, locale) })
}

/** How many units: `more` than there are, and not `from` fewer. */
export interface Units {
  readonly count: number
  readonly from?: number | null
  readonly more?: boolean
}

/** So many of these goods, as a phrase: `2 more items from Shoes or Hats`, `1 to 3 of A1 or B2`. */
export function countedInWords(
  { count, from = null, more }: Units,
  selector: ItemSelector | null,
  locale: string,
): string {
  const goods = selector ?? ANYTHING
  const bounds = { count, from: from === null ? 'none' : numberInWords(from, locale), more: String(more ?? false) }
  if (goods.skus === null)
    return limited(say('selector.counted', locale, { ...bounds, ...kindsOf(goods, locale) }), goods, locale)
  const skus = skusInWords(goods, goods.skus, locale)
  return limited(say('selector.countedSkus', locale, { ...bounds, skus }), goods, locale)
}

/** Whether a selector takes nothing away. */
export function isAnything(selector: ItemSelector): boolean {
  return Object.values(selector).every((part) => part === null)
}

function goods(selector: ItemSelector, locale: string): string {
  if (selector.skus !== null) return skusInWords(selector, selector.skus, locale)
  return say('selector.items', locale, kindsOf(selector, locale))
}

function skusInWords(selector: ItemSelector, skus: readonly string[], locale: string): string {
  const { categories, brands, onSale } = selector
  const named = namesInWords(skus, locale)
  if (categories === null && brands === null && onSale === null) return named
  return say('selector.skusOf', locale, {
    skus: named,
    items: say('selector.items', locale, kindsOf(selector, locale)),
  })
}

function kindsOf({ categories, brands, onSale }: ItemSelector, locale: string) {
  const named = (names: readonly string[] | null): string => (names === null ? 'none' : namesInWords(names, locale))
  return { sale: onSale === null ? 'any' : String(onSale), kinds: named(categories), brands: named(brands) }
}

function limited(goods: string, selector: ItemSelector, locale: string): string {
  const phrases = limits(selector, locale)
  if (phrases.length === 0) return goods
  return say('selector.limited', locale, { goods, limits: phrases.join(say('selector.comma', locale)) })
}

function limits(selector: ItemSelector, locale: string): string[] {
  const { minUnitPrice, maxUnitPrice, attributes, not } = selector
  const phrases: string[] = []
  if (minUnitPrice !== null)
    phrases.push(say('selector.minUnitPrice', locale, { price: moneyInWords(minUnitPrice, locale) }))
  if (maxUnitPrice !== null)
    phrases.push(say('selector.maxUnitPrice', locale, { price: moneyInWords(maxUnitPrice, locale) }))
  for (const test of attributes ?? [])
    phrases.push(say('selector.attribute', locale, { test: testInWords(test, test.name, locale) }))
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
