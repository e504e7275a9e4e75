import { setQuantity } from './basket-steps.ts'
import type { Product } from './demo-api.ts'
import { quantityOf } from './shop-state.ts'
import { Stepper } from './stepper.tsx'
import { useShop } from './store-context.ts'
import { useWords } from './words.ts'

/** Puts a good into the cart; once it is there, how many of it. */
export function AddToCart({ product: { sku, name } }: { readonly product: Product }) {
  const { store, state } = useShop()
  const { words } = useWords()
  const quantity = quantityOf(state, sku)
  const change = (wanted: number): void => void setQuantity(store, sku, wanted)
  if (quantity > 0) return <Stepper name={name} quantity={quantity} onChange={change} />
  return (
    <button
      type="button"
      className="button button-small"
      aria-label={words.addNamed(name)}
      disabled={state.basket.kind !== 'ready'}
      onClick={() => change(1)}
    >
      {words.add}
    </button>
  )
}
