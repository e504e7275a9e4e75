import { isCurrency } from '../currency.ts'
import type { Money } from '../money.ts'
import type { Place } from './place.ts'
import type { MoneyInput } from './reference-input.ts'
import { readList } from './values.ts'

/** No single amount is larger: with quantities up to 10,000 and totals up to 10^15, sums stay exact integers (law 1). */
export const MAXIMUM_AMOUNT = 1_000_000_000_000

/** A known ISO 4217 currency. */
export function readCurrency(value: string, place: Place): string {
  if (!isCurrency(value)) place.refuse('INVALID', 'must be an ISO 4217 currency, such as EUR')
  return value
}

/** An amount from `min` (1: above zero) to `max` (10^12) minor units, in a known currency. */
export function readMoney(value: MoneyInput, place: Place, min: 0 | 1, max = MAXIMUM_AMOUNT): Money {
  const { amount, currency } = value
  if (!Number.isSafeInteger(amount) || amount < min)
    place.at('amount').refuse('INVALID', `must be ${min === 0 ? 'at least 0' : 'above 0'}, not ${amount}`)
  else if (amount > max) place.at('amount').refuse('INVALID', `must be at most ${max}`)
  return { amount, currency: readCurrency(currency, place.at('currency')) }
}

/** An amount in one given currency; another one is a CURRENCY_MISMATCH. */
export function readMoneyIn(currency: string, value: MoneyInput, place: Place, min: 0 | 1): Money {
  if (value.currency !== currency) place.at('currency').refuse('CURRENCY_MISMATCH', `must be ${currency}`)
  return readMoney(value, place, min)
}

/** Amounts, at most one a currency. */
export function readAmounts(values: readonly MoneyInput[], place: Place, min: 0 | 1, least = 1): Money[] {
  const seen = new Set<string>()
  return readList(
    values,
    place,
    (value, at) => {
      if (seen.has(value.currency)) at.at('currency').refuse('INVALID', `${value.currency} is given twice`)
      seen.add(value.currency)
      return readMoney(value, at, min)
    },
    { min: least },
  )
}
