import type { StoredCart } from '../../domain/cart.ts'
import type { CartPointsSetInput } from '../../domain/input/cart-input.ts'
import { parseAt } from '../../domain/input/place.ts'
import { amountIn } from '../../domain/money.ts'
import { readAskedPoints } from '../../domain/parse-points.ts'
import { reason, reject, type Rejection } from '../../domain/rejection.ts'
import type { AskedPoints } from '../../domain/tender.ts'
import { type SpendableCard, spendableCardsOf } from '../../store/loyalty-cards.ts'
import type { Session } from '../session.ts'
import { type CartPayload, changeCart } from './change-cart.ts'

/**
 * Lets points of one card pay a part of a cart, in the place of those of any other: at most so many, or (null) as many as help whenever it is priced;
 * 0 takes them off. Refuses a card that is not the cart's customer's (NOT_FOUND, whoever asks), points that are worth nothing in the cart's currency
 * (CURRENCY_MISMATCH), and more than she may spend now (INSUFFICIENT_BALANCE).
 */
export async function cartPointsSet(session: Session, input: CartPointsSetInput): Promise<CartPayload> {
  // What holds keep that have come to their end may be spent: it is given back first.
  await session.load.snapshot()
  return changeCart(session, input, async (cart, inside) => {
    const asked = parseAt([], (place) => readAskedPoints(input, place))
    if (!asked.ok) return asked.rejections
    const card = await cardOf(inside, cart, input.loyaltyCardId!)
    if (card === null) return [reject('NOT_FOUND', ['loyaltyCardId'], 'she has no such card')]
    if (asked.value === null) return withoutPoints(cart, card.id)
    return (await refuse(inside, cart, card, asked.value)) ?? withPoints(cart, asked.value)
  })
}

async function cardOf({ db, now }: Session, { customerId }: StoredCart, id: string): Promise<SpendableCard | null> {
  if (customerId === null) return null
  const cards = (await spendableCardsOf(db, [customerId], now)).get(customerId)
  return cards?.find((card) => card.id === id) ?? null
}

async function refuse(
  { load }: Session,
  { currency }: StoredCart,
  card: SpendableCard,
  { points }: AskedPoints,
): Promise<Rejection[] | null> {
  const program = (await load.snapshot()).programs.get(card.programId)!
  if (amountIn(currency, program.pointValues) === null) {
    const detail = `${program.pointsName} pay nothing in ${currency}`
    return [reject('CURRENCY_MISMATCH', ['loyaltyCardId'], detail, [reason('CURRENCY', { currency })])]
  }
  if (points === null || points <= card.points) return null
  return [reject('INSUFFICIENT_BALANCE', ['points'], `${Math.max(0, card.points)} may be spent, not ${points}`)]
}

function withPoints(cart: StoredCart, asked: AskedPoints): StoredCart {
  const { points } = cart
  const isSame = points?.loyaltyCardId === asked.loyaltyCardId && points.points === asked.points
  return isSame ? cart : { ...cart, points: asked }
}

function withoutPoints(cart: StoredCart, cardId: string): StoredCart {
  return cart.points?.loyaltyCardId === cardId ? { ...cart, points: null } : cart
}
