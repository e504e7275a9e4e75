import type { CartQuantityInput, CartSubtotalInput, TierTestInput } from '../input/condition-input.ts'
import { given, type Place } from '../input/place.ts'
import type { KeyRef } from '../input/reference-input.ts'
import { readInteger } from '../input/values.ts'
import { amountIn, type Money } from '../money.ts'
import type { CartQuantity, CartSubtotal, SegmentTest, TierTest } from './condition.ts'
import type { Lookup } from './lookup.ts'
import { readBound, refuseCrossed } from './parse-bounds.ts'
import { readSelector } from './parse-selector.ts'

const MAXIMUM_UNITS = 1_000_000

/** Bounds on what is left of the goods: at least one; both in the same currencies, `below` above `min`; amounts above zero. */
export function readCartSubtotal(input: CartSubtotalInput, place: Place): CartSubtotal {
  const min = readBound(input.min, place.at('min'), 1)
  const below = readBound(input.below, place.at('below'), 1)
  if (min === null && below === null) place.refuse('REQUIRED', 'min or below must be set')
  refuseUnpaired(min, below, place)
  refuseCrossed(min, below, place.at('below'), { least: 1, text: 'must be above min' })
  const items = readSelector(input.items, place.at('items'))
  return { kind: 'cartSubtotal', items, min, below, beforeDiscounts: input.beforeDiscounts ?? false }
}

/** Bounds on a number of units: at least one; `min` at least 1, `max` not below it. */
export function readCartQuantity(input: CartQuantityInput, place: Place): CartQuantity {
  const min = given(input.min) ? readInteger(input.min, place.at('min'), { min: 1, max: MAXIMUM_UNITS }) : null
  const max = given(input.max) ? readInteger(input.max, place.at('max'), { min: 0, max: MAXIMUM_UNITS }) : null
  if (min === null && max === null) place.refuse('REQUIRED', 'min or max must be set')
  if (min !== null && max !== null && max < min) place.at('max').refuse('INVALID', 'must not be below min')
  return { kind: 'cartQuantity', items: readSelector(input.items, place.at('items')), min, max }
}

/** Membership of a segment that exists: else NOT_FOUND. */
export function readSegment(ref: KeyRef, place: Place, lookup: Lookup): SegmentTest {
  const segmentId = lookup.segmentId(ref)
  if (segmentId === null) place.refuse('NOT_FOUND', 'there is no such segment')
  return { kind: 'segment', segmentId: segmentId ?? '' }
}

/** A rank of a program that exists: else NOT_FOUND. */
export function readTier({ program, minRank }: TierTestInput, place: Place, lookup: Lookup): TierTest {
  const programId = lookup.programId(program)
  if (programId === null) place.at('program').refuse('NOT_FOUND', 'there is no such program')
  return {
    kind: 'tier',
    programId: programId ?? '',
    minRank: readInteger(minRank, place.at('minRank'), { min: 0, max: 1000 }),
  }
}

/** A currency in which only one of two bounds is given could never meet the rule (law 6). */
function refuseUnpaired(min: readonly Money[] | null, below: readonly Money[] | null, place: Place): void {
  if (min === null || below === null) return
  for (const [field, bound, other] of [
    ['min', min, below],
    ['below', below, min],
  ] as const)
    for (const [index, { currency }] of bound.entries())
      if (amountIn(currency, other) === null)
        place
          .at(field, index, 'currency')
          .refuse('CURRENCY_MISMATCH', 'min and below must be given in the same currencies')
}
