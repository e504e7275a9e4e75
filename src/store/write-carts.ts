import type { StoredCart } from '../domain/cart.ts'
import { type Db, rows } from './database.ts'

/** Writes a cart whole: new, or over the row that the transaction has locked. */
export async function writeCart(db: Db, cart: StoredCart): Promise<void> {
  await rows(db, WRITE, [
    cart.id,
    cart.version,
    cart.customerId,
    cart.currency,
    cart.storeKey,
    JSON.stringify(cart.lines),
    cart.shipping === null ? null : JSON.stringify(cart.shipping),
    cart.codes,
    cart.points === null ? null : JSON.stringify(cart.points),
    cart.latitude,
    cart.longitude,
    JSON.stringify(cart.attributes),
    cart.updatedAt,
  ])
}

const WRITE = `
  insert into cart (id, version, customer_id, currency, store_key, lines, shipping, codes, points, latitude, longitude,
    attributes, created_at, updated_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13)
  on conflict (id) do update set version = excluded.version, customer_id = excluded.customer_id, store_key = excluded.store_key,
    lines = excluded.lines, shipping = excluded.shipping, codes = excluded.codes, points = excluded.points, latitude = excluded.latitude,
    longitude = excluded.longitude, attributes = excluded.attributes, updated_at = excluded.updated_at`
