import { Environment } from '@marcbachmann/cel-js'
import { MAXIMUM_EXPRESSION_DEPTH, MAXIMUM_EXPRESSION_NODES } from '../limits.ts'

/** A value inside an expression: whole numbers are int64 (BigInt), others doubles; absent stands for what is not known. */
export type ExpressionValue =
  string | bigint | number | boolean | null | readonly ExpressionValue[] | { readonly [name: string]: ExpressionValue }

/** Free attributes inside an expression. */
export type ExpressionAttributes = Readonly<Record<string, ExpressionValue>>

/** Fields of one variable; one that is not known is left out, so that reading it fails and `has()` tells. */
class Fields<Known extends object> {
  constructor(known: Known) {
    Object.assign(this, known)
  }
}

/** `cart`: amounts in minor units of `currency`. `shipping` is absent until it is chosen. */
export class ExpressionCart extends Fields<{
  readonly subtotal: bigint
  readonly quantity: bigint
  readonly shipping?: bigint
  readonly currency: string
  readonly attributes: ExpressionAttributes
}> {}

/** One of `items`: amounts per unit, in minor units of the cart's currency. */
export class ExpressionItem extends Fields<{
  readonly sku: string
  readonly quantity: bigint
  readonly unitPrice: bigint
  readonly listPrice?: bigint
  readonly categories: readonly string[]
  readonly brand?: string
  readonly onSale: boolean
  readonly attributes: ExpressionAttributes
}> {}

/** `customer.orders`: paid orders ever; `total` in minor units of the cart's currency, without a cart of the shop's. */
export class ExpressionOrders extends Fields<{ readonly count: bigint; readonly total: bigint }> {}

/** `customer`: the names of law 29. Dates are texts (`YYYY-MM-DD`), `createdAt` is an instant. */
export class ExpressionCustomer extends Fields<{
  readonly displayName?: string
  readonly email?: string
  readonly phone?: string
  readonly birthday?: string
  readonly country?: string
  readonly city?: string
  readonly locale?: string
  readonly timeZone?: string
  readonly createdAt?: Date
  readonly attributes?: ExpressionAttributes
  readonly segments?: readonly string[]
  readonly orders?: ExpressionOrders
}> {}

/** What an expression is run on. `cart` and `items` are null where there is no cart: expressions that read them are not run then. */
export interface Activation {
  readonly cart: ExpressionCart | null
  readonly items: readonly ExpressionItem[] | null
  readonly customer: ExpressionCustomer
  readonly now: Date
}

const ATTRIBUTES = 'map<string, dyn>'
const TIMESTAMP = 'google.protobuf.Timestamp'

const CART = { subtotal: 'int', quantity: 'int', shipping: 'int', currency: 'string', attributes: ATTRIBUTES }

const ITEM = {
  sku: 'string',
  quantity: 'int',
  unitPrice: 'int',
  listPrice: 'int',
  categories: 'list<string>',
  brand: 'string',
  onSale: 'bool',
  attributes: ATTRIBUTES,
}

const CUSTOMER = {
  displayName: 'string',
  email: 'string',
  phone: 'string',
  birthday: 'string',
  country: 'string',
  city: 'string',
  locale: 'string',
  timeZone: 'string',
  createdAt: TIMESTAMP,
  attributes: ATTRIBUTES,
  segments: 'list<string>',
  orders: 'Orders',
}

/** Sizes of an expression's tree. */
const LIMITS = {
  maxAstNodes: MAXIMUM_EXPRESSION_NODES,
  maxDepth: MAXIMUM_EXPRESSION_DEPTH,
  maxListElements: 200,
  maxMapEntries: 50,
  maxCallArguments: 8,
}

/** Law 34: the variables, their types, and `sum` of whole numbers beside the functions of CEL. */
export const LANGUAGE = new Environment({ limits: LIMITS })
  .registerType('Orders', { ctor: ExpressionOrders, fields: { count: 'int', total: 'int' } })
  .registerType('Cart', { ctor: ExpressionCart, fields: CART })
  .registerType('Item', { ctor: ExpressionItem, fields: ITEM })
  .registerType('Customer', { ctor: ExpressionCustomer, fields: CUSTOMER })
  .registerVariable('cart', 'Cart')
  .registerVariable('items', 'list<Item>')
  .registerVariable('customer', 'Customer')
  .registerVariable('now', TIMESTAMP)
  .registerFunction('list<int>.sum(): int', sumOf)

const MAXIMUM_INTEGER = 2n ** 63n - 1n

function sumOf(numbers: readonly bigint[]): bigint {
  const sum = numbers.reduce((total, each) => total + each, 0n)
  if (sum > MAXIMUM_INTEGER || sum < -MAXIMUM_INTEGER - 1n) throw new RangeError('integer overflow')
  return sum
}
