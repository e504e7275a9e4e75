import type { Json, JsonObject } from '../domain/json.ts'
import type { Rejection } from '../domain/rejection.ts'
import { rejectionMessage } from '../domain/words/messages.ts'
import { products } from '../operations/catalogue/products.ts'
import { Unauthenticated } from '../operations/errors.ts'
import { authenticate } from '../operations/identity/authenticate.ts'
import { shopperTokenCreate } from '../operations/identity/shopper-token-create.ts'
import type { Services } from '../operations/session.ts'
import { demoCustomers } from './customer-data.ts'
import { demoCheckout, demoShipping } from './demo-checkout.ts'
import { holdsDemo } from './demo-mark.ts'
import { accepted, demoSession } from './demo-session.ts'

/** A request as any HTTP server has it. */
export interface DemoRequest {
  /** The header of that name. */
  readonly authorization: string | undefined
  /** Languages wanted, best first. */
  readonly locales: readonly string[]
  /** Parsed JSON. */
  readonly body: unknown
}

/** What to send back, as JSON. */
export interface DemoAnswer {
  readonly status: number
  readonly body: object
}

/** One path of the demo shop's own back end. */
export interface DemoRoute {
  readonly method: 'GET' | 'POST'
  readonly path: string
  answer(services: Services, request: DemoRequest): Promise<DemoAnswer>
}

/** How the ids that the GraphQL API gives out are read; null for what is none. */
export type DecodeCartId = (id: string) => string | null

/**
 * The demo shop's back end. It is mounted only where the demo is on, and answers 404 where the database holds another shop:
 * whoever reaches it may sign in as any customer of the demo, and buys without paying.
 */
export function demoRoutes(decodeCartId: DecodeCartId): readonly DemoRoute[] {
  const routes: readonly DemoRoute[] = [
    { method: 'GET', path: '/demo/products', answer: listProducts },
    { method: 'GET', path: '/demo/customers', answer: listCustomers },
    { method: 'POST', path: '/demo/sign-in', answer: signIn },
    { method: 'POST', path: '/demo/shipping', answer: onCart(decodeCartId, ship) },
    { method: 'POST', path: '/demo/checkout', answer: onCart(decodeCartId, checkOut) },
  ]
  return routes.map((route) => ({ ...route, answer: inDemo(route.answer) }))
}

function inDemo(answer: DemoRoute['answer']): DemoRoute['answer'] {
  return async (services, request) =>
    (await holdsDemo(demoSession(services))) ? answer(services, request) : notFound('The demo shop is not loaded here.')
}

const DAY_SECONDS = 86_400

/** A token for one of the demo's customers, good for a day; null for anybody else. */
export async function demoSignIn(services: Services, externalId: string): Promise<string | null> {
  const session = demoSession(services)
  if (!demoCustomers(session.now).some(({ customer }) => customer.externalId === externalId)) return null
  const input = { customer: { externalId }, ttlSeconds: DAY_SECONDS }
  return accepted(await shopperTokenCreate(session, input), externalId).token
}

async function listProducts(services: Services): Promise<DemoAnswer> {
  const { items } = await products(demoSession(services), { page: { first: 100, after: null } })
  const shown = items.map(({ sku, name, brand, prices, listPrices, categories, onSale, attributes }) => ({
    sku,
    name,
    brand,
    prices,
    listPrices,
    categories,
    onSale,
    attributes,
  }))
  return ok({ products: shown.toReversed() })
}

async function listCustomers(services: Services): Promise<DemoAnswer> {
  const customers = demoCustomers(services.now()).map(({ customer, about, currency, storeKey }) => ({
    externalId: customer.externalId,
    displayName: customer.displayName,
    about,
    currency,
    storeKey,
  }))
  return ok({ customers })
}

async function signIn(services: Services, { body }: DemoRequest): Promise<DemoAnswer> {
  const token = await demoSignIn(services, text(body, 'externalId'))
  return token === null ? notFound('There is no such customer.') : ok({ token })
}

/** A step of a customer who was made out by her token, on a cart. */
type CartStep = (services: Services, subject: Subject, request: DemoRequest) => Promise<DemoAnswer>

interface Subject {
  readonly customerId: string
  readonly cartId: string
}

/** 401 where the token is missing, unknown or has ended; 400 where the cart's id is none. */
function onCart(decodeCartId: DecodeCartId, step: CartStep): DemoRoute['answer'] {
  return async (services, request) => {
    const customerId = await customerOf(services, request)
    if (customerId === null) return { status: 401, body: { message: 'Please sign in.' } }
    const cartId = decodeCartId(text(request.body, 'cartId'))
    if (cartId === null) return { status: 400, body: { message: 'cartId is required.' } }
    return step(services, { customerId, cartId }, request)
  }
}

async function customerOf(services: Services, { authorization }: DemoRequest): Promise<string | null> {
  try {
    return (await authenticate(services, authorization))?.customerId ?? null
  } catch (error) {
    if (error instanceof Unauthenticated) return null
    throw error
  }
}

async function ship(services: Services, subject: Subject, { body, locales }: DemoRequest): Promise<DemoAnswer> {
  const userErrors = await demoShipping(services, { ...subject, method: text(body, 'method') })
  return ok({ userErrors: told(userErrors, locales) })
}

async function checkOut(services: Services, subject: Subject, { body, locales }: DemoRequest): Promise<DemoAnswer> {
  const expectedTotal = money(field(body, 'expectedTotal'))
  if (expectedTotal === null) return { status: 400, body: { message: 'expectedTotal is required.' } }
  const purchase = { ...subject, expectedTotal, idempotencyKey: text(body, 'idempotencyKey') }
  const { orderReference, userErrors } = await demoCheckout(services, purchase)
  return ok({ orderReference, userErrors: told(userErrors, locales) })
}

function told(userErrors: readonly Rejection[], [locale = 'en']: readonly string[]) {
  return userErrors.map((rejection) => ({ code: rejection.code, message: rejectionMessage(rejection, locale) }))
}

function notFound(message: string): DemoAnswer {
  return { status: 404, body: { message } }
}

function ok(body: object): DemoAnswer {
  return { status: 200, body }
}

function field(body: unknown, name: string): Json | undefined {
  return typeof body === 'object' && body !== null ? (body as JsonObject)[name] : undefined
}

function text(body: unknown, name: string): string {
  const value = field(body, name)
  return typeof value === 'string' ? value : ''
}

function money(value: unknown): { readonly amount: number; readonly currency: string } | null {
  const amount = field(value, 'amount')
  const currency = text(value, 'currency')
  return Number.isSafeInteger(amount) && currency !== '' ? { amount: amount as number, currency } : null
}
