import type { JsonObject } from './json.ts'
import type { AskedPoints } from './tender.ts'

/** A line with everything a decision may look at, priced in the cart's currency (minor units, per unit). */
export interface CartLine {
  readonly id: string
  readonly sku: string
  readonly quantity: number
  readonly unitPrice: number
  /** Before any sale; null where not lower now. */
  readonly listPrice: number | null
  /** Never discounted below this; 0 for none. */
  readonly floorPrice: number
  readonly categories: readonly string[]
  readonly brand: string | null
  readonly onSale: boolean
  readonly attributes: JsonObject
}

/** The shipping chosen, in the cart's currency. */
export interface Shipping {
  readonly method: string | null
  readonly amount: number
}

/** A spot on earth: degrees north and east, WGS 84. */
export interface Point {
  readonly latitude: number
  readonly longitude: number
}

/** What is priced: a stored cart, one kept elsewhere, or one being redeemed. Lines of the same sku, unit price and attributes are one (law 5). */
export interface Cart {
  readonly currency: string
  readonly lines: readonly CartLine[]
  /** Null: not chosen yet. */
  readonly shipping: Shipping | null
  /** Codes in the order entered, in normal form. */
  readonly codes: readonly string[]
  /** Points that are to pay a part; absent, null: none. */
  readonly points?: AskedPoints | null
  readonly storeKey: string | null
  /** Where the shopper is; null: not sent. */
  readonly location: Point | null
  readonly attributes: JsonObject
}

/** A line as kept: price and the like only where a service gave them, else the catalogue's are read. */
export interface StoredCartLine {
  readonly id: string
  readonly sku: string
  readonly quantity: number
  readonly unitPrice: number | null
  readonly listPrice: number | null
  readonly categories: readonly string[] | null
  readonly brand: string | null
  readonly onSale: boolean | null
  readonly attributes: JsonObject
}

/** A cart as kept. */
export interface StoredCart {
  readonly id: string
  readonly version: number
  readonly customerId: string | null
  readonly currency: string
  readonly storeKey: string | null
  readonly lines: readonly StoredCartLine[]
  readonly shipping: Shipping | null
  readonly codes: readonly string[]
  /** Points that are to pay a part of it; null for none. */
  readonly points: AskedPoints | null
  readonly latitude: number | null
  readonly longitude: number | null
  readonly attributes: JsonObject
  readonly updatedAt: Date
}
