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

/** SQL for a redemption that is a hold still open at an instant, which is SQL itself. */
export const OPEN_HOLD = (now: string): string => `status = 'HELD' and held_until > ${now}`

const HELD = `select from redemption where cart_id = $1 and ${OPEN_HOLD('$2')}`

/** Columns of `cart` under the names of the domain. */
export const CART_COLUMNS = `
  cart.id, cart.version, cart.customer_id as "customerId", cart.currency, cart.store_key as "storeKey", cart.lines, cart.shipping,
  cart.codes, cart.points, cart.latitude, cart.longitude, cart.attributes, cart.updated_at as "updatedAt"`

const SELECT = `select ${CART_COLUMNS} from cart`
