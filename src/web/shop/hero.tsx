import { HeroDrawing } from './drawings/hero-drawing.tsx'
import { OfferStrip } from './offer-strip.tsx'
import { customerOf, offersAt } from './shop-state.ts'
import { useShop } from './store-context.ts'
import { useWords } from './words.ts'

/** The shop window: what it is, and what is on for whoever looks. */
export function Hero() {
  const { store, state } = useShop()
  const { words } = useWords()
  const name = customerOf(state)?.displayName.split(' ')[0]
  const isFailed = state.basket.kind === 'failed' && state.shelf.kind !== 'failed'
  return (
    <section className="hero">
      <div className="hero-words">
        <h1>{words.tagline}</h1>
        <p>{words.lead}</p>
      </div>
      <HeroDrawing />
      <OfferStrip
        title={name === undefined ? words.forYou : words.forYouNamed(name)}
        offers={offersAt(state, 'home')}
        isLoading={state.basket.kind === 'loading'}
        emptyText={state.basket.kind === 'failed' ? words.offline : words.noOffers}
      />
      {isFailed && (
        <button type="button" className="button hero-retry" onClick={() => void store.load()}>
          {words.retry}
        </button>
      )}
    </section>
  )
}
