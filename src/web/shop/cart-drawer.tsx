import { CartCodes } from './cart-codes.tsx'
import { CartLines } from './cart-lines.tsx'
import { CartOffers } from './cart-offers.tsx'
import { CartPoints } from './cart-points.tsx'
import { CartTotals } from './cart-totals.tsx'
import { DeliveryChoice } from './delivery-choice.tsx'
import { Dialog } from './dialog.tsx'
import { NoticeLine } from './notice-line.tsx'
import { cartOf } from './shop-state.ts'
import { useShop } from './store-context.ts'
import { Thanks } from './thanks.tsx'
import { useWords } from './words.ts'

interface Props {
  readonly open: boolean
  readonly onClose: () => void
}

/** The cart: what is in it, what comes off, what is still to be had, and the way out. */
export function CartDrawer({ open, onClose }: Props) {
  const { state } = useShop()
  const { words } = useWords()
  return (
    <Dialog open={open} title={words.cart} kind="drawer" onClose={onClose}>
      {state.receipt === null ? <CartInside onClose={onClose} /> : <Thanks receipt={state.receipt} onClose={onClose} />}
    </Dialog>
  )
}

function CartInside({ onClose }: { readonly onClose: () => void }) {
  const { store, state } = useShop()
  const { words } = useWords()
  if (state.basket.kind === 'loading') {
    return (
      <p className="empty" role="status">
        {words.loading}
      </p>
    )
  }
  if (state.basket.kind === 'failed') {
    return (
      <div className="empty" role="alert">
        <p>{words.offline}</p>
        <button type="button" className="button" onClick={() => void store.refresh()}>
          {words.retry}
        </button>
      </div>
    )
  }
  const cart = cartOf(state)
  const isEmpty = cart === null || cart.lines.length === 0
  return (
    <div className="cart" aria-busy={state.busy}>
      {isEmpty ? <EmptyCart onClose={onClose} /> : <CartLines cart={cart} />}
      <NoticeLine />
      <CartCodes cart={cart} />
      {!isEmpty && (
        <>
          <CartOffers />
          <DeliveryChoice cart={cart} />
          <CartPoints />
          <CartTotals cart={cart} />
        </>
      )}
    </div>
  )
}

function EmptyCart({ onClose }: { readonly onClose: () => void }) {
  const { words } = useWords()
  return (
    <div className="empty">
      <p>
        <strong>{words.emptyCart}</strong> {words.emptyCartLead}
      </p>
      <button type="button" className="button" onClick={onClose}>
        {words.keepShopping}
      </button>
    </div>
  )
}
