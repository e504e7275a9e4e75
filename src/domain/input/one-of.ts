import { given, type Place } from './place.ts'

/** The one field that is set, among `fields`; null, and refused, where there is none or more than one. */
export function readOneOf<Input extends object, Field extends keyof Input & string>(
  input: Input,
  fields: readonly Field[],
  place: Place,
): Field | null {
  const set = fields.filter((field) => given(input[field]))
  if (set.length === 1) return set[0] ?? null
  place.refuse(set.length === 0 ? 'REQUIRED' : 'INVALID', `exactly one of ${fields.join(', ')} must be set`)
  return null
}
