import type { Shipping, StoredCartLine } from './cart.ts'
import type { CartLineInput, ShippingInput } from './input/cart-input.ts'
import { given, parseAt, type Parsed, type Path, type Place } from './input/place.ts'
import { readAttributes } from './input/read-attributes.ts'
import { readMoneyIn } from './input/read-money.ts'
import { readInteger, readList, readName, readNames, readOptionalName } from './input/values.ts'
import { MAXIMUM_ITEMS } from './limits.ts'

/** Lines of one cart. */
export const MAXIMUM_LINES = MAXIMUM_ITEMS

/** Units of one line. */
export const MAXIMUM_QUANTITY = 10_000

/** Longest sku, in characters. */
export const MAXIMUM_SKU = 128

/** Nothing on a cart adds up to more minor units: every sum and twice of it is an exact integer (law 1). */
export const MAXIMUM_TOTAL = 1_000_000_000_000_000

/** A line that has no id yet. */
export type CartLineDraft = Omit<StoredCartLine, 'id'>

/** What lines are read against. */
export interface LineRules {
  /** The cart's: other amounts are a CURRENCY_MISMATCH. */
  readonly currency: string
  /** A service may send price, list price, categories, brand and sale; others are refused. */
  readonly mayPrice: boolean
  /** 1, or 0 where it removes the line. */
  readonly leastQuantity: 0 | 1
}

/** Checks the lines of a cart: at most 500, of up to 10,000 units, amounts of at least 0 in the cart's currency. */
export function parseCartLines(
  inputs: readonly CartLineInput[],
  path: Path,
  rules: LineRules,
): Parsed<CartLineDraft[]> {
  return parseAt(path, (place) => readCartLines(inputs, place, rules))
}

/** Reads the lines of a cart in their place. */
export function readCartLines(inputs: readonly CartLineInput[], place: Place, rules: LineRules): CartLineDraft[] {
  const lines = readList(inputs, place, (input, at) => readCartLine(input, at, rules), { max: MAXIMUM_LINES })
  if (isTooDear(lines)) place.refuse('TOO_MANY', `must cost at most ${MAXIMUM_TOTAL} in all`)
  return lines
}

/** Whether priced lines add up to more than a cart may hold; lines without a price count nothing. */
export function isTooDear(lines: readonly Pick<StoredCartLine, 'quantity' | 'unitPrice'>[]): boolean {
  return lines.reduce((total, line) => total + line.quantity * (line.unitPrice ?? 0), 0) > MAXIMUM_TOTAL
}

/** Checks shipping: a price of at least 0 in the cart's currency; what it costs is set by a service only. */
export function parseShipping(
  input: ShippingInput,
  path: Path,
  rules: Pick<LineRules, 'currency' | 'mayPrice'>,
): Parsed<Shipping> {
  return parseAt(path, (place) => readShipping(input, place, rules))
}

/** Reads shipping in its place. */
export function readShipping(
  input: ShippingInput,
  place: Place,
  rules: Pick<LineRules, 'currency' | 'mayPrice'>,
): Shipping {
  if (!rules.mayPrice) place.at('amount').refuse('INVALID', 'is set by a service only')
  const { amount } = readMoneyIn(rules.currency, input.amount, place.at('amount'), 0)
  return { method: readOptionalName(input.method, place.at('method')), amount }
}

function readCartLine(input: CartLineInput, place: Place, rules: LineRules): CartLineDraft {
  if (!rules.mayPrice) refuseServiceFields(input, place)
  const quantity = { min: rules.leastQuantity, max: MAXIMUM_QUANTITY }
  return {
    sku: readName(input.sku, place.at('sku'), MAXIMUM_SKU),
    quantity: readInteger(input.quantity, place.at('quantity'), quantity),
    ...readPrices(input, place, rules.currency),
    categories: given(input.categories) ? readNames(input.categories, place.at('categories')) : null,
    brand: readOptionalName(input.brand, place.at('brand')),
    onSale: input.onSale ?? null,
    attributes: readAttributes(input.attributes, place.at('attributes')),
  }
}

function refuseServiceFields(input: CartLineInput, place: Place): void {
  for (const field of ['unitPrice', 'listPrice', 'categories', 'brand', 'onSale'] as const)
    if (given(input[field])) place.at(field).refuse('INVALID', 'is set by a service only')
}

/** A list price that is not above the price says nothing: null. */
function readPrices(
  input: CartLineInput,
  place: Place,
  currency: string,
): Pick<StoredCartLine, 'unitPrice' | 'listPrice'> {
  const { unitPrice, listPrice } = input
  const price = given(unitPrice) ? readMoneyIn(currency, unitPrice, place.at('unitPrice'), 0).amount : null
  const before = given(listPrice) ? readMoneyIn(currency, listPrice, place.at('listPrice'), 0).amount : null
  return { unitPrice: price, listPrice: before !== null && price !== null && before <= price ? null : before }
}
