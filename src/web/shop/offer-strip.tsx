import { useId } from 'react'
import { OfferCard } from './offer-card.tsx'
import type { Offer } from './shop-state.ts'

interface Props {
  readonly title: string
  readonly offers: readonly Offer[]
  readonly isLoading?: boolean
  /** Said where there is none; without it the strip is left out then. */
  readonly emptyText?: string
}

/** The offers of one place, side by side. */
export function OfferStrip({ title, offers, isLoading = false, emptyText }: Props) {
  const heading = useId()
  if (offers.length === 0 && !isLoading && emptyText === undefined) return null
  return (
    <section className="strip" aria-labelledby={heading} aria-busy={isLoading}>
      <h2 id={heading}>{title}</h2>
      {isLoading && <OfferGhosts />}
      {!isLoading && offers.length === 0 && <p className="quiet">{emptyText}</p>}
      {!isLoading && offers.length > 0 && (
        <ul className="offers">
          {offers.map((offer) => (
            <li key={offer.id}>
              <OfferCard offer={offer} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function OfferGhosts() {
  return (
    <ul className="offers" aria-hidden="true">
      {[1, 2, 3].map((ghost) => (
        <li key={ghost} className="offer ghost" />
      ))}
    </ul>
  )
}
