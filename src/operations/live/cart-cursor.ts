import type { StoredCart } from '../../domain/cart.ts'
import type { PricedCart } from '../../domain/priced-cart.ts'
import type { Session } from '../session.ts'
import type { CursorBinding } from './cursor.ts'
import { stateOf, type Told } from './told.ts'
import { cursorOf } from './trail.ts'

/** Where `cartChanged` goes on from a cart that was read. */
export function cartCursor(session: Session, cart: StoredCart, priced: PricedCart): string {
  return cursorOf(session, cartBinding(session, cart.id), toldCart(cart, priced))
}

/** Whose cursor it is. */
export function cartBinding({ viewer }: Pick<Session, 'viewer'>, cartId: string): CursorBinding {
  return ['cartChanged', viewer?.caller ?? null, cartId]
}

/** What a client is told by a cart: what is in it, and what it costs. */
export function toldCart({ id, version, customerId }: StoredCart, priced: PricedCart): Told {
  return new Map([[id, stateOf([version, customerId, priced])]])
}
