import type { Json } from './json.ts'
import type { AttributeTest } from './selector.ts'

/**
 * Whether an attribute passes a test. Values are compared by the attribute's type; a missing attribute (undefined or null) fails every test,
 * NOT_EQUALS and NOT_IN too (law 29). EQUALS, IN and CONTAINS are met by any one of the values.
 */
export function passes(test: AttributeTest, actual: Json | undefined): boolean {
  if (actual === undefined || actual === null) return false
  const { operator, values } = test
  switch (operator) {
    case 'EXISTS':
      return true
    case 'EQUALS':
      return values.some((value) => equals(actual, value))
    case 'NOT_EQUALS':
      return !values.some((value) => equals(actual, value))
    case 'IN':
      return values.some((value) => hasMember(actual, value))
    case 'NOT_IN':
      return !values.some((value) => hasMember(actual, value))
    case 'CONTAINS':
      return values.some((value) => contains(actual, value))
    case 'GREATER':
      return compares(actual, values[0], (order) => order > 0)
    case 'AT_LEAST':
      return compares(actual, values[0], (order) => order >= 0)
    case 'LESS':
      return compares(actual, values[0], (order) => order < 0)
    case 'AT_MOST':
      return compares(actual, values[0], (order) => order <= 0)
    default:
      return operator satisfies never
  }
}

function equals(actual: Json, value: string): boolean {
  if (typeof actual === 'string') return actual === value
  if (typeof actual === 'number') return actual === numeric(value)
  if (typeof actual === 'boolean') return String(actual) === value
  return JSON.stringify(actual) === value
}

function hasMember(actual: Json, value: string): boolean {
  return Array.isArray(actual) ? actual.some((member: Json) => equals(member, value)) : equals(actual, value)
}

function contains(actual: Json, value: string): boolean {
  return typeof actual === 'string' ? actual.includes(value) : Array.isArray(actual) && hasMember(actual, value)
}

/** Numbers as numbers, instants as instants, all other text (dates too) by code unit; what cannot be compared does not pass. */
function compares(actual: Json, value: string | undefined, holds: (order: number) => boolean): boolean {
  if (value === undefined || (typeof actual !== 'number' && typeof actual !== 'string')) return false
  const numbers = [typeof actual === 'number' ? actual : numeric(actual), numeric(value)] as const
  if (numbers[0] !== null && numbers[1] !== null) return holds(numbers[0] - numbers[1])
  if (typeof actual === 'number') return false
  if (INSTANT.test(actual) && INSTANT.test(value)) return holds(Date.parse(actual) - Date.parse(value))
  if (actual === value) return holds(0)
  return holds(actual < value ? -1 : 1)
}

const INSTANT = /^\d{4}-\d\d-\d\dT.+(Z|[+-]\d\d:\d\d)$/

function numeric(text: string): number | null {
  const number = text.trim() === '' ? Number.NaN : Number(text)
  return Number.isFinite(number) ? number : null
}
