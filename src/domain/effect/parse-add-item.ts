import type { AddItemInput } from '../input/effect-input.ts'
import type { Place } from '../input/place.ts'
import { readInteger, readName } from '../input/values.ts'
import { MAXIMUM_SKU } from '../parse-cart-lines.ts'
import type { AddItem } from './effect.ts'

/** Units of one gift. */
export const MAXIMUM_GIFTS = 1_000

/** Reads a gift (law 13) in its place. That the catalogue knows it shows when it is given: goods may come after the campaign. */
export function readAddItem({ sku, quantity }: AddItemInput, place: Place): AddItem {
  return {
    kind: 'addItem',
    sku: readName(sku, place.at('sku'), MAXIMUM_SKU),
    quantity: readInteger(quantity ?? 1, place.at('quantity'), { min: 1, max: MAXIMUM_GIFTS }),
  }
}
