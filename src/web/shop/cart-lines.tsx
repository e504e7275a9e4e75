import { CartLine } from './cart-line.tsx'
import type { Cart } from './shop-state.ts'

/** The goods in the cart. */
export function CartLines({ cart }: { readonly cart: Cart }) {
  return (
    <ul className="lines">
      {cart.lines.map((line) => (
        <li key={line.id}>
          <CartLine line={line} applied={cart.applied} />
        </li>
      ))}
    </ul>
  )
}
