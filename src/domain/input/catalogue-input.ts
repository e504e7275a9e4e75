import type { JsonObject } from '../json.ts'
import type { MoneyInput } from './reference-input.ts'

/** A good as sent: absent keeps, null clears. */
export interface ProductInput {
  readonly sku: string
  readonly name: string
  readonly prices: readonly MoneyInput[]
  readonly listPrices?: readonly MoneyInput[] | null
  readonly floorPrices?: readonly MoneyInput[] | null
  readonly categories?: readonly string[] | null
  readonly brand?: string | null
  readonly onSale?: boolean | null
  readonly attributes?: JsonObject | null
  readonly imageUrl?: string | URL | null
}

/** Goods to add or change. */
export interface ProductsUpsertInput {
  readonly products: readonly ProductInput[]
}

/** A place where the shop sells, as sent: absent keeps, null clears. */
export interface StoreInput {
  readonly key: string
  readonly name: string
  readonly latitude?: number | null
  readonly longitude?: number | null
  readonly country?: string | null
}

/** Stores to add or change. */
export interface StoresUpsertInput {
  readonly stores: readonly StoreInput[]
}
