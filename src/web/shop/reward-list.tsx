import { messagesOf } from './hints.ts'
import type { Offer, Wallet } from './shop-state.ts'
import { useShop } from './store-context.ts'
import { redeemReward } from './wallet-steps.ts'
import { useWords } from './words.ts'

interface Props {
  readonly card: Wallet['loyaltyCards'][number]
  readonly offers: readonly Offer[]
}

/** What the points of a card buy: at once, or once so many more are there. */
export function RewardList({ card, offers }: Props) {
  const { words } = useWords()
  if (offers.length === 0) return null
  return (
    <section className="rewards" aria-label={words.rewards}>
      <h4>{words.rewards}</h4>
      <ul>
        {offers.map((offer) => (
          <li key={offer.id}>
            <RewardLine card={card} offer={offer} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function RewardLine({ card, offer }: { readonly card: Props['card']; readonly offer: Offer }) {
  const { store, state } = useShop()
  const { words, locale } = useWords()
  const { title, reward, status, hints } = offer
  if (reward === null) return null
  const price = `${reward.price.toLocaleString(locale)} ${card.program.pointsName}`
  return (
    <div className="reward">
      <span>
        {title} <span className="quiet">{status === 'ELIGIBLE' ? '' : messagesOf(hints).join(' ')}</span>
      </span>
      <button
        type="button"
        className="button button-small"
        aria-label={words.getFor(title, price)}
        disabled={state.busy || status !== 'ELIGIBLE'}
        onClick={() => void redeemReward(store, card.id, reward.id, title)}
      >
        {price}
      </button>
    </div>
  )
}
