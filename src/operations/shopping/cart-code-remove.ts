import { normaliseCode } from '../../domain/codes.ts'
import type { CartCodeInput } from '../../domain/input/cart-input.ts'
import type { Session } from '../session.ts'
import { type CartPayload, changeCart } from './change-cart.ts'

/** Takes a code off a cart; one that is not there changes nothing. */
export function cartCodeRemove(session: Session, input: CartCodeInput): Promise<CartPayload> {
  const code = normaliseCode(input.code)
  return changeCart(session, input, (cart) =>
    cart.codes.includes(code) ? { ...cart, codes: cart.codes.filter((other) => other !== code) } : cart,
  )
}
