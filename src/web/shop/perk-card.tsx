import { formatMoment } from './format.ts'
import type { HoldingOf } from './shop-state.ts'
import { useWords } from './words.ts'

/** A gift that is not money. */
export function PerkCard({ perk: { status, title, description, endsAt } }: { readonly perk: HoldingOf<'Perk'> }) {
  const { words, locale } = useWords()
  const isOpen = status === 'ACTIVE'
  return (
    <article className={isOpen ? 'voucher' : 'voucher voucher-closed'}>
      <p className="offer-facts">
        <span className="badge">{isOpen ? words.perk : words.holding[status]}</span>
        {isOpen && endsAt !== null && <span>{words.until(formatMoment(endsAt, locale))}</span>}
      </p>
      <h3>{title}</h3>
      {description !== null && <p>{description}</p>}
    </article>
  )
}
