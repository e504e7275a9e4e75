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
import type { KnownFacts } from '../../store/load-facts.ts'
import { readEvaluation } from '../shopping/evaluate.ts'
import { type ReadFor, readFor } from '../shopping/read-for.ts'

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
  const goods = await readGoods(session, input)
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

async function readGoods(session: Session, { cartId, evaluation }: RedeemInput) {
  const isCart = cartId !== undefined
  if (isCart === Boolean(evaluation))
    return refuse(reject('INVALID', ['cartId'], 'name either a cart or an evaluation'))
  if (evaluation) return readElsewhere(session, evaluation)
  const stored = cartId ? await session.load.cart.load(cartId) : null
  if (stored === null) return refuse(reject('NOT_FOUND', ['cartId']))
  const { known, wrongCodes, products } = await readFor(session, {
    customers: stored.customerId === null ? [] : [stored.customerId],
    skus: [...new Set(stored.lines.map(({ sku }) => sku))],
    codes: stored.codes,
    now: session.now,
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
      known,
      wrongCodes,
    } satisfies Goods,
  }
}

async function readElsewhere(session: Session, evaluation: NonNullable<RedeemInput['evaluation']>) {
  if (evaluation.at) return refuse(reject('INVALID', ['evaluation', 'at'], 'what is redeemed is redeemed now'))
  let together: ReadFor | null = null
  const read = await readEvaluation(session, evaluation, ['evaluation'], async (customers, { lines, codes }) => {
    const skus = [...new Set(lines.map(({ sku }) => sku))]
    together = await readFor(session, { customers, skus, codes, now: session.now })
    return together.known.customers[0] ?? null
  })
  if (!read.ok) return read
  const { customerId, cart } = read.value
  const { known, wrongCodes } = together as unknown as ReadFor
  return {
    ok: true as const,
    value: { customerId, cart, cartId: null, cartVersion: null, known, wrongCodes } satisfies Goods,
  }
}

function refuse(...rejections: Rejection[]) {
  return { ok: false as const, rejections }
}
