import type { Cart } from '../../domain/cart.ts'
import type { RedeemInput } from '../../domain/input/cart-input.ts'
import { given, parseAt, type Place } from '../../domain/input/place.ts'
import { readDuration } from '../../domain/input/values.ts'
import { readReference } from '../../domain/parse-evaluation.ts'
import { mergeLines } from '../../domain/merge-lines.ts'
import { cartOf } from '../../domain/priced-lines.ts'
import { reject, type Rejection } from '../../domain/rejection.ts'
import { spanEnd } from '../../domain/window.ts'
import type { Session } from '../session.ts'
import type { EarlierCall } from '../../store/idempotency.ts'
import type { KnownFacts } from '../../store/load-facts.ts'
import type { PurchaseState } from '../../store/read-purchase-state.ts'
import { readEvaluation } from '../shopping/evaluate.ts'
import { callOf } from '../idempotency.ts'
import { type ReadAhead, readAheadOf, type ReadInstant } from './read-ahead-of.ts'

/** What is bought, by whom, under which reference. */
export interface ReadPurchase {
  readonly customerId: string | null
  /** The stored cart; null for one kept elsewhere. */
  readonly cartId: string | null
  readonly cartVersion: number | null
  readonly cart: Cart
  readonly orderReference: string
  /** When it runs out, where it is only held. */
  readonly heldUntil: Date | null
  /** What was read together with customer and goods; null: it may be old by now. */
  readonly known: KnownFacts | null
  /** Likewise: whether the reference is taken, what the customer has done, whether the cart is held. */
  readonly state: PurchaseState | null
  /** Of which instant the last two are, and what the key did before. */
  readonly instant: ReadInstant
  /** What the key did before. */
  readonly earlier: EarlierCall | null
  /** Wrong codes named for the customer of late. */
  readonly wrongCodes: number
}

/** Reads what `redeem` is to redeem: a cart of ours, or one kept elsewhere; exactly one of them. */
export async function readPurchase(
  session: Session,
  input: RedeemInput,
): Promise<{ ok: true; value: ReadPurchase } | { ok: false; rejections: readonly Rejection[] }> {
  const timeZone = given(input.holdFor) ? (await session.load.snapshot()).settings.timeZone : 'UTC'
  const order = parseAt([], (place) => ({
    orderReference: readReference(input.orderReference, place.at('orderReference')),
    heldUntil: readHold(input, place.at('holdFor'), session.now, timeZone),
  }))
  if (!order.ok) return order
  const goods = await readGoods(session, input, order.value.orderReference)
  return goods.ok ? { ok: true, value: { ...goods.value, ...order.value } } : goods
}

/** Longest hold. */
const LONGEST_HOLD_DAYS = 30

function readHold({ holdFor }: RedeemInput, place: Place, now: Date, timeZone: string): Date | null {
  if (!given(holdFor)) return null
  const refusals = place.refusals
  readDuration(holdFor, place)
  if (place.refusals > refusals) return null
  const until = spanEnd(now, holdFor, timeZone)
  const longest = now.getTime() + LONGEST_HOLD_DAYS * 86_400_000
  if (until <= now || until.getTime() > longest)
    place.refuse('INVALID', `must be a millisecond or more, and at most ${LONGEST_HOLD_DAYS} days`)
  return until
}

type Goods = Omit<ReadPurchase, 'orderReference' | 'heldUntil'>

async function readGoods(session: Session, input: RedeemInput, orderReference: string) {
  const { cartId, evaluation } = input
  const isCart = cartId !== undefined
  if (isCart === Boolean(evaluation))
    return refuse(reject('INVALID', ['cartId'], 'name either a cart or an evaluation'))
  if (evaluation) return readElsewhere(session, input, evaluation, orderReference)
  const stored = cartId ? await session.load.cart.load(cartId) : null
  if (stored === null) return refuse(reject('NOT_FOUND', ['cartId']))
  const { products, ...read } = await readAheadOf(session, {
    customers: stored.customerId === null ? [] : [stored.customerId],
    skus: [...new Set(stored.lines.map(({ sku }) => sku))],
    codes: stored.codes,
    call: callOf(session, { operation: 'redeem', key: input.idempotencyKey, input }),
    orderReference,
    cartId: stored.id,
    storeKey: stored.storeKey,
  })
  const cart = cartOf(stored, products)
  const lines = mergeLines(cart.lines).map((line) => ({ ...line, id: session.services.newId() }))
  return {
    ok: true as const,
    value: {
      customerId: stored.customerId,
      cartId: stored.id,
      cartVersion: stored.version,
      cart: { ...cart, lines },
      ...read,
    } satisfies Goods,
  }
}

async function readElsewhere(
  session: Session,
  input: RedeemInput,
  evaluation: NonNullable<RedeemInput['evaluation']>,
  orderReference: string,
) {
  if (evaluation.at) return refuse(reject('INVALID', ['evaluation', 'at'], 'what is redeemed is redeemed now'))
  const call = callOf(session, { operation: 'redeem', key: input.idempotencyKey, input })
  let together: ReadAhead | null = null
  const read = await readEvaluation(session, evaluation, ['evaluation'], async (customers, draft) => {
    const { lines, codes, storeKey } = draft
    const skus = [...new Set(lines.map(({ sku }) => sku))]
    together = await readAheadOf(session, { customers, skus, codes, storeKey, call, orderReference, cartId: null })
    return together.known.customers[0] ?? null
  })
  if (!read.ok) return read
  const { customerId, cart } = read.value
  const { products: _products, ...ahead } = together as unknown as ReadAhead
  return {
    ok: true as const,
    value: { customerId, cart, cartId: null, cartVersion: null, ...ahead } satisfies Goods,
  }
}

function refuse(...rejections: Rejection[]) {
  return { ok: false as const, rejections }
}
