import type { Redemption } from '../domain/redemption.ts'
import { type Db, rows } from './database.ts'

/**
 * Takes what a kept redemption's tenders say off their cards, with a SPEND entry each, in the order of the cards' ids (law 20).
 * False: a card has not enough on it any more, is off, or has become somebody else's, and the transaction must be undone.
 */
export async function spendGiftCards(
  db: Db,
  { id, customerId, orderReference, tenders, createdAt }: Redemption,
  newId: () => string,
): Promise<boolean> {
  if (tenders.length === 0) return true
  const spent = await rows(db, SPEND, [
    tenders.map(({ giftCardId }) => giftCardId),
    tenders.map(({ amount }) => amount),
    tenders.map(newId),
    customerId,
    id,
    orderReference,
    createdAt,
  ])
  return spent.length === tenders.length
}

const SPEND = `
  with asked as (select * from unnest($1::uuid[], $2::bigint[], $3::uuid[]) as asked(id, amount, entry_id)),
  locked as (
    select asked.* from asked join gift_card using (id) order by id for update of gift_card
  ),
  spent as (
    update gift_card set balance = balance - locked.amount, version = version + 1 from locked
    where gift_card.id = locked.id and balance >= locked.amount and state = 'ENABLED' and (holder_id is null or holder_id = $4)
    returning gift_card.*, locked.amount, locked.entry_id
  )
  insert into ledger_entry (id, kind, gift_card_id, customer_id, currency, delta, balance, description, redemption_id,
    order_reference, occurred_at)
  select entry_id, 'SPEND', id, holder_id, currency, -amount, balance, '', $5, $6, $7 from spent
  returning id`
