import { passes } from './attribute-test.ts'
import type { CartLine } from './cart.ts'
import type { Money } from './money.ts'
import type { ItemSelector } from './selector.ts'

/** What a selector looks at. */
export type Selectable = Pick<CartLine, 'sku' | 'categories' | 'brand' | 'onSale' | 'unitPrice' | 'attributes'>

/** Whether a selector (null: everything) selects an item. Unit-price bounds are inclusive (law 11); one in another currency does not match (law 6). */
export function selects(selector: ItemSelector | null, item: Selectable, currency: string): boolean {
  if (selector === null) return true
  return (
    (selector.skus === null || lists(selector.skus, item.sku)) &&
    (selector.categories === null || item.categories.some((category) => lists(selector.categories!, category))) &&
    (selector.brands === null || (item.brand !== null && lists(selector.brands, item.brand))) &&
    (selector.onSale === null || selector.onSale === item.onSale) &&
    withinBounds(selector, item.unitPrice, currency) &&
    (selector.attributes === null || selector.attributes.every((test) => passes(test, attribute(item, test.name)))) &&
    (selector.not === null || !selects(selector.not, item, currency))
  )
}

function withinBounds(selector: ItemSelector, unitPrice: number, currency: string): boolean {
  const { minUnitPrice, maxUnitPrice } = selector
  return (
    (minUnitPrice === null || comparable(minUnitPrice, currency, () => unitPrice >= minUnitPrice.amount)) &&
    (maxUnitPrice === null || comparable(maxUnitPrice, currency, () => unitPrice <= maxUnitPrice.amount))
  )
}

function comparable(bound: Money, currency: string, holds: () => boolean): boolean {
  return bound.currency === currency && holds()
}

function attribute(item: Selectable, name: string) {
  return Object.hasOwn(item.attributes, name) ? item.attributes[name] : undefined
}

/** From this length on a list is searched through a set, made once. */
const LONG_LIST = 24
const sets = new WeakMap<readonly string[], ReadonlySet<string>>()

function lists(list: readonly string[], value: string): boolean {
  if (list.length < LONG_LIST) return list.includes(value)
  let set = sets.get(list)
  if (set === undefined) sets.set(list, (set = new Set(list)))
  return set.has(value)
}
