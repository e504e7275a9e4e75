import type {
  CartQuantity,
  CartSubtotal,
  Condition,
  CustomerTest,
  Leaf,
  OrdersTest,
  TierTest,
} from '../condition/condition.ts'
import { amountsInWords } from './format.ts'
import {
  anniversaryInWords,
  cartTestInWords,
  eventsInWords,
  redeemedInWords,
  scheduleInWords,
  storesInWords,
  withinInWords,
} from './further-rules-in-words.ts'
import { say } from './say.ts'
import { countedInWords, selectorInWords, testInWords } from './selector-in-words.ts'

/** Names what rules point at; null where a shopper is not to read it. */
export interface Names {
  segment(id: string): string | null
  campaign(id: string): string | null
  /** The lowest tier of a program that is of a rank. */
  tier(test: Pick<TierTest, 'programId' | 'minRank'>): string | null
  /** A store by its key. */
  store(key: string): string | null
}

/** A rule tree in plain words, one line for each rule that must hold. */
export function conditionsInWords(condition: Condition | null, locale: string, names: Names): string[] {
  return condition === null ? [] : topRules(condition).map((rule) => ruleInWords(rule, locale, names))
}

/** `all` at the top, and in itself, only groups: its parts are rules of their own. */
function topRules(condition: Condition): Condition[] {
  return condition.kind === 'all' ? condition.of.flatMap(topRules) : [condition]
}

function ruleInWords(condition: Condition, locale: string, names: Names): string {
  const inner = (part: Condition): string => ruleInWords(part, locale, names)
  switch (condition.kind) {
    case 'all':
      return condition.of.map(inner).join(say('rule.and', locale))
    case 'any':
      return anyInWords(condition.of.map(inner), locale)
    case 'not':
      return say('rule.not', locale, { rule: inner(condition.of) })
    default:
      return leafInWords(condition, locale, names)
  }
}

function anyInWords(rules: readonly string[], locale: string): string {
  if (rules.length === 1) return rules.join('')
  return say('rule.any', locale, { rules: rules.join(say('rule.or', locale)) })
}

function leafInWords(leaf: Leaf, locale: string, names: Names): string {
  switch (leaf.kind) {
    case 'cartSubtotal':
      return subtotalInWords(leaf, locale)
    case 'cartQuantity':
      return quantityInWords(leaf, locale)
    case 'segment':
      return segmentInWords(names.segment(leaf.segmentId), locale)
    case 'customer':
      return customerInWords(leaf, locale)
    case 'orders':
      return ordersInWords(leaf, locale)
    case 'events':
      return eventsInWords(leaf, locale)
    case 'redeemed':
      return redeemedInWords(leaf, locale, names)
    case 'tier':
      return say('rule.tier', locale, { tier: names.tier(leaf) ?? 'none' })
    case 'stores':
      return storesInWords(leaf, locale, names)
    case 'location':
      return say('rule.location', locale)
    case 'schedule':
      return scheduleInWords(leaf, locale)
    case 'anniversary':
      return anniversaryInWords(leaf, locale)
    case 'cart':
      return cartTestInWords(leaf, locale)
    case 'expression':
      return say('rule.expression', locale)
    default:
      return leaf satisfies never
  }
}

function whatOf({ items }: CartSubtotal | CartQuantity, locale: string): string {
  return items === null ? 'all' : selectorInWords(items, locale)
}

function subtotalInWords(rule: CartSubtotal, locale: string): string {
  const amounts = { min: amountsInWords(rule.min ?? [], locale), below: amountsInWords(rule.below ?? [], locale) }
  const values = { ...amounts, what: whatOf(rule, locale) }
  const bounds = rule.below === null ? 'Min' : rule.min === null ? 'Below' : 'Between'
  const line = say(`rule.subtotal${bounds}`, locale, values)
  return rule.beforeDiscounts ? say('rule.beforeDiscounts', locale, { rule: line }) : line
}

function quantityInWords(rule: CartQuantity, locale: string): string {
  const { min, max } = rule
  const bounds = quantityBounds(min, max)
  if (bounds === 'None') return say('rule.quantityNone', locale, { what: whatOf(rule, locale) })
  const units = { count: max ?? min ?? 0, from: bounds === 'Between' ? min : null }
  return say(`rule.quantity${bounds}`, locale, { what: countedInWords(units, rule.items, locale) })
}

function quantityBounds(min: number | null, max: number | null): 'Min' | 'Max' | 'None' | 'Between' | 'Exactly' {
  if (max === null) return 'Min'
  if (max === 0) return 'None'
  if (min === null) return 'Max'
  return min === max ? 'Exactly' : 'Between'
}

function segmentInWords(name: string | null, locale: string): string {
  return name === null ? say('rule.segmentUnnamed', locale) : say('rule.segment', locale, { segment: name })
}

const FIELDS = [
  'displayName',
  'email',
  'phone',
  'birthday',
  'country',
  'city',
  'locale',
  'timeZone',
  'createdAt',
] as const

function customerInWords({ test }: CustomerTest, locale: string): string {
  const field = FIELDS.find((name) => name === test.name)
  const name = field === undefined ? test.name : say(`field.${field}`, locale)
  return say('rule.customer', locale, { test: testInWords(test, name, locale) })
}

function ordersInWords(rule: OrdersTest, locale: string): string {
  const within = withinInWords(rule.within, locale)
  const lines: string[] = []
  if (rule.minCount !== null) lines.push(say('rule.ordersMin', locale, { min: rule.minCount, within }))
  if (rule.maxCount !== null) lines.push(maxCountInWords(rule.maxCount, within, locale))
  if (rule.minTotal !== null)
    lines.push(say('rule.totalMin', locale, { min: amountsInWords(rule.minTotal, locale), within }))
  if (rule.maxTotal !== null)
    lines.push(say('rule.totalMax', locale, { max: amountsInWords(rule.maxTotal, locale), within }))
  return lines.join(say('rule.and', locale))
}

function maxCountInWords(max: number, within: string, locale: string): string {
  if (max > 0) return say('rule.ordersMax', locale, { max, within })
  return within === 'ever' ? say('rule.firstOrder', locale) : say('rule.noOrders', locale, { within })
}
