import type { Json, JsonObject } from '../json.ts'
import type { Place } from './place.ts'
import { isStorable } from './values.ts'

const MAXIMUM_BYTES = 32 * 1024
const MAXIMUM_DEPTH = 10

/** Free attributes: a JSON object of at most 32 KB and 10 levels, without NUL or broken characters; absent is empty. */
export function readAttributes(value: JsonObject | null | undefined, place: Place): JsonObject {
  if (value === null || value === undefined) return {}
  const problem = problemOf(value, 1)
  if (problem !== null) place.refuse('INVALID', problem)
  else if (new TextEncoder().encode(JSON.stringify(value)).length > MAXIMUM_BYTES)
    place.refuse('TOO_MANY', 'must have at most 32 KB as JSON')
  return value
}

function problemOf(value: Json, depth: number): string | null {
  if (typeof value === 'string') return isStorable(value) ? null : 'must not contain NUL or broken characters'
  if (typeof value === 'number') return Number.isFinite(value) ? null : 'must not contain numbers without an end'
  if (value === null || typeof value !== 'object') return null
  if (depth > MAXIMUM_DEPTH) return `must have at most ${MAXIMUM_DEPTH} levels`
  for (const [name, part] of Object.entries(value)) {
    const problem = nameProblem(name) ?? problemOf(part as Json, depth + 1)
    if (problem !== null) return problem
  }
  return null
}

function nameProblem(name: string): string | null {
  if (name === '__proto__') return 'must not have an attribute __proto__'
  return isStorable(name) ? null : 'must not contain NUL or broken characters'
}
