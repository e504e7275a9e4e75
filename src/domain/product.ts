import type { JsonObject } from './json.ts'
import type { Money } from './money.ts'

/** A good of the shop's catalogue. Prices: at most one a currency. */
export interface Product {
  readonly id: string
  readonly sku: string
  readonly name: string
  readonly prices: readonly Money[]
  /** Prices before any sale. */
  readonly listPrices: readonly Money[]
  /** Never discounted below these, per unit. */
  readonly floorPrices: readonly Money[]
  readonly categories: readonly string[]
  readonly brand: string | null
  readonly onSale: boolean
  readonly attributes: JsonObject
  readonly imageUrl: string | null
}
