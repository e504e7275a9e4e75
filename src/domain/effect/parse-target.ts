import { readSelector } from '../condition/parse-selector.ts'
import type { TargetInput } from '../input/effect-input.ts'
import { given, type Place } from '../input/place.ts'
import { readInteger } from '../input/values.ts'
import type { Target } from './effect.ts'

const MAXIMUM_UNITS = 10_000

/** What an effect works on; absent: ORDER. A selector and `units` are for ITEMS only; `from` goes with `units`, CHEAPEST by default. */
export function readTarget(input: TargetInput | null | undefined, place: Place): Target {
  const kind = input?.kind ?? 'ORDER'
  if (!given(input) || kind !== 'ITEMS') {
    if (given(input)) refuseItemFields(input, place)
    return { kind, items: null, units: null, from: null }
  }
  const units = given(input.units) ? readInteger(input.units, place.at('units'), { min: 1, max: MAXIMUM_UNITS }) : null
  if (units === null && given(input.from)) place.at('from').refuse('INVALID', 'goes with units only')
  const from = units === null ? null : (input.from ?? 'CHEAPEST')
  return { kind, items: readSelector(input.items, place.at('items')), units, from }
}

function refuseItemFields(input: TargetInput, place: Place): void {
  for (const field of ['items', 'units', 'from'] as const)
    if (given(input[field])) place.at(field).refuse('INVALID', 'is for the target ITEMS only')
}
