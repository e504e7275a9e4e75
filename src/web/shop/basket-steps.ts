import { ApiError, execute } from '../client.ts'
import type { CartPartsFragment } from '../generated/graphql.ts'
import {
  CartCodeApplyMutation,
  CartCodeRemoveMutation,
  CartCreateMutation,
  CartLinesSetMutation,
  CartPointsSetMutation,
  CartQuery,
} from '../operations.ts'
import { checkout, chooseDelivery, type Delivery } from './demo-api.ts'
import { type Cart, cartOf, currencyOf, customerOf, identityOf, type Notice } from './shop-state.ts'
import type { ShopStore } from './shop-store.ts'
import { wordsOf } from './words.ts'

interface Payload {
  readonly cart: CartPartsFragment | null
  readonly userErrors: readonly { readonly message: string }[]
}

/** Steps go one after the other: each is judged on the cart that the one before has left. */
let last: Promise<void> = Promise.resolve()

/** Takes a step when those before it are done, and says what came of it. */
export function inTurn(store: ShopStore, step: () => Promise<Notice | null>): Promise<void> {
  const run = async (): Promise<void> => {
    store.set({ busy: true })
    const notice = await step().catch((error: unknown): Notice => ({ tone: 'bad', text: store.explain(error) }))
    store.set({ busy: false, notice })
  }
  return (last = last.then(run))
}

/** Asks for so many of a good; shown at once, and put right by the answer. */
export function setQuantity(store: ShopStore, sku: string, quantity: number): Promise<void> {
  store.set({ wanted: { ...store.read().wanted, [sku]: quantity }, receipt: null })
  return inTurn(store, async () => {
    const { [sku]: wanted, ...rest } = store.read().wanted
    if (wanted === undefined) return null
    try {
      take(store, await sendQuantity(store, sku, wanted))
      return null
    } finally {
      // Another step for the same good may have come meanwhile: it will send its own.
      if (store.read().wanted[sku] === wanted) store.set({ wanted: rest })
    }
  })
}

async function sendQuantity(store: ShopStore, sku: string, quantity: number): Promise<Payload | null> {
  const cart = cartOf(store.read())
  if (cart === null) return quantity > 0 ? createCart(store, sku, quantity) : null
  const input = { cartId: cart.id, lines: [{ sku, quantity }] }
  return (await execute(CartLinesSetMutation, { input }, store.caller())).cartLinesSet
}

async function createCart(store: ShopStore, sku: string, quantity: number): Promise<Payload | null> {
  await store.ensureToken()
  const state = store.read()
  const storeKey = customerOf(state)?.storeKey ?? 'berlin'
  const input = { currency: currencyOf(state), storeKey, lines: [{ sku, quantity }] }
  const created = (await execute(CartCreateMutation, { input }, store.caller())).cartCreate
  if (!created?.cart) return created
  await chooseDelivery(created.cart.id, 'standard', store.caller())
  const { cart } = await execute(CartQuery, { id: created.cart.id }, store.caller())
  return { cart, userErrors: [] }
}

/** The cart of an answer becomes the cart; a refusal is thrown, in the server's words. */
function take(store: ShopStore, payload: Payload | null): Cart | null {
  if (payload?.cart) store.accept(payload.cart)
  const refusal = payload?.userErrors[0]
  if (refusal) throw new ApiError('REFUSED', refusal.message)
  return payload?.cart ?? null
}

/** Tries a code. A known one that does not apply yet stays, with its reasons. */
export function applyCode(store: ShopStore, code: string): Promise<void> {
  return inTurn(store, async () => {
    const cart = cartOf(store.read()) ?? (await emptyCart(store))
    const input = { cartId: cart.id, code }
    const answer = (await execute(CartCodeApplyMutation, { input }, store.caller())).cartCodeApply
    const after = take(store, answer)
    const entered = after?.codes.at(-1)
    if (!entered?.applied) return null
    return { tone: 'good', text: wordsOf(store.read().stored.locale).codeApplied(entered.code) }
  })
}

async function emptyCart(store: ShopStore): Promise<Cart> {
  await store.ensureToken()
  const state = store.read()
  const input = { currency: currencyOf(state), storeKey: customerOf(state)?.storeKey ?? 'berlin' }
  const created = (await execute(CartCreateMutation, { input }, store.caller())).cartCreate
  const cart = take(store, created)
  if (cart === null) throw new ApiError('UNKNOWN', '')
  await chooseDelivery(cart.id, 'standard', store.caller())
  return cart
}

/** Takes a code off. */
export function removeCode(store: ShopStore, code: string): Promise<void> {
  return inTurn(store, async () => {
    const cart = cartOf(store.read())
    if (cart === null) return null
    const input = { cartId: cart.id, code }
    take(store, (await execute(CartCodeRemoveMutation, { input }, store.caller())).cartCodeRemove)
    return null
  })
}

/** Pays with as many points of a card as help, or with none of them. */
export function payWithPoints(store: ShopStore, loyaltyCardId: string, pays: boolean): Promise<void> {
  return inTurn(store, async () => {
    const cart = cartOf(store.read())
    if (cart === null) return null
    const input = { cartId: cart.id, loyaltyCardId, points: pays ? null : 0 }
    take(store, (await execute(CartPointsSetMutation, { input }, store.caller())).cartPointsSet)
    return null
  })
}

/** Chooses how the order is sent. */
export function setDelivery(store: ShopStore, method: Delivery): Promise<void> {
  return inTurn(store, async () => {
    const cart = cartOf(store.read())
    if (cart === null) return null
    await chooseDelivery(cart.id, method, store.caller())
    const answer = await execute(CartQuery, { id: cart.id }, store.caller())
    if (answer.cart) store.accept(answer.cart)
    return null
  })
}

/** One key a cart and price: a second click, or a try after a lost answer, buys nothing twice. */
function idempotencyKeyOf({ id, version, total }: Cart): string {
  return `shop-${id}-${version}-${total.amount}`
}

/** Buys the cart at the price that is on the screen. */
export function buy(store: ShopStore): Promise<void> {
  return inTurn(store, async () => {
    const cart = cartOf(store.read())
    if (cart === null) return null
    const { amount, currency } = cart.total
    const request = { cartId: cart.id, expectedTotal: { amount, currency }, idempotencyKey: idempotencyKeyOf(cart) }
    const answer = await checkout(request, store.caller())
    if (answer.orderReference === null) return refused(store, answer.userErrors[0])
    const { [identityOf(store.read().stored)]: _bought, ...carts } = store.read().stored.carts
    store.remember({ carts })
    store.set({ receipt: { orderReference: answer.orderReference, cart } })
    await store.refresh()
    return null
  })
}

async function refused(
  store: ShopStore,
  error: { readonly code: string; readonly message: string } | undefined,
): Promise<Notice> {
  await store.refresh()
  const words = wordsOf(store.read().stored.locale)
  if (error?.code === 'PRICE_CHANGED') return { tone: 'bad', text: words.priceChanged }
  return { tone: 'bad', text: error?.message || words.checkoutRefused }
}
