import type { RedeemInput } from '../domain/input/cart-input.ts'
import type { Rejection } from '../domain/rejection.ts'
import { redeem } from '../operations/checkout/redeem.ts'
import type { Services, Session } from '../operations/session.ts'
import { cart } from '../operations/shopping/cart.ts'
import { cartUpdate } from '../operations/shopping/cart-update.ts'
import { demoSession } from './demo-session.ts'

/** A purchase by a customer who was made out by her token; ids are plain UUIDs. */
export interface DemoPurchase {
  readonly customerId: string
  readonly cartId: string
  /** Made from the cart where it is absent. */
  readonly orderReference?: string
  readonly expectedTotal: NonNullable<RedeemInput['expectedTotal']>
  readonly idempotencyKey: string
}

/** What came of it: the order's reference, or why not. */
export interface DemoReceipt {
  readonly orderReference: string | null
  readonly userErrors: readonly Rejection[]
}

/** What each way of sending costs, in minor units by currency. */
const SHIPPING: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  standard: { EUR: 490, USD: 590, JPY: 600 },
  express: { EUR: 990, USD: 1290, JPY: 1200 },
  pickup: { EUR: 0, USD: 0, JPY: 0 },
}

/** The shop's back end sells a cart, the customer's own, at the price that she saw. */
export async function demoCheckout(services: Services, purchase: DemoPurchase): Promise<DemoReceipt> {
  const session = await backEndFor(services, purchase)
  if (session === null) return refused('NOT_FOUND', 'cartId')
  const { cartId, expectedTotal, idempotencyKey } = purchase
  const orderReference = purchase.orderReference ?? `GF-${cartId.slice(-8).toUpperCase()}`
  const { redemption, userErrors } = await redeem(session, { cartId, orderReference, expectedTotal, idempotencyKey })
  return { orderReference: redemption?.orderReference ?? null, userErrors }
}

/** The shop's back end prices how a cart is sent: `standard`, `express` or `pickup`. */
export async function demoShipping(
  services: Services,
  choice: { readonly customerId: string; readonly cartId: string; readonly method: string },
): Promise<readonly Rejection[]> {
  const session = await backEndFor(services, choice)
  const bought = session && (await cart(session, { id: choice.cartId }))
  if (!session || !bought) return refused('NOT_FOUND', 'cartId').userErrors
  const amount = SHIPPING[choice.method]?.[bought.currency]
  if (amount === undefined) return refused('INVALID', 'method').userErrors
  const shipping = { method: choice.method, amount: { amount, currency: bought.currency } }
  return (await cartUpdate(session, { cartId: choice.cartId, shipping })).userErrors
}

/** A session of the back end, for a cart that is this customer's; null for any other. */
async function backEndFor(
  services: Services,
  { customerId, cartId }: { readonly customerId: string; readonly cartId: string },
): Promise<Session | null> {
  const session = demoSession(services, `demo:${customerId}`)
  const found = await cart(session, { id: cartId })
  return found?.customerId === customerId ? session : null
}

function refused(code: Rejection['code'], field: string): DemoReceipt {
  return { orderReference: null, userErrors: [{ code, path: [field], detail: null, reasons: [] }] }
}
