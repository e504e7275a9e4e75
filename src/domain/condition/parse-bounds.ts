import { given, type Place } from '../input/place.ts'
import { readAmounts } from '../input/read-money.ts'
import type { MoneyInput } from '../input/reference-input.ts'
import { amountIn, type Money } from '../money.ts'

/** One bound in money, one amount a currency; null where absent. */
export function readBound(amounts: readonly MoneyInput[] | null | undefined, place: Place, min: 0 | 1): Money[] | null {
  return given(amounts) ? readAmounts(amounts, place, min) : null
}

/** Refuses each upper amount that is not `least` above the lower one of its currency. */
export function refuseCrossed(
  lower: readonly Money[] | null,
  upper: readonly Money[] | null,
  place: Place,
  { least, text }: { readonly least: number; readonly text: string },
): void {
  for (const [index, { amount, currency }] of (upper ?? []).entries()) {
    const floor = amountIn(currency, lower ?? [])
    if (floor !== null && amount < floor + least) place.at(index, 'amount').refuse('INVALID', text)
  }
}
