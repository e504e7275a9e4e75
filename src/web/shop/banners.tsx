import { useEffect, useState } from 'react'
import { bannersOf, type Offer } from './shop-state.ts'
import { useShop } from './store-context.ts'
import { formatMoment } from './format.ts'
import { useWords } from './words.ts'

const AT_MOST = 3

/** Banners of offers that the shopper can have now: they come and go by themselves, and are read out as they come. */
export function Banners() {
  const { state } = useShop()
  const { words } = useWords()
  return (
    <section className="banners" role="region" aria-label={words.liveOffers} aria-live="polite">
      {bannersOf(state)
        .slice(0, AT_MOST)
        .map((offer) => (
          <BannerCard key={offer.id} offer={offer} />
        ))}
    </section>
  )
}

function BannerCard({ offer }: { readonly offer: Offer }) {
  const { store, state } = useShop()
  const { words, locale } = useWords()
  const isOver = useIsOver(offer.endsAt)
  if (offer.banner === null || isOver) return null
  const { headline, body, actionLabel, actionUrl } = offer.banner
  return (
    <article className="banner">
      <div className="banner-text">
        <strong>{headline}</strong>
        {body !== null && <span className="banner-body">{body}</span>}
        {offer.endsAt !== null && (
          <span className="banner-until">{words.until(formatMoment(offer.endsAt, locale))}</span>
        )}
      </div>
      {actionLabel !== null && actionUrl !== null && (
        <a className="button button-small" href={actionUrl}>
          {actionLabel}
        </a>
      )}
      <button
        type="button"
        className="icon-button"
        aria-label={`${words.dismiss}: ${headline}`}
        onClick={() => store.set({ dismissed: [...state.dismissed, offer.id] })}
      >
        ×
      </button>
    </article>
  )
}

/** The server says when an offer ends; a page that has lost it takes the banner down by its own clock. */
function useIsOver(endsAt: string | null): boolean {
  const [isOver, setIsOver] = useState(false)
  useEffect(() => {
    if (endsAt === null) return setIsOver(false)
    const left = Date.parse(endsAt) - Date.now()
    setIsOver(left <= 0)
    if (left <= 0 || left > 2 ** 31 - 1) return
    const timer = setTimeout(() => setIsOver(true), left)
    return () => clearTimeout(timer)
  }, [endsAt])
  return isOver
}
