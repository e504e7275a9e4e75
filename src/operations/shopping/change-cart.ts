import type { StoredCart } from '../../domain/cart.ts'
import { reject, type Rejection } from '../../domain/rejection.ts'
import type { Db } from '../../store/database.ts'
import { isHeld, lockCart } from '../../store/read-carts.ts'
import { inTransaction, Undo } from '../../store/transaction.ts'
import { writeCart } from '../../store/write-carts.ts'
import { announce, type Session, within } from '../session.ts'
import { mayUseCart } from './find-cart.ts'

/** What every change of a cart answers: the cart as it is now, and what was refused. */
export interface CartPayload {
  readonly cart: StoredCart | null
  readonly userErrors: readonly Rejection[]
}

/** A changed cart (the same one where nothing changes), or why it is refused; `inside` is the session in the transaction. */
export type CartChange = (
  cart: StoredCart,
  inside: Session,
) => Promise<StoredCart | readonly Rejection[]> | StoredCart | readonly Rejection[]

/** Which cart, and the version that the caller has seen. */
export interface CartTarget {
  readonly cartId: string | null
  readonly expectedVersion?: number | null
}

/**
 * Changes one cart under its row lock; its version grows with each change. NOT_FOUND for a missing or foreign cart alike; what a hold keeps is
 * not changed until it is captured, released or has run out (INVALID_STATE).
 */
export async function changeCart(session: Session, target: CartTarget, change: CartChange): Promise<CartPayload> {
  const payload = await inTransaction<CartPayload>(session.db, async (db) => {
    const cart = target.cartId === null ? null : await lockCart(db, target.cartId)
    if (cart === null || !mayUseCart(session, cart)) throw new Undo(refused(reject('NOT_FOUND', ['cartId'])))
    if (await isHeld(db, cart.id, session.now)) throw new Undo({ cart, userErrors: [HELD] })
    if (isStale(cart, target)) throw new Undo({ cart, userErrors: [reject('VERSION_CONFLICT', ['expectedVersion'])] })
    const changed = await change(cart, within(session, db))
    if (Array.isArray(changed)) throw new Undo<CartPayload>({ cart, userErrors: changed })
    return { cart: await keep(db, session, cart, changed as StoredCart), userErrors: [] }
  })
  if (payload.cart !== null && payload.userErrors.length === 0) announceCart(session, payload.cart)
  return payload
}

/** What refuses changes of a cart that a hold keeps. */
export const HELD = reject('INVALID_STATE', ['cartId'], 'a hold keeps this cart')

/** Tells the streams of a cart, and of its customer's offers, that it has changed. */
export function announceCart(session: Session, { id, customerId }: Pick<StoredCart, 'id' | 'customerId'>): void {
  announce(session, `cart:${id}`, ...(customerId === null ? [] : [`customer:${customerId}`]))
}

/** A payload without a cart. */
export function refused(...userErrors: Rejection[]): CartPayload {
  return { cart: null, userErrors }
}

function isStale(cart: StoredCart, { expectedVersion }: CartTarget): boolean {
  return expectedVersion !== undefined && expectedVersion !== null && expectedVersion !== cart.version
}

async function keep(db: Db, session: Session, cart: StoredCart, changed: StoredCart): Promise<StoredCart> {
  if (changed === cart) return cart
  const kept = { ...changed, version: cart.version + 1, updatedAt: session.now }
  await writeCart(db, kept)
  return kept
}
