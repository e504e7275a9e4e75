import type { GiftCard } from '../domain/gift-card.ts'
import { type Db, hotReads } from './database.ts'

/** How many usable gift cards of one wallet are judged at once, soonest to end first. */
export const WALLET_CARDS = 100

/** The gift cards behind these codes (normal form), and those with something on them that these customers hold: one query. */
export async function findGiftCards(
  db: Db,
  codes: readonly string[],
  holderIds: readonly string[],
  now: Date,
): Promise<GiftCard[]> {
  if (codes.length === 0 && holderIds.length === 0) return []
  return hotReads<GiftCard>(db, FIND, [codes, holderIds, now])
}

/** Columns of `gift_card` under the names of the domain. */
export const GIFT_CARD_COLUMNS = `
  gift_card.id, gift_card.code, gift_card.campaign_id as "campaignId", gift_card.holder_id as "holderId", gift_card.currency,
  gift_card.initial_balance as "initialBalance", gift_card.balance, gift_card.held, gift_card.state, gift_card.given_at as "givenAt",
  gift_card.ends_at as "endsAt", gift_card.expired_at as "expiredAt", gift_card.revived_until as "revivedUntil", gift_card.version, gift_card.created_at as "createdAt"`

/** The statement, over SQL for the codes (text[]), the holders (rows of `id`) and the instant. */
export function findingGiftCards(codes: string, holders: string, now: string): string {
  return `
  select ${GIFT_CARD_COLUMNS} from gift_card where code = any(${codes}::text[])
  union
  select usable.* from (${holders}) as holder(id) cross join lateral (
    select ${GIFT_CARD_COLUMNS} from gift_card
    where holder_id = holder.id and state = 'ENABLED' and balance > 0 and (ends_at is null or greatest(ends_at, revived_until) > ${now})
    order by greatest(ends_at, revived_until) nulls last, id limit ${WALLET_CARDS}
  ) usable`
}

const FIND = findingGiftCards('$1', 'select unnest($2::uuid[])', '$3')
