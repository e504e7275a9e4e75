import type { CartLinesSetInput } from '../../domain/input/cart-input.ts'
import { parseCartLines } from '../../domain/parse-cart-lines.ts'
import type { Rejection } from '../../domain/rejection.ts'
import type { StoredCartLine } from '../../domain/cart.ts'
import type { Session } from '../session.ts'
import { maySetPrices } from './cart-create.ts'
import { type CartPayload, changeCart } from './change-cart.ts'
import { setLines, unpricedLines } from './set-lines.ts'

/** Sets the quantity of the lines named by sku (and attributes); 0 removes. Lines not named stay. */
export function cartLinesSet(session: Session, input: CartLinesSetInput): Promise<CartPayload> {
  return changeCart(session, input, async (cart, inside) => {
    const rules = { currency: cart.currency, mayPrice: maySetPrices(inside), leastQuantity: 0 } as const
    const parsed = parseCartLines(input.lines, ['lines'], rules)
    if (!parsed.ok) return parsed.rejections
    const set = setLines(inside, cart.lines, parsed.value)
    if (isRefused(set)) return set
    const unpriced = await unpricedLines(inside, parsed.value.map(withKeptPrice(cart.lines)), cart.currency)
    return unpriced.length > 0 ? unpriced : { ...cart, lines: set }
  })
}

/** A line that a service has priced before needs no price again. */
function withKeptPrice(lines: readonly StoredCartLine[]) {
  const priced = new Set(lines.filter(({ unitPrice }) => unitPrice !== null).map(({ sku }) => sku))
  return <Draft extends { sku: string; quantity: number }>(draft: Draft): Draft =>
    priced.has(draft.sku) ? { ...draft, quantity: 0 } : draft
}

function isRefused(set: StoredCartLine[] | Rejection[]): set is Rejection[] {
  return set.length > 0 && 'path' in set[0]!
}
