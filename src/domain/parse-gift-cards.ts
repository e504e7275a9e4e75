import type { GiftCardAdjustInput, GiftCardIssueInput } from './input/gift-card-input.ts'
import { parseAt, type Parsed } from './input/place.ts'
import { MAXIMUM_AMOUNT, readCurrency, readMoney } from './input/read-money.ts'
import type { Money } from './money.ts'

/** What a new card is issued with: above zero. */
export function parseGiftCardIssue({ balance }: GiftCardIssueInput): Parsed<Money> {
  return parseAt(['balance'], (place) => readMoney(balance, place, 1))
}

/** Checks by how much a card is to be corrected: minor units, below zero to take off, never zero. */
export function parseGiftCardDelta({ delta: { amount, currency } }: GiftCardAdjustInput): Parsed<Money> {
  return parseAt(['giftCard', 'delta'], (place) => {
    const isInBounds = Number.isSafeInteger(amount) && amount !== 0 && Math.abs(amount) <= MAXIMUM_AMOUNT
    if (!isInBounds) place.at('amount').refuse('INVALID', `must be other than 0, at most ${MAXIMUM_AMOUNT} either way`)
    return { amount, currency: readCurrency(currency, place.at('currency')) }
  })
}
