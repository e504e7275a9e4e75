import type { Product } from '../domain/product.ts'
import { type Db, rows } from './database.ts'
import { PRODUCT_COLUMNS } from './read-products.ts'

/** The goods of these skus, locked (by sku, as they are written) until the transaction ends; unknown skus are missing. */
export async function lockProducts(db: Db, skus: readonly string[]): Promise<Map<string, Product>> {
  const found = await rows<Product>(
    db,
    `select ${PRODUCT_COLUMNS} from product where sku = any($1::text[]) order by sku for no key update`,
    [skus],
  )
  return new Map(found.map((product) => [product.sku, product]))
}

/** Writes goods whole, new or over what is there, in one statement. The sku identifies; an id is given to new ones only. */
export async function writeProducts(db: Db, products: readonly Product[]): Promise<void> {
  await rows(db, WRITE, [JSON.stringify(products)])
}

const WRITE = `
  insert into product (id, sku, name, prices, list_prices, floor_prices, categories, brand, on_sale, attributes, image_url)
  select id, sku, name, prices, "listPrices", "floorPrices", categories, brand, "onSale", attributes, "imageUrl"
  from jsonb_to_recordset($1::jsonb) as sent(
    id uuid, sku text, name text, prices jsonb, "listPrices" jsonb, "floorPrices" jsonb, categories text[], brand text,
    "onSale" boolean, attributes jsonb, "imageUrl" text
  )
  order by sku
  on conflict (sku) do update set name = excluded.name, prices = excluded.prices, list_prices = excluded.list_prices,
    floor_prices = excluded.floor_prices, categories = excluded.categories, brand = excluded.brand, on_sale = excluded.on_sale,
    attributes = excluded.attributes, image_url = excluded.image_url`
