import type { PageRequest } from '../domain/page.ts'
import type { Product } from '../domain/product.ts'
import { type Db, hotReads, rows } from './database.ts'
import type { CountablePage } from './page-of.ts'
import { containing, readPage } from './read-page.ts'

/** Columns of `product` under the names of the domain. */
export const PRODUCT_COLUMNS = `
  product.id, product.sku, product.name, product.prices, product.list_prices as "listPrices", product.floor_prices as "floorPrices",
  product.categories, product.brand, product.on_sale as "onSale", product.attributes, product.image_url as "imageUrl"`

/** Goods by sku; unknown skus are missing. */
export async function productsBySkus(db: Db, skus: readonly string[]): Promise<Map<string, Product>> {
  const found = await hotReads<Product>(db, `select ${PRODUCT_COLUMNS} from product where sku = any($1::text[])`, [
    skus,
  ])
  return new Map(found.map((product) => [product.sku, product]))
}

/** Whether there is a catalogue at all. */
export async function hasProducts(db: Db): Promise<boolean> {
  return (await rows(db, 'select from product limit 1')).length > 0
}

/** Goods by id; missing ids are missing. */
export async function productsByIds(db: Db, ids: readonly string[]): Promise<Map<string, Product>> {
  const found = await hotReads<Product>(db, `select ${PRODUCT_COLUMNS} from product where id = any($1::uuid[])`, [ids])
  return new Map(found.map((product) => [product.id, product]))
}

/** Goods, newest first: those whose name or sku holds `search`. */
export function listProducts(db: Db, search: string | null, page: PageRequest): Promise<CountablePage<Product>> {
  const where = search === null ? [] : [`(name || ' ' || sku) ilike $1`]
  const parameters = search === null ? [] : [containing(search)]
  return readPage<Product>(db, { columns: PRODUCT_COLUMNS, from: 'product', where, parameters }, page)
}
