import type { AttributeTestInput, ItemSelectorInput } from '../input/condition-input.ts'
import { given, type Place } from '../input/place.ts'
import { readMoney } from '../input/read-money.ts'
import { readList, readName, readNames, readText } from '../input/values.ts'
import type { Money } from '../money.ts'
import type { AttributeTest, ItemSelector, Operator } from '../selector.ts'

/** `not` within `not` at most this deep. */
export const MAXIMUM_SELECTOR_LEVELS = 5

const OPERATORS: ReadonlySet<Operator> = new Set([
  'EQUALS',
  'NOT_EQUALS',
  'GREATER',
  'AT_LEAST',
  'LESS',
  'AT_MOST',
  'IN',
  'NOT_IN',
  'CONTAINS',
  'EXISTS',
])

/** Which goods; null for everything: absent, or with no field given. Lists name at least one thing. */
export function readSelector(
  input: ItemSelectorInput | null | undefined,
  place: Place,
  level = 1,
): ItemSelector | null {
  if (!given(input)) return null
  if (level > MAXIMUM_SELECTOR_LEVELS) {
    place.refuse('TOO_MANY', `must have at most ${MAXIMUM_SELECTOR_LEVELS} levels`)
    return null
  }
  const selector: ItemSelector = {
    skus: readNamesOf(input.skus, place.at('skus')),
    categories: readNamesOf(input.categories, place.at('categories')),
    brands: readNamesOf(input.brands, place.at('brands')),
    onSale: input.onSale ?? null,
    ...readUnitPrices(input, place),
    attributes: given(input.attributes)
      ? readList(input.attributes, place.at('attributes'), readAttributeTest, { min: 1 })
      : null,
    not: readExclusion(input.not, place.at('not'), level),
  }
  return Object.values(selector).every((part) => part === null) ? null : selector
}

function readNamesOf(names: readonly string[] | null | undefined, place: Place): string[] | null {
  return given(names) ? readNames(names, place, { min: 1 }) : null
}

function readExclusion(input: ItemSelectorInput | null | undefined, place: Place, level: number): ItemSelector | null {
  if (!given(input)) return null
  const before = place.refusals
  const selector = readSelector(input, place, level + 1)
  if (selector === null && place.refusals === before) place.refuse('INVALID', 'must not take everything away')
  return selector
}

function readUnitPrices(
  input: ItemSelectorInput,
  place: Place,
): { minUnitPrice: Money | null; maxUnitPrice: Money | null } {
  const min = given(input.minUnitPrice) ? readMoney(input.minUnitPrice, place.at('minUnitPrice'), 0) : null
  const max = given(input.maxUnitPrice) ? readMoney(input.maxUnitPrice, place.at('maxUnitPrice'), 0) : null
  if (min !== null && max !== null) {
    if (min.currency !== max.currency)
      place.at('maxUnitPrice', 'currency').refuse('CURRENCY_MISMATCH', `must be ${min.currency}, as in minUnitPrice`)
    else if (max.amount < min.amount)
      place.at('maxUnitPrice', 'amount').refuse('INVALID', 'must not be below minUnitPrice')
  }
  return { minUnitPrice: min, maxUnitPrice: max }
}

/** A test on one attribute: EXISTS takes no value, IN and NOT_IN at least one, the others exactly one. */
export function readAttributeTest(input: AttributeTestInput, place: Place): AttributeTest {
  const { operator } = input
  if (!OPERATORS.has(operator)) place.at('operator').refuse('INVALID')
  const at = place.at('values')
  const values = readList(input.values ?? [], at, (value, spot) => readText(value, spot))
  const problem = valuesProblem(operator, input.values?.length ?? 0)
  if (problem !== null) at.refuse('INVALID', problem)
  return { name: readName(input.name, place.at('name')), operator, values }
}

function valuesProblem(operator: Operator, count: number): string | null {
  if (operator === 'EXISTS') return count === 0 ? null : 'EXISTS takes no value'
  if (operator === 'IN' || operator === 'NOT_IN') return count > 0 ? null : `${operator} takes at least one value`
  return count === 1 ? null : `${operator} takes exactly one value`
}
