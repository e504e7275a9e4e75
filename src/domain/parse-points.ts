import type { PointsTenderInput } from './input/cart-input.ts'
import { given, type Place } from './input/place.ts'
import { readInteger } from './input/values.ts'
import { MAXIMUM_POINTS } from './parse-grants.ts'
import type { AskedPoints } from './tender.ts'

/** Points that are to pay: none or more, up to a billion, or as many as help. Null for none. An id that is none of ours is NOT_FOUND. */
export function readAskedPoints({ loyaltyCardId, points }: PointsTenderInput, place: Place): AskedPoints | null {
  if (loyaltyCardId === null) place.at('loyaltyCardId').refuse('NOT_FOUND', 'she has no such card')
  const most = given(points) ? readInteger(points, place.at('points'), { min: 0, max: MAXIMUM_POINTS }) : null
  return most === 0 ? null : { loyaltyCardId: loyaltyCardId ?? '', points: most }
}
