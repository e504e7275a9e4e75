import type { StoredCart } from '../domain/cart.ts'
import { type Db, hotReads, hotRows } from './database.ts'

/** Carts by id; missing ids are missing. */
export async function cartsByIds(db: Db, ids: readonly string[]): Promise<Map<string, StoredCart>> {
  const found = await hotReads<StoredCart>(db, `${SELECT} where id = any($1::uuid[])`, [ids])
  return new Map(found.map((cart) => [cart.id, cart]))
}

/** A cart whose row stays locked until the transaction ends; null where there is none. */
export async function lockCart(db: Db, id: string): Promise<StoredCart | null> {
  const [cart] = await hotRows<StoredCart>(db, `${SELECT} where id = $1 for update`, [id])
  return cart ?? null
}

/** Whether an open hold keeps a cart: asked under the cart's lock, it stays so until the transaction ends. */
export async function isHeld(db: Db, cartId: string, now: Date): Promise<boolean> {
  return (await hotRows(db, HELD, [cartId, now])).length > 0
}

const HELD = `select from redemption where cart_id = $1 and status = 'HELD' and held_until > $2`

const SELECT = `
  select id, version, customer_id as "customerId", currency, store_key as "storeKey", lines, shipping, codes, points, latitude, longitude,
    attributes, updated_at as "updatedAt"
  from cart`
