import type { Lookup } from './condition/lookup.ts'
import { readEffects } from './effect/parse-effect.ts'
import type { VariantInput } from './input/campaign-input.ts'
import type { Place } from './input/place.ts'
import { readInteger, readList, readName } from './input/values.ts'
import type { Variant } from './variant.ts'

/** Arms of one experiment, at least and at most. */
export const FEWEST_VARIANTS = 2
export const MOST_VARIANTS = 10

/** Longest key of an arm, in characters. */
const MAXIMUM_KEY = 64

/** Arms of an experiment: none, or 2 to 10 with keys of their own, weights from 1 to 10,000, at least one of them with effects. */
export function readVariants(inputs: readonly VariantInput[], place: Place, lookup: Lookup): Variant[] {
  if (inputs.length === 1) place.refuse('REQUIRED', `an experiment needs ${FEWEST_VARIANTS} arms`)
  const seen = new Set<string>()
  const variants = readList(inputs, place, (input, at) => readVariant(input, at, lookup, seen), { max: MOST_VARIANTS })
  if (variants.length > 0 && variants.every(({ effects }) => effects.length === 0))
    place.refuse('INVALID', 'at least one arm needs effects')
  return variants
}

function readVariant(input: VariantInput, place: Place, lookup: Lookup, seen: Set<string>): Variant {
  const key = readName(input.key, place.at('key'), MAXIMUM_KEY).trim()
  if (seen.has(key)) place.at('key').refuse('INVALID', 'another arm has this key')
  seen.add(key)
  const weight = readInteger(input.weight, place.at('weight'), { min: 1, max: 10_000 })
  return { key, weight, effects: readEffects(input.effects, place.at('effects'), lookup) }
}
