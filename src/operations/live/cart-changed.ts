import type { StoredCart } from '../../domain/cart.ts'
import type { Role } from '../../domain/role.ts'
import type { ChangeKey } from '../../store/change-feed.ts'
import { BadInput, Forbidden } from '../errors.ts'
import type { Session } from '../session.ts'
import { findCart } from '../shopping/find-cart.ts'
import { cartBinding, toldCart } from './cart-cursor.ts'
import type { CartEvent } from './events.ts'
import type { Hub } from './hub.ts'
import { limitKeys, type Look, openStream } from './stream.ts'
import type { StreamItem } from './stream-item.ts'
import { startTrail, type Trail } from './trail.ts'

/** Arguments of `cartChanged`, ids as UUIDs. */
export interface CartChangedArgs {
  readonly cartId: string
  readonly after: string | null
}

const MAY: readonly Role[] = ['VISITOR', 'SHOPPER', 'SERVICE', 'ADMIN']

/** A cart's price or codes changed: for its owner and for services. Ends when the cart is no longer the caller's to see. */
export async function cartChanged(
  session: Session,
  hub: Hub,
  { cartId, after }: CartChangedArgs,
): Promise<AsyncIterableIterator<StreamItem<CartEvent>>> {
  if (session.viewer === null || !MAY.includes(session.viewer.role)) throw new Forbidden()
  const trail = startTrail(session, cartBinding(session, cartId), after)
  const cart = await findCart(session, cartId)
  if (cart === null) throw new BadInput('There is no such cart.', ['cartId'])
  return openStream(session, hub, keysOf(cart), topicOf(hub, cartId, trail))
}

/** Cannot see the request's session: a stream must not keep it alive. */
function topicOf(hub: Hub, cartId: string, trail: Trail) {
  return (session: Session): Promise<Look<CartEvent>> => look(session, hub, cartId, trail)
}

async function look(session: Session, hub: Hub, cartId: string, trail: Trail): Promise<Look<CartEvent>> {
  const cart = await findCart(session, cartId)
  if (cart === null) return { keys: [], changesAt: null, reach: null, untold: [], ends: true }
  const judged = await session.load.pricedCart.load(cart)
  await hub.slices.turn()
  const { priced, changesAt, reach } = judged
  const untold = trail.untold(session, toldCart(cart, priced), async (difference) => {
    return { kind: 'cartChanged' as const, cart, ...trail.tell(session, difference) }
  })
  return { keys: [...keysOf(cart), ...limitKeys(reach)], changesAt, reach, untold, ends: false }
}

function keysOf({ id, customerId }: StoredCart): ChangeKey[] {
  return ['catalogue', 'products', `cart:${id}`, ...(customerId === null ? [] : [`customer:${customerId}`])]
}
