import type { Cart } from '../../domain/cart.ts'
import type { RedeemInput } from '../../domain/input/cart-input.ts'
import { parseAt } from '../../domain/input/place.ts'
import { readReference } from '../../domain/parse-evaluation.ts'
import { mergeLines } from '../../domain/merge-lines.ts'
import { cartOf } from '../../domain/priced-lines.ts'
import { reject, type Rejection } from '../../domain/rejection.ts'
import { lockCart } from '../../store/read-carts.ts'
import { orderByReference } from '../../store/read-orders.ts'
import type { Session } from '../session.ts'
import { readEvaluation } from '../shopping/evaluate.ts'

/** What is bought, by whom, under which reference. */
export interface ReadPurchase {
  readonly customerId: string | null
  /** The stored cart; null for one kept elsewhere. */
  readonly cartId: string | null
  readonly cart: Cart
  readonly orderReference: string
}

/** Reads what `redeem` is to redeem: a cart of ours, its row locked, or one kept elsewhere; exactly one of them. */
export async function readPurchase(
  session: Session,
  input: RedeemInput,
): Promise<{ ok: true; value: ReadPurchase } | { ok: false; rejections: readonly Rejection[] }> {
  const reference = parseAt(['orderReference'], (place) => readReference(input.orderReference, place))
  if (!reference.ok) return reference
  const goods = await readGoods(session, input)
  if (!goods.ok) return goods
  if ((await orderByReference(session.db, reference.value)) !== null) return refuse(reject('TAKEN', ['orderReference']))
  return { ok: true, value: { ...goods.value, orderReference: reference.value } }
}

type Goods = Pick<ReadPurchase, 'customerId' | 'cartId' | 'cart'>

async function readGoods(session: Session, { cartId, evaluation }: RedeemInput) {
  const isCart = cartId !== undefined
  if (isCart === Boolean(evaluation))
    return refuse(reject('INVALID', ['cartId'], 'name either a cart or an evaluation'))
  if (evaluation) return readElsewhere(session, evaluation)
  const stored = cartId ? await lockCart(session.db, cartId) : null
  if (stored === null) return refuse(reject('NOT_FOUND', ['cartId']))
  const products = await session.load.product.loadMany([...new Set(stored.lines.map(({ sku }) => sku))])
  const bySku = new Map(
    products.flatMap((product) =>
      product === null || product instanceof Error ? [] : [[product.sku, product] as const],
    ),
  )
  const cart = cartOf(stored, bySku)
  const lines = mergeLines(cart.lines).map((line) => ({ ...line, id: session.services.newId() }))
  return {
    ok: true as const,
    value: { customerId: stored.customerId, cartId: stored.id, cart: { ...cart, lines } } satisfies Goods,
  }
}

async function readElsewhere(session: Session, evaluation: NonNullable<RedeemInput['evaluation']>) {
  if (evaluation.at) return refuse(reject('INVALID', ['evaluation', 'at'], 'what is redeemed is redeemed now'))
  const read = await readEvaluation(session, evaluation, ['evaluation'])
  return read.ok ? { ok: true as const, value: { ...read.value, cartId: null } satisfies Goods } : read
}

function refuse(...rejections: Rejection[]) {
  return { ok: false as const, rejections }
}
