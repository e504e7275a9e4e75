import { setDelivery } from './basket-steps.ts'
import type { Delivery } from './demo-api.ts'
import type { Cart } from './shop-state.ts'
import { useShop } from './store-context.ts'
import { useWords } from './words.ts'

const METHODS: readonly Delivery[] = ['standard', 'express', 'pickup']

/** How the order is sent; what that costs is said by the server. */
export function DeliveryChoice({ cart }: { readonly cart: Cart }) {
  const { store, state } = useShop()
  const { words } = useWords()
  return (
    <fieldset className="delivery">
      <legend>{words.delivery}</legend>
      {METHODS.map((method) => (
        <label key={method}>
          <input
            type="radio"
            name="delivery"
            value={method}
            checked={cart.shipping?.method === method}
            disabled={state.busy}
            onChange={() => void setDelivery(store, method)}
          />
          {words.deliveries[method]}
        </label>
      ))}
    </fieldset>
  )
}
