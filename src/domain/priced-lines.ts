import { amountIn } from './money.ts'
import type { Cart, CartLine, Point, StoredCart, StoredCartLine } from './cart.ts'
import type { Product } from './product.ts'

/** A line with its price: what a service gave, else the catalogue's price of now; null where neither names the currency. */
export function pricedLine(line: StoredCartLine, product: Product | null, currency: string): CartLine | null {
  const unitPrice = line.unitPrice ?? amountIn(currency, product?.prices ?? [])
  if (unitPrice === null) return null
  const listPrice = line.unitPrice === null ? amountIn(currency, product?.listPrices ?? []) : line.listPrice
  return {
    id: line.id,
    sku: line.sku,
    quantity: line.quantity,
    unitPrice,
    listPrice: listPrice !== null && listPrice > unitPrice ? listPrice : null,
    floorPrice: amountIn(currency, product?.floorPrices ?? []) ?? 0,
    categories: line.categories ?? product?.categories ?? [],
    brand: line.brand ?? product?.brand ?? null,
    onSale: line.onSale ?? product?.onSale ?? false,
    // The catalogue wins: whoever fills the cart may add attributes, not change what a discount looks at.
    attributes: { ...line.attributes, ...product?.attributes },
  }
}

/** A kept cart as decisions see it; a line that has lost its price is left out, since it cannot be bought. */
export function cartOf(stored: StoredCart, products: ReadonlyMap<string, Product>): Cart {
  const lines = stored.lines.flatMap((line) => pricedLine(line, products.get(line.sku) ?? null, stored.currency) ?? [])
  const { currency, shipping, codes, points, storeKey, attributes } = stored
  return { currency, lines, shipping, codes, points, storeKey, location: locationOf(stored), attributes }
}

/** Where the shopper is; null where it was not sent. */
export function locationOf({ latitude, longitude }: Pick<StoredCart, 'latitude' | 'longitude'>): Point | null {
  return latitude === null || longitude === null ? null : { latitude, longitude }
}
