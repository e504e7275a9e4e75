import { type Db, hotReads } from './database.ts'

/** What a purchase is decided on besides facts. */
export interface PurchaseState {
  /** Another order has this reference. */
  readonly isTaken: boolean
  /** Version of the customer's activity; 0 where she has done nothing yet. Read before the facts: what happens between counts as later. */
  readonly activity: number
  /** An open hold keeps the cart. */
  readonly isHeld: boolean
}

/** Reads it in one query. */
export async function readPurchaseState(
  db: Db,
  purchase: { readonly orderReference: string; readonly customerId: string | null; readonly cartId: string | null },
  now: Date,
): Promise<PurchaseState> {
  const { orderReference, customerId, cartId } = purchase
  const [state] = await hotReads<PurchaseState>(db, STATE, [orderReference, customerId, cartId, now])
  return state!
}

const STATE = `
  select exists (select from order_reference where reference = $1) as "isTaken",
    coalesce((select version from customer_activity where customer_id = $2), 0) as activity,
    exists (select from redemption where cart_id = $3 and status = 'HELD' and held_until > $4) as "isHeld"`
