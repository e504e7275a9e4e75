import type { Cart, CartLine } from '../cart.ts'
import { type Customer, isVisitor } from '../customer.ts'
import { type Facts, orderWindowKey } from '../facts.ts'
import type { Json, JsonObject } from '../json.ts'
import type { Program } from './compile-expression.ts'
import {
  type Activation,
  ExpressionCart,
  ExpressionCustomer,
  ExpressionItem,
  ExpressionOrders,
  type ExpressionAttributes,
  type ExpressionValue,
} from './language.ts'
import { MAXIMUM_ATTRIBUTE_TEXT, MAXIMUM_ENTRIES } from '../limits.ts'

/** The cart at the moment of asking: `restTotal` is what is left of the goods then (law 9). */
export interface CartNow {
  readonly currency: string
  readonly lines: readonly CartLine[]
  readonly restTotal: number
  readonly quantity: number
}

/** Whether an expression reads the cart: without one it is not asked (law 31). */
export function readsCart({ reads }: Program): boolean {
  return [...reads].some((path) => /^(cart|items)\b/.test(path))
}

/** Whether an expression reads what is left of the goods, which discounts change. */
export function readsRest({ reads }: Program): boolean {
  return reads.has('cart') || reads.has('cart.subtotal')
}

/**
 * What a program is run on (law 34). `segmentKeys`: of all segments that hold her; only asked where the program reads them.
 * Orders and segments are not known of who has not signed in.
 */
export function activationOf(
  program: Program,
  facts: Facts,
  cart: CartNow | null,
  segmentKeys: () => readonly string[],
): Activation {
  return {
    cart: cart === null || facts.cart === null ? null : expressionCart(cart, facts.cart),
    items: cart === null ? null : itemsOf(cart.lines),
    customer: expressionCustomer(program, facts, cart?.currency ?? facts.settings.currency, segmentKeys),
    now: facts.now,
  }
}

function expressionCart({ currency, restTotal, quantity }: CartNow, { shipping, attributes }: Cart): ExpressionCart {
  return new ExpressionCart({
    subtotal: BigInt(restTotal),
    quantity: BigInt(quantity),
    ...(shipping === null ? {} : { shipping: BigInt(shipping.amount) }),
    currency,
    attributes: attributesOf(attributes),
  })
}

/** Lines do not change while a cart is priced: they are made ready once. */
const items = new WeakMap<readonly CartLine[], readonly ExpressionItem[]>()

function itemsOf(lines: readonly CartLine[]): readonly ExpressionItem[] {
  const known = items.get(lines)
  if (known !== undefined) return known
  const made = lines.map(
    ({ sku, quantity, unitPrice, listPrice, categories, brand, onSale, attributes }) =>
      new ExpressionItem({
        sku,
        quantity: BigInt(quantity),
        unitPrice: BigInt(unitPrice),
        ...(listPrice === null ? {} : { listPrice: BigInt(listPrice) }),
        categories,
        ...(brand === null ? {} : { brand }),
        onSale,
        attributes: attributesOf(attributes),
      }),
  )
  items.set(lines, made)
  return made
}

function expressionCustomer(
  { reads }: Program,
  { customer, orders }: Facts,
  currency: string,
  segmentKeys: () => readonly string[],
): ExpressionCustomer {
  if (customer === null) return new ExpressionCustomer({})
  const window = isVisitor(customer) ? undefined : orders.get(orderWindowKey(null, ''))
  const asksSegments = reads.has('customer') || reads.has('customer.segments')
  return new ExpressionCustomer({
    ...ownFields(customer),
    ...(window === undefined
      ? {}
      : {
          orders: new ExpressionOrders({
            count: BigInt(window.count),
            total: BigInt(window.totals.get(currency) ?? 0),
          }),
        }),
    ...(asksSegments && !isVisitor(customer) ? { segments: segmentKeys() } : {}),
  })
}

const FIELDS = ['displayName', 'email', 'phone', 'birthday', 'country', 'city', 'locale', 'timeZone'] as const

function ownFields(customer: Customer) {
  const known = FIELDS.filter((field) => customer[field] !== null).map((field) => [field, customer[field]])
  return {
    ...(Object.fromEntries(known) as { readonly [Field in (typeof FIELDS)[number]]?: string }),
    createdAt: customer.createdAt,
    attributes: attributesOf(customer.attributes),
  }
}

const attributes = new WeakMap<JsonObject, ExpressionAttributes>()

/** Whole numbers as int64. Texts and lists that are too long are left out: what is run on them would have no bound. */
function attributesOf(json: JsonObject): ExpressionAttributes {
  let known = attributes.get(json)
  if (known === undefined) attributes.set(json, (known = (valueOf(json) ?? {}) as ExpressionAttributes))
  return known
}

function valueOf(json: Json): ExpressionValue {
  if (typeof json === 'number') return Number.isSafeInteger(json) ? BigInt(json) : json
  if (typeof json === 'string') return json.length <= MAXIMUM_ATTRIBUTE_TEXT ? json : null
  if (json === null || typeof json === 'boolean') return json
  if (Array.isArray(json)) return json.length <= MAXIMUM_ENTRIES ? json.map((part: Json) => valueOf(part)) : null
  const entries = Object.entries(json).map(([name, part]) => [name, valueOf(part as Json)] as const)
  if (entries.length > MAXIMUM_ENTRIES) return null
  return Object.fromEntries(entries.filter(([, value]) => value !== null))
}
