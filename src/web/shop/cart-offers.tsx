import { CodeButtons } from './code-buttons.tsx'
import { messagesOf } from './hints.ts'
import { type Offer, offersAt } from './shop-state.ts'
import { useShop } from './store-context.ts'
import { useWords } from './words.ts'

/** What is nearly the shopper's, with what is missing, and what she could still use. */
export function CartOffers() {
  const { state } = useShop()
  const { words } = useWords()
  const offers = [...new Set([...offersAt(state, 'cart'), ...offersAt(state, 'checkout')])].filter(
    ({ kind }) => kind !== 'POINTS',
  )
  const withStatus = (status: Offer['status']): Offer[] => offers.filter((offer) => offer.status === status)
  return (
    <>
      <OfferList title={words.almost} offers={withStatus('NEARLY')} />
      <OfferList title={words.alsoYours} offers={withStatus('ELIGIBLE')} />
    </>
  )
}

function OfferList({ title, offers }: { readonly title: string; readonly offers: readonly Offer[] }) {
  if (offers.length === 0) return null
  return (
    <section className="cart-offers" aria-label={title}>
      <h3>{title}</h3>
      <ul>
        {offers.map((offer) => (
          <li key={offer.id}>
            <OfferLine offer={offer} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function OfferLine({ offer: { kind, title, savings, code, hints } }: { readonly offer: Offer }) {
  const { words } = useWords()
  const [step] = messagesOf(hints)
  const takesOff = kind === 'GIFT_CARD' ? words.pays : words.saves
  return (
    <div className="cart-offer">
      <span>{title}</span>
      {step === undefined && savings !== null && <span className="offer-saves">{takesOff(savings.formatted)}</span>}
      {step !== undefined && <strong>{step}</strong>}
      {code !== null && <CodeButtons code={code} isApplied={false} />}
    </div>
  )
}
