import { type Db, rows } from './database.ts'

/** Cards written off in one transaction. */
const AT_ONCE = 1000

/**
 * Writes off what is left on cards that have ended at `now`, with an EXPIRE entry each, at most 1,000 cards; whose they were, so that they
 * are told. Cards that somebody is spending from are left for the next time: nobody can spend an ended one, late or not.
 */
export async function expireGiftCards(
  db: Db,
  now: Date,
  newId: () => string,
): Promise<{ readonly expired: number; readonly holderIds: readonly string[] }> {
  const due = await rows<{ id: string }>(db, DUE, [now])
  if (due.length === 0) return { expired: 0, holderIds: [] }
  const ids = due.map(({ id }) => id)
  const written = await rows<{ holderId: string | null }>(db, EXPIRE, [ids, ids.map(newId), now])
  return { expired: written.length, holderIds: [...new Set(written.flatMap(({ holderId }) => holderId ?? []))] }
}

/** Money that came back after a card's end lives on for a while (law 24). */
const NOT_REVIVED = '(revived_until is null or revived_until <= $1)'

/** By their own end, or by their campaign's. */
const DUE = `
  (select id from gift_card where balance > 0 and ends_at <= $1 and ${NOT_REVIVED} limit ${AT_ONCE})
  union
  (select gift_card.id from campaign join gift_card on gift_card.campaign_id = campaign.id
   where campaign.kind = 'GIFT_CARD' and (campaign.state in ('ENDED', 'ARCHIVED') or campaign.ends_at <= $1) and balance > 0
     and ${NOT_REVIVED}
   limit ${AT_ONCE})`

const EXPIRE = `
  with asked as (select * from unnest($1::uuid[], $2::uuid[]) as asked(id, entry_id)),
  locked as (
    select gift_card.*, asked.entry_id from asked join gift_card using (id) join campaign on campaign.id = gift_card.campaign_id
    where gift_card.balance > 0 and (gift_card.ends_at <= $3 or campaign.ends_at <= $3 or campaign.state in ('ENDED', 'ARCHIVED'))
      and (revived_until is null or revived_until <= $3)
    order by gift_card.id for no key update of gift_card skip locked
  ),
  changed as (
    update gift_card set balance = 0, expired_at = $3, version = gift_card.version + 1 from locked where gift_card.id = locked.id
    returning gift_card.id
  )
  insert into ledger_entry (id, kind, gift_card_id, customer_id, currency, delta, balance, description, occurred_at)
  select locked.entry_id, 'EXPIRE', locked.id, locked.holder_id, locked.currency, -locked.balance, 0, '', $3
  from locked join changed using (id)
  returning customer_id as "holderId"`
