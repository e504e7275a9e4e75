import type { StoredCart } from '../../domain/cart.ts'
import type { CartUpdateInput } from '../../domain/input/cart-input.ts'
import { parseAt } from '../../domain/input/place.ts'
import { readAttributes } from '../../domain/input/read-attributes.ts'
import { readShipping } from '../../domain/parse-cart-lines.ts'
import { readLocation } from '../../domain/parse-evaluation.ts'
import type { Rejection } from '../../domain/rejection.ts'
import type { Session } from '../session.ts'
import { maySetPrices, unknownStore } from './cart-create.ts'
import { type CartPayload, changeCart } from './change-cart.ts'

/** Changes where a cart is bought, how it is shipped, and its attributes: absent keeps, null clears. Only a service sets shipping. */
export function cartUpdate(session: Session, input: CartUpdateInput): Promise<CartPayload> {
  return changeCart(session, input, async (cart, inside) => {
    const changed = parse(inside, cart, input)
    const problems = [...(Array.isArray(changed) ? changed : []), ...(await unknownStore(inside, input.storeKey))]
    return problems.length > 0 ? problems : (changed as StoredCart)
  })
}

function parse(session: Session, cart: StoredCart, input: CartUpdateInput): StoredCart | readonly Rejection[] {
  const rules = { currency: cart.currency, mayPrice: maySetPrices(session) }
  const parsed = parseAt([], (place): StoredCart => ({
    ...cart,
    ...sent(input.storeKey, (storeKey) => ({ storeKey })),
    ...sent(input.shipping, (shipping) => ({
      shipping: shipping && readShipping(shipping, place.at('shipping'), rules),
    })),
    ...(input.latitude === undefined && input.longitude === undefined ? {} : readLocation(input, place)),
    ...sent(input.attributes, (attributes) => ({ attributes: readAttributes(attributes, place.at('attributes')) })),
  }))
  return parsed.ok ? parsed.value : parsed.rejections
}

/** Absent keeps: nothing to spread; null and values are told apart by what is made of them. */
function sent<In, Out extends object>(value: In | undefined, make: (value: In) => Out): Out | object {
  return value === undefined ? {} : make(value)
}
