import { given, type Place } from '../input/place.ts'
import { readMoney } from '../input/read-money.ts'
import type { MoneyInput } from '../input/reference-input.ts'
import { readInteger } from '../input/values.ts'
import type { Money } from '../money.ts'

/** A share of a price: 1 to 10000 basis points, `place` being that of the effect. */
export function readBasisPoints(value: number, place: Place): number {
  return readInteger(value, place.at('basisPoints'), { min: 1, max: 10_000 })
}

/** The most that an effect takes, above 0; null for no cap. */
export function readCap(cap: MoneyInput | null | undefined, place: Place): Money | null {
  return given(cap) ? readMoney(cap, place.at('cap'), 1) : null
}
