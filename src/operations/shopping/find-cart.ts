import type { StoredCart } from '../../domain/cart.ts'
import type { Session } from '../session.ts'

/** A cart that the caller may see: her own, or any for a service and support. Missing and foreign are both null. */
export async function findCart(session: Session, id: string): Promise<StoredCart | null> {
  const cart = await session.load.cartToJudge.load(id)
  return cart !== null && mayUseCart(session, cart) ? cart : null
}

/** Whether the caller may read and change this cart. */
export function mayUseCart(session: Pick<Session, 'viewer'>, { customerId }: Pick<StoredCart, 'customerId'>): boolean {
  const { viewer } = session
  if (viewer === null || viewer.role === 'MARKETER') return false
  return viewer.customerId === null || viewer.customerId === customerId
}
