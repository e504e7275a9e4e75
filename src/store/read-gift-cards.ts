import type { GiftCard } from '../domain/gift-card.ts'
import type { Money } from '../domain/money.ts'
import { type Db, hotReads, rows } from './database.ts'
import { GIFT_CARD_COLUMNS } from './find-gift-cards.ts'
import { giftCardStatusAt } from './gift-card-status.ts'

/** Gift cards by id; missing ids are missing. */
export async function giftCardsByIds(db: Db, ids: readonly string[]): Promise<Map<string, GiftCard>> {
  const found = await hotReads<GiftCard>(db, `select ${GIFT_CARD_COLUMNS} from gift_card where id = any($1::uuid[])`, [
    ids,
  ])
  return new Map(found.map((card) => [card.id, card]))
}

/** The gift card of a code in normal form; null where there is none. */
export async function giftCardByCode(db: Db, code: string): Promise<GiftCard | null> {
  const [card] = await rows<GiftCard>(db, `select ${GIFT_CARD_COLUMNS} from gift_card where code = $1`, [code])
  return card ?? null
}

/** How many cards a campaign has. Counts rows: for small campaigns, or where it matters. */
export async function countGiftCards(db: Db, campaignId: string): Promise<number> {
  const [found] = await rows<{ count: number }>(db, 'select count(*) as count from gift_card where campaign_id = $1', [
    campaignId,
  ])
  return found?.count ?? 0
}

/** What is spendable on each customer's gift cards at `now`, one amount per currency. */
export async function giftCardTotals(db: Db, customerIds: readonly string[], now: Date): Promise<Map<string, Money[]>> {
  const found = await rows<Money & { ownerId: string }>(db, TOTALS, [customerIds, now])
  return moneyByOwner(customerIds, found)
}

/** What incentives have saved each customer, without what returns took back, one amount per currency. */
export async function savingsOf(db: Db, customerIds: readonly string[]): Promise<Map<string, Money[]>> {
  const found = await rows<Money & { ownerId: string }>(db, SAVINGS, [customerIds])
  return moneyByOwner(customerIds, found)
}

function moneyByOwner(
  ownerIds: readonly string[],
  found: readonly (Money & { readonly ownerId: string })[],
): Map<string, Money[]> {
  const byOwner = Map.groupBy(found, ({ ownerId }) => ownerId)
  const of = (id: string): Money[] => (byOwner.get(id) ?? []).map(({ amount, currency }) => ({ amount, currency }))
  return new Map(ownerIds.map((id) => [id, of(id)]))
}

const TOTALS = `
  select gift_card.holder_id as "ownerId", gift_card.currency, sum(gift_card.balance)::bigint as amount
  from gift_card join campaign on campaign.id = gift_card.campaign_id
  where gift_card.holder_id = any($1::uuid[]) and ${giftCardStatusAt('$2::timestamptz')} = 'ACTIVE'
  group by gift_card.holder_id, gift_card.currency order by gift_card.currency`

const SAVINGS = `
  select kept.customer_id as "ownerId", kept.currency, sum(kept.discount_total - returned.amount)::bigint as amount
  from redemption kept cross join lateral (
    select coalesce(sum(rollback.discount_returned), 0) as amount from rollback where rollback.redemption_id = kept.id
  ) returned
  where kept.customer_id = any($1::uuid[]) and kept.status in ('CAPTURED', 'PARTLY_ROLLED_BACK', 'ROLLED_BACK')
  group by kept.customer_id, kept.currency having sum(kept.discount_total - returned.amount) <> 0 order by kept.currency`
