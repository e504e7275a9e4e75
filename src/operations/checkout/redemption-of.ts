import type { Order } from '../../domain/order.ts'
import type { PricedCart } from '../../domain/priced-cart.ts'
import type { Redemption } from '../../domain/redemption.ts'
import type { Session } from '../session.ts'
import { withGiftIds } from '../shopping/gift-ids.ts'
import type { ReadPurchase } from './read-purchase.ts'

/** The redemption of a cart as it was priced: frozen, gifts too. */
export function redemptionOf(
  session: Session,
  priced: PricedCart,
  { customerId, cartId, cart, orderReference, heldUntil }: ReadPurchase,
): Redemption {
  const frozen = withGiftIds(priced, () => session.services.newId())
  const { currency, lines, shipping, subtotal, discountTotal, tenders, tenderTotal, total, applied } = frozen
  const id = session.services.newId()
  return {
    id,
    status: heldUntil === null ? 'CAPTURED' : 'HELD',
    orderReference,
    customerId,
    currency,
    lines,
    shipping,
    subtotal,
    discountTotal,
    tenders,
    tenderTotal,
    total,
    applied,
    heldUntil,
    cartId,
    storeKey: cart.storeKey,
    createdAt: session.now,
  }
}

/** The paid order that a captured redemption is (law 21). What gift cards have paid is paid: it counts in its total (law 27). */
export function orderOf(session: Session, redemption: Redemption): Order {
  const { orderReference, customerId, currency, lines, shipping, subtotal, discountTotal, createdAt } = redemption
  return {
    id: session.services.newId(),
    reference: orderReference,
    customerId,
    currency,
    lines,
    shipping,
    subtotal,
    discountTotal,
    total: redemption.total + redemption.tenderTotal,
    paidAt: createdAt,
    status: 'PAID',
    redemptionId: redemption.id,
  }
}
