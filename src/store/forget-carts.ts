import { KEPT } from '../domain/kept.ts'
import { type Db, rows } from './database.ts'
import { daysBefore } from './forget.ts'
import { endOf, type Met, walkOn } from './walk.ts'

/** Carts looked at in one pass. */
const LOOKED_AT = 5_000

/**
 * Forgets carts that nobody has touched for long, those of shoppers later than others; of the next piece of all carts. One that is being touched, or that a
 * hold keeps, is left for the next walk.
 */
export async function forgetCarts(db: Db, now: Date): Promise<void> {
  await walkOn(db, 'cart', async (inside, behind) => {
    const looked = await rows<LookedAt>(inside, LOOK, [behind, daysBefore(now, KEPT.cartDays)])
    const idle = looked.flatMap(({ id, isIdle }) => (isIdle ? id : []))
    await forgetIfUnused(inside, idle, now)
    return endOf(looked, LOOKED_AT)
  })
}

interface LookedAt extends Met {
  readonly isIdle: boolean
}

/** Holds are asked for once the carts are locked: none can come meanwhile. */
async function forgetIfUnused(db: Db, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return
  const spans = [daysBefore(now, KEPT.cartDays), daysBefore(now, KEPT.shopperCartDays)]
  const locked = await rows<{ id: string }>(db, LOCK, [ids, ...spans])
  await rows(db, FORGET, [locked.map(({ id }) => id)])
}

const LOOK = `
  select id, created_at < $2 as "isOld", updated_at < $2 as "isIdle" from cart where id > $1 order by id limit ${LOOKED_AT}`

const LOCK = `
  select id from cart where id = any($1::uuid[]) and updated_at < $2 and (updated_at < $3
    or not coalesce((select external_id is not null from customer where customer.id = cart.customer_id), false))
  order by id for update skip locked`

const FORGET = `
  delete from cart where id = any($1::uuid[])
    and not exists (select from redemption where cart_id = cart.id and status = 'HELD')`
