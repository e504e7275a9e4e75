import { formatMoment } from './format.ts'
import type { HoldingOf } from './shop-state.ts'
import { useWords } from './words.ts'

/** Tickets of a draw: until when they wait for it, and what they won. */
export function GiveawayCard({ entry }: { readonly entry: HoldingOf<'GiveawayEntry'> }) {
  const { words, locale } = useWords()
  const { status, count, giveaway, prize } = entry
  const isOpen = status === 'ACTIVE' || status === 'UPCOMING'
  return (
    <article className={isOpen ? 'voucher' : 'voucher voucher-closed'}>
      <p className="offer-facts">
        <span className="badge">{isOpen ? words.draw : words.holding[status]}</span>
        {isOpen && <span>{words.drawnAfter(formatMoment(giveaway.endsAt, locale))}</span>}
      </p>
      <h3>{giveaway.title}</h3>
      <p>{prize === null ? words.tickets(count) : words.won(prize.title)}</p>
    </article>
  )
}
