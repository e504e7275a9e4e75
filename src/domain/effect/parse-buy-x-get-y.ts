import { readSelector } from '../condition/parse-selector.ts'
import type { BuyXGetYInput } from '../input/effect-input.ts'
import { given, type Place } from '../input/place.ts'
import { readInteger } from '../input/values.ts'
import { ANYTHING } from '../selector.ts'
import type { BuyXGetY } from './effect.ts'
import { readBasisPoints } from './read-bounds.ts'

/** Units of one side of a set, and sets of one cart. */
const MAXIMUM_UNITS = 10_000

/** Reads complete sets (law 12) in their place: free unless said otherwise, as many as there are unless `maxTimes` says how many. */
export function readBuyXGetY(input: BuyXGetYInput, place: Place): BuyXGetY {
  return {
    kind: 'buyXGetY',
    buy: readSelector(input.buy, place.at('buy')) ?? ANYTHING,
    buyQuantity: readCount(input.buyQuantity, place.at('buyQuantity')),
    get: readSelector(input.get, place.at('get')) ?? ANYTHING,
    getQuantity: readCount(input.getQuantity, place.at('getQuantity')),
    basisPoints: readBasisPoints(input.basisPoints ?? 10_000, place),
    maxTimes: given(input.maxTimes) ? readCount(input.maxTimes, place.at('maxTimes')) : null,
  }
}

function readCount(value: number, place: Place): number {
  return readInteger(value, place, { min: 1, max: MAXIMUM_UNITS })
}
