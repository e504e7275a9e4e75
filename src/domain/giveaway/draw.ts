import type { GiveawayPrize } from './giveaway.ts'
import { TicketBox } from './ticket-box.ts'

/** How many numbers the source has: 0 to 2^256 - 1, all as likely. */
const NUMBERS = 2n ** 256n

/** One unit drawn: of which prize, for which entry (its index), by which ticket among those left. */
export interface Drawn {
  readonly prizeKey: string
  readonly entry: number
  readonly ticket: number
}

/**
 * Draws every unit of every prize, in order. `counts`: tickets of each entry, entries in the order of their ids. `numberAt`: the number of a counter, which
 * runs from 1 through the whole draw: HMAC-SHA256 of the seed and the counter's decimal digits, read as a whole number below 2^256.
 * A number is reduced to a ticket among those left; one at or past the last whole multiple of them is skipped, so that all tickets are as likely.
 * Who has won is out, with all her tickets, until nobody is left: then all are in again. Nobody has entered: nothing is drawn.
 */
export function draw(
  prizes: readonly Pick<GiveawayPrize, 'key' | 'count'>[],
  counts: readonly number[],
  numberAt: (counter: number) => bigint,
): Drawn[] {
  const box = new TicketBox(counts)
  if (box.total === 0) return []
  let counter = 0
  const nextNumber = (): bigint => numberAt(++counter)
  const units = prizes.flatMap(({ key, count }) => Array.from({ length: count }, () => key))
  return units.map((prizeKey) => {
    if (box.total === 0) box.refill()
    const ticket = ticketBelow(box.total, nextNumber)
    return { prizeKey, entry: box.take(ticket), ticket }
  })
}

function ticketBelow(total: number, nextNumber: () => bigint): number {
  const tickets = BigInt(total)
  const unbiased = NUMBERS - (NUMBERS % tickets)
  for (;;) {
    const number = nextNumber()
    if (number < unbiased) return Number(number % tickets)
  }
}
