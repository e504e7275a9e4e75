import { HeroDrawing } from './drawings/hero-drawing.tsx'
import { OfferStrip } from './offer-strip.tsx'
import { customerOf, offersAt } from './shop-state.ts'
import { useShop } from './store-context.ts'
import { useWords } from './words.ts'

/** The shop window: what it is, and what is on for whoever looks. */
export function Hero() {
  const { state } = useShop()
  const { words } = useWords()
  const name = customerOf(state)?.displayName.split(' ')[0]
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
        emptyText={words.noOffers}
      />
    </section>
  )
}
