import type { StoredCart } from '../../domain/cart.ts'
import { isCode, normaliseCode } from '../../domain/codes.ts'
import type { CartCodeInput } from '../../domain/input/cart-input.ts'
import { MAXIMUM_CODES } from '../../domain/limits.ts'
import { joiningRejection } from '../../domain/referral/joining.ts'
import { reject, type Rejection } from '../../domain/rejection.ts'
import { findAcceptedCode } from '../../store/find-accepted-code.ts'
import type { Session } from '../session.ts'
import { type CartPayload, changeCart } from './change-cart.ts'
import { countWrongCode, guessingProblem } from './guessing.ts'

/**
 * Puts a code on a cart; the same code twice is once. One that is unknown, foreign or withdrawn is not kept (CODE_NOT_ACCEPTED);
 * one that is known but gives nothing stays, with its reasons here and on the cart (CODE_NOT_APPLICABLE).
 */
export async function cartCodeApply(session: Session, input: CartCodeInput): Promise<CartPayload> {
  const code = normaliseCode(input.code)
  let wrongFor: string | null | undefined
  const payload = await changeCart(session, input, async (cart, inside) => {
    const guessing = await guessingProblem(inside, cart.customerId, ['code'])
    if (guessing !== null) return [guessing]
    if (cart.codes.includes(code)) return cart
    if (isCode(code) && (await findAcceptedCode(inside.db, code, cart.customerId)) !== null) return withCode(cart, code)
    wrongFor = cart.customerId
    return [reject('CODE_NOT_ACCEPTED', ['code'])]
  })
  if (wrongFor !== undefined) await countWrongCode(session, wrongFor)
  if (payload.cart === null || payload.userErrors.length > 0) return payload
  return { cart: payload.cart, userErrors: await refusalOf(session, payload.cart, code) }
}

function withCode(cart: StoredCart, code: string): StoredCart | Rejection[] {
  if (cart.codes.length >= MAXIMUM_CODES)
    return [reject('TOO_MANY', ['code'], `a cart takes at most ${MAXIMUM_CODES} codes`)]
  return { ...cart, codes: [...cart.codes, code] }
}

async function refusalOf(session: Session, cart: StoredCart, code: string): Promise<Rejection[]> {
  const { priced } = await session.load.pricedCart.load(cart)
  const outcome = priced.codes.find((other) => other.code === code)
  if (outcome === undefined || outcome.applied) return []
  if (outcome.referral?.problem) return [joiningRejection(outcome.referral.problem, ['code'])]
  return [reject('CODE_NOT_APPLICABLE', ['code'], null, outcome.reasons)]
}
