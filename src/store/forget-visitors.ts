import { KEPT } from '../domain/kept.ts'
import { type Db, rows } from './database.ts'
import { daysBefore } from './forget.ts'
import { endOf, type Met, walkOn } from './walk.ts'

/** Visitors looked at in one pass. */
const LOOKED_AT = 2_000
/** Events forgotten with them in one pass; who has more of them goes later. */
const MOST_EVENTS = 20_000

/**
 * Forgets visitors of whom nothing is kept but events, the last of them long past, with these; of the next piece of all visitors. Their tokens have ended
 * long before. One who is being given something is left for the next walk.
 */
export async function forgetVisitors(db: Db, now: Date): Promise<void> {
  const since = daysBefore(now, KEPT.visitorDays)
  await walkOn(db, 'visitor', async (inside, behind) => {
    const looked = await rows<Met>(inside, LOOK, [behind, since])
    const old = looked.flatMap(({ id, isOld }) => (isOld ? id : []))
    await forgetIfUnnamed(inside, old, since)
    return endOf(looked, LOOKED_AT)
  })
}

/** What names them is asked for before, and again once they are locked: nothing that refers to them can come from then on. */
async function forgetIfUnnamed(db: Db, old: readonly string[], since: Date): Promise<void> {
  const unnamed = await idsOf(db, UNNAMED, [old, since])
  const locked = await idsOf(db, LOCK, [unnamed])
  const ids = await idsOf(db, UNNAMED, [locked, since])
  if (ids.length === 0) return
  await rows(db, FORGET_EVENTS, [ids])
  await rows(db, FORGET, [ids])
}

async function idsOf(db: Db, text: string, [ids, ...further]: [readonly string[], ...unknown[]]): Promise<string[]> {
  if (ids.length === 0) return []
  const found = await rows<{ id: string }>(db, text, [ids, ...further])
  return found.map(({ id }) => id)
}

const LOOK = `
  select id, created_at < $2 as "isOld" from customer where external_id is null and id > $1 order by id limit ${LOOKED_AT}`

const LOCK = `
  select id from customer where id = any($1::uuid[]) and external_id is null and email is null
  order by id for update skip locked`

/** What may name a customer, but for events: tables, and their columns. A referral names its referrer's code. */
export const NAMING_CUSTOMERS: Readonly<Record<string, string>> = {
  cart: 'customer_id',
  redemption: 'customer_id',
  shop_order: 'customer_id',
  redemption_failure: 'customer_id',
  ledger_entry: 'customer_id',
  customer_activity: 'customer_id',
  customer_to_judge: 'customer_id',
  segment_member: 'customer_id',
  segment_grant: 'customer_id',
  voucher: 'holder_id',
  public_claim: 'customer_id',
  gift_card: 'holder_id',
  cash_back_card: 'customer_id',
  loyalty_card: 'holder_id',
  referral_code: 'holder_id',
  referral: 'friend_id',
  giveaway_entry: 'holder_id',
  perk: 'holder_id',
  donation: 'customer_id',
}

const UNNAMED = `
  select asked.id from unnest($1::uuid[]) as asked(id)
  where ${Object.entries(NAMING_CUSTOMERS)
    .map(([table, column]) => `not exists (select from ${table} where ${column} = asked.id)`)
    .join(' and ')}
    and not exists (select from customer_event where customer_id = asked.id and received_at >= $2)`

const FORGET_EVENTS = `
  delete from customer_event where ctid = any(array(
    select ctid from customer_event where customer_id = any($1::uuid[]) limit ${MOST_EVENTS}
  ))`

const FORGET = `
  with gone as materialized (
    select asked.id from unnest($1::uuid[]) as asked(id)
    where not exists (select from customer_event where customer_id = asked.id)
  ), counts as (
    delete from customer_event_count where customer_id = any(array(select id from gone))
  )
  delete from customer where id = any(array(select id from gone))`
