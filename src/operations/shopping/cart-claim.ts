import type { CartClaimInput } from '../../domain/input/cart-input.ts'
import { reject } from '../../domain/rejection.ts'
import { isHeld, lockCart } from '../../store/read-carts.ts'
import { inTransaction, Undo } from '../../store/transaction.ts'
import { writeCart } from '../../store/write-carts.ts'
import { announce, type Session } from '../session.ts'
import { announceCart, type CartPayload, HELD, refused } from './change-cart.ts'

/** Gives a visitor's cart to the shopper who has signed in; the visitor's token proves that it was hers. Claimed twice is once. */
export async function cartClaim(session: Session, { visitorToken, cartId }: CartClaimInput): Promise<CartPayload> {
  const shopperId = session.viewer?.customerId ?? null
  const visitor = await session.services.tokens.verify(visitorToken, session.now)
  if (visitor === null || visitor.role !== 'VISITOR')
    return refused(reject('INVALID', ['visitorToken'], 'is unknown or has ended'))
  const payload = await inTransaction<CartPayload>(session.db, async (db) => {
    const cart = cartId === null ? null : await lockCart(db, cartId)
    if (cart !== null && cart.customerId === shopperId) return { cart, userErrors: [] }
    if (cart === null || cart.customerId !== visitor.customerId)
      throw new Undo(refused(reject('NOT_FOUND', ['cartId'])))
    if (await isHeld(db, cart.id, session.now)) throw new Undo<CartPayload>({ cart: null, userErrors: [HELD] })
    const claimed = { ...cart, customerId: shopperId, points: null, version: cart.version + 1, updatedAt: session.now }
    await writeCart(db, claimed)
    return { cart: claimed, userErrors: [] }
  })
  if (payload.cart !== null) announceCart(session, payload.cart)
  announce(session, `customer:${visitor.customerId}`)
  return payload
}
