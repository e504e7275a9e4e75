import { payWithPoints } from './basket-steps.ts'
import { cartOf, offersOf } from './shop-state.ts'
import { useShop } from './store-context.ts'
import { useWords } from './words.ts'

/** Points that could pay a part of the cart, or do: the shop has one program, and so the customer one card. */
export function CartPoints() {
  const { store, state } = useShop()
  const { words } = useWords()
  const [offer] = offersOf(state, 'POINTS')
  const card = state.wallet?.loyaltyCards[0]
  const amount = offer?.savings ?? null
  if (offer === undefined || card === undefined || amount === null || amount.amount === 0) return null
  const pays = cartOf(state)?.tenders.some(({ loyaltyCard }) => loyaltyCard?.id === card.id) ?? false
  return (
    <label className="points">
      <input
        type="checkbox"
        checked={pays}
        disabled={state.busy}
        onChange={({ target }) => void payWithPoints(store, card.id, target.checked)}
      />
      <span>{offer.title}</span>
      <strong>{words.pays(amount.formatted)}</strong>
    </label>
  )
}
