import type { StoredCart } from '../../domain/cart.ts'
import type { Session } from '../session.ts'
import { findCart } from './find-cart.ts'

/** A cart: the viewer's own, or any for a service and support. Null for a missing and a foreign one alike. */
export async function cart(session: Session, { id }: { readonly id: string | null }): Promise<StoredCart | null> {
  return id === null ? null : findCart(session, id)
}
