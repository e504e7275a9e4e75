import type { GiftCard } from '../domain/gift-card.ts'
import type { LedgerEntry } from '../domain/ledger-entry.ts'
import type { Money } from '../domain/money.ts'
import type { VoucherState } from '../domain/voucher.ts'
import { type Db, rows } from './database.ts'
import { GIFT_CARD_COLUMNS } from './find-gift-cards.ts'

/** A card to issue, with the id of its ISSUE entry. */
export type NewGiftCard = Pick<
  GiftCard,
  'id' | 'code' | 'campaignId' | 'holderId' | 'currency' | 'initialBalance' | 'givenAt' | 'endsAt' | 'createdAt'
> & { readonly entryId: string }

/** Issues a card with its ISSUE entry; null where its code is taken. */
export async function insertGiftCard(db: Db, card: NewGiftCard): Promise<GiftCard | null> {
  const [made] = await rows<GiftCard>(db, INSERT, [
    card.id,
    card.code,
    card.campaignId,
    card.holderId,
    card.currency,
    card.initialBalance,
    card.givenAt,
    card.endsAt,
    card.createdAt,
    card.entryId,
  ])
  return made ?? null
}

const INSERT = `
  with made as (
    insert into gift_card (id, code, campaign_id, holder_id, currency, initial_balance, balance, state, given_at, ends_at, version, created_at)
    select $1, $2, $3, $4, $5, $6, $6, 'ENABLED', $7, $8, 1, $9 where not exists (select from voucher where code = $2)
    on conflict (code) do nothing returning *
  ),
  entry as (
    insert into ledger_entry (id, kind, gift_card_id, customer_id, currency, delta, balance, description, occurred_at, expires_at)
    select $10, 'ISSUE', id, holder_id, currency, balance, balance, '', created_at, ends_at from made
  )
  select ${GIFT_CARD_COLUMNS} from made as gift_card`

/** Cards to issue in bulk: what is the same for all of them. */
export interface GiftCardBatch {
  readonly campaignId: string
  readonly balance: Money
  readonly createdAt: Date
}

/** Issues cards of one campaign that nobody holds, with their ISSUE entries; how many were made: those whose code was taken are not. */
export async function insertGiftCards(
  db: Db,
  { campaignId, balance, createdAt }: GiftCardBatch,
  made: readonly { readonly id: string; readonly code: string; readonly entryId: string }[],
): Promise<number> {
  const [counted] = await rows<{ count: number }>(db, INSERT_MANY, [
    made.map(({ id }) => id),
    made.map(({ code }) => code),
    made.map(({ entryId }) => entryId),
    campaignId,
    balance.currency,
    balance.amount,
    createdAt,
  ])
  return counted?.count ?? 0
}

const INSERT_MANY = `
  with asked as (select * from unnest($1::uuid[], $2::text[], $3::uuid[]) as asked(id, code, entry_id)),
  made as (
    insert into gift_card (id, code, campaign_id, currency, initial_balance, balance, state, version, created_at)
    select id, code, $4::uuid, $5::text, $6::bigint, $6::bigint, 'ENABLED', 1, $7::timestamptz from asked
    where not exists (select from voucher where voucher.code = asked.code)
    on conflict (code) do nothing returning id, balance, currency, created_at
  ),
  entries as (
    insert into ledger_entry (id, kind, gift_card_id, currency, delta, balance, description, occurred_at)
    select asked.entry_id, 'ISSUE', made.id, made.currency, made.balance, made.balance, '', made.created_at
    from made join asked using (id)
  )
  select count(*) as count from made`

/** A gift card whose row stays locked until the transaction ends; null where there is none. */
export async function lockGiftCard(db: Db, id: string): Promise<GiftCard | null> {
  const [card] = await rows<GiftCard>(
    db,
    `select ${GIFT_CARD_COLUMNS} from gift_card where id = $1 for no key update`,
    [id],
  )
  return card ?? null
}

/** The gift card of a code in normal form, locked likewise. */
export async function lockGiftCardOf(db: Db, code: string): Promise<GiftCard | null> {
  const [card] = await rows<GiftCard>(
    db,
    `select ${GIFT_CARD_COLUMNS} from gift_card where code = $1 for no key update`,
    [code],
  )
  return card ?? null
}

/** Switches a locked card on, off, or off for good; what is on it stays. */
export async function setGiftCardState(db: Db, id: string, state: VoucherState): Promise<GiftCard> {
  const [card] = await rows<GiftCard>(
    db,
    `update gift_card set state = $2, version = version + 1 where id = $1 returning ${GIFT_CARD_COLUMNS}`,
    [id, state],
  )
  return card!
}

/** Changes the balance of a locked card by hand, with an ADJUST entry that says why. */
export async function adjustGiftCard(
  db: Db,
  { id, delta, description, now, entryId }: Adjustment,
): Promise<LedgerEntry['id']> {
  await rows(db, ADJUST, [id, delta, description, now, entryId])
  return entryId
}

/** A correction of one card, minor units of its currency. */
export interface Adjustment {
  readonly id: string
  readonly delta: number
  readonly description: string
  readonly now: Date
  readonly entryId: string
}

const ADJUST = `
  with changed as (
    update gift_card set balance = balance + $2, version = version + 1 where id = $1 returning *
  )
  insert into ledger_entry (id, kind, gift_card_id, customer_id, currency, delta, balance, description, occurred_at, expires_at)
  select $5, 'ADJUST', id, holder_id, currency, $2, balance, $3, $4, ends_at from changed`
