import { type Caller, getJson, postJson } from '../client.ts'

/** An amount in minor units. */
export interface Amount {
  readonly amount: number
  readonly currency: string
}

/** A good as the shop's own back end lists it. */
export interface Product {
  readonly sku: string
  readonly name: string
  readonly brand: string | null
  readonly prices: readonly Amount[]
  /** Prices before a sale. */
  readonly listPrices: readonly Amount[]
  readonly categories: readonly string[]
  readonly onSale: boolean
  readonly attributes: Readonly<Record<string, unknown>>
}

/** One of those who may sign in. */
export interface Customer {
  readonly externalId: string
  readonly displayName: string
  readonly about: { readonly en: string; readonly de: string }
  readonly currency: string
  readonly storeKey: string
}

/** What the shop's back end said to a purchase. */
export interface CheckoutAnswer {
  /** Null where it was refused. */
  readonly orderReference: string | null
  readonly userErrors: readonly { readonly code: string; readonly message: string }[]
}

/** How an order reaches its buyer. The shop's back end knows what it costs. */
export type Delivery = 'standard' | 'express' | 'pickup'

/** All goods. */
export function fetchProducts(caller: Caller): Promise<readonly Product[]> {
  return getJson<{ products: readonly Product[] }>('/demo/products', caller).then(({ products }) => products)
}

/** Who may sign in. */
export function fetchCustomers(caller: Caller): Promise<readonly Customer[]> {
  return getJson<{ customers: readonly Customer[] }>('/demo/customers', caller).then(({ customers }) => customers)
}

/** Signs a customer of the demo in: a token. */
export async function signIn(externalId: string, locale: string): Promise<string> {
  const { token } = await postJson<{ token: string }>('/demo/sign-in', { externalId }, { token: null, locale })
  return token
}

/** Has the shop's back end price the way in which this cart is sent. */
export async function chooseDelivery(cartId: string, method: Delivery, caller: Caller): Promise<void> {
  await postJson('/demo/shipping', { cartId, method }, caller)
}

/** Buys a cart through the shop's back end. */
export function checkout(
  request: { readonly cartId: string; readonly expectedTotal: Amount; readonly idempotencyKey: string },
  caller: Caller,
): Promise<CheckoutAnswer> {
  return postJson<CheckoutAnswer>('/demo/checkout', request, caller)
}
