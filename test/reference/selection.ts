import type { CartLine } from '../../src/domain/cart.ts'
import type { Json } from '../../src/domain/json.ts'
import type { AttributeTest, ItemSelector } from '../../src/domain/selector.ts'
import type { Target } from '../../src/domain/effect/effect.ts'

/** Which goods: every given list must match, `not` takes away; unit-price bounds are inclusive (law 11), in the cart's currency alone (law 6). */
export function isSelected(selector: ItemSelector | null, line: CartLine, currency: string): boolean {
  if (selector === null) return true
  const { skus, categories, brands, onSale, minUnitPrice, maxUnitPrice, attributes, not } = selector
  if (skus !== null && !skus.includes(line.sku)) return false
  if (categories !== null && !categories.some((category) => line.categories.includes(category))) return false
  if (brands !== null && (line.brand === null || !brands.includes(line.brand))) return false
  if (onSale !== null && line.onSale !== onSale) return false
  if (minUnitPrice !== null && (minUnitPrice.currency !== currency || line.unitPrice < minUnitPrice.amount))
    return false
  if (maxUnitPrice !== null && (maxUnitPrice.currency !== currency || line.unitPrice > maxUnitPrice.amount))
    return false
  if (attributes !== null && !attributes.every((test) => testHolds(test, line.attributes[test.name]))) return false
  return not === null || !isSelected(not, line, currency)
}

/** Law 29: a test on a missing attribute fails, NOT_EQUALS and NOT_IN too. */
export function testHolds({ operator, values }: AttributeTest, actual: Json | undefined): boolean {
  if (actual === undefined || actual === null) return false
  const list = Array.isArray(actual) ? actual : [actual]
  const isOneOf = (wanted: readonly string[]) => list.some((each) => wanted.some((value) => order(each, value) === 0))
  const first = order(actual, values[0] ?? '')
  switch (operator) {
    case 'EXISTS':
      return true
    case 'EQUALS':
    case 'IN':
      return isOneOf(values)
    case 'NOT_EQUALS':
    case 'NOT_IN':
      return !isOneOf(values)
    case 'CONTAINS':
      return typeof actual === 'string' ? actual.includes(values[0]!) : Array.isArray(actual) && isOneOf(values)
    case 'GREATER':
      return first !== null && first > 0
    case 'AT_LEAST':
      return first !== null && first >= 0
    case 'LESS':
      return first !== null && first < 0
    case 'AT_MOST':
      return first !== null && first <= 0
    default:
      return operator satisfies never
  }
}

/** Numbers as numbers, dates as dates, all else as text; null where the two cannot be compared. */
function order(actual: Json, value: string): number | null {
  if (typeof actual === 'boolean') return String(actual) === value ? 0 : null
  if (typeof actual !== 'string' && typeof actual !== 'number') return null
  const [a, b] = [Number(actual), Number(value)]
  if (!Number.isNaN(a) && !Number.isNaN(b)) return a - b
  if (typeof actual === 'number') return null
  return actual < value ? -1 : Number(actual > value)
}

/** One unit of a line, by the line's place. */
export interface Unit {
  readonly place: number
  readonly unitPrice: number
}

/** All units that are selected, in the order of the lines. */
export function unitsOf(lines: readonly CartLine[], selector: ItemSelector | null, currency: string): Unit[] {
  return lines.flatMap((line, place) =>
    isSelected(selector, line, currency)
      ? Array.from({ length: line.quantity }, () => ({ place, unitPrice: line.unitPrice }))
      : [],
  )
}

/** Law 12: units are ordered by unit price; of equal ones the earlier line comes first. */
export function cheapestFirst(units: readonly Unit[]): Unit[] {
  return units.toSorted((a, b) => a.unitPrice - b.unitPrice || a.place - b.place)
}

/** The dearest first; of equal ones the earlier line. */
export function dearestFirst(units: readonly Unit[]): Unit[] {
  return units.toSorted((a, b) => b.unitPrice - a.unitPrice || a.place - b.place)
}

/** How many units of each line an effect works on: all that are selected, or so many from the cheapest or the dearest. */
export function targeted(target: Target, lines: readonly CartLine[], currency: string): bigint[] {
  const selected = unitsOf(lines, target.kind === 'ITEMS' ? target.items : null, currency)
  const sorted = target.from === 'DEAREST' ? dearestFirst(selected) : cheapestFirst(selected)
  return countByLine(target.units === null ? selected : sorted.slice(0, target.units), lines)
}

/** How many of these units lie on each line. */
export function countByLine(units: readonly Unit[], lines: readonly CartLine[]): bigint[] {
  return lines.map((_, place) => BigInt(units.filter((unit) => unit.place === place).length))
}
