import { type BooksCheck, differing } from './books-check.ts'

/** Cards and their ledger (law 23): a card keeps sums, the entries are what happened. */
export const GIFT_CARD_CHECKS: readonly BooksCheck[] = [
  {
    name: 'gift-card-balance',
    description: 'What a gift card holds, keeps for open holds and was issued with is the sum of its ledger entries.',
    sql: differing(
      'giftCard',
      'card.id',
      `gift_card card left join (
        select gift_card_id, sum(delta) as delta, sum(held_delta) as held, sum(delta) filter (where kind = 'ISSUE') as issued
        from ledger_entry where gift_card_id is not null group by gift_card_id
      ) ledger on ledger.gift_card_id = card.id`,
      [
        ['balance', 'card.balance', 'coalesce(ledger.delta, 0)'],
        ['held', 'card.held', 'coalesce(ledger.held, 0)'],
        ['initialBalance', 'card.initial_balance', 'coalesce(ledger.issued, 0)'],
      ],
    ),
  },
  {
    name: 'ledger-balance',
    description: 'The balance that each ledger entry tells is the sum of all entries up to it.',
    sql: differing(
      'giftCard',
      'entry.gift_card_id',
      `(select gift_card_id, id, balance, sum(delta) over (partition by gift_card_id order by seq) as running
        from ledger_entry where gift_card_id is not null) entry`,
      [['balance after an entry', 'entry.balance', 'entry.running']],
    ),
  },
  {
    name: 'gift-card-holds',
    description: 'What a gift card keeps for open holds is what the held redemptions tender with it.',
    sql: differing(
      'giftCard',
      'card.id',
      `gift_card card left join (
        select (tender->>'giftCardId')::uuid as gift_card_id, sum((tender->>'amount')::bigint) as amount
        from redemption cross join lateral jsonb_array_elements(tenders) as tender
        where status = 'HELD' and tender->>'giftCardId' is not null group by 1
      ) open on open.gift_card_id = card.id`,
      [['held by open holds', 'card.held', 'coalesce(open.amount, 0)']],
    ),
  },
  {
    name: 'tenders',
    description: 'What a redemption tenders with each gift card, returns taken off, is what the ledger says of it.',
    sql: differing(
      'redemption',
      'coalesce(frozen.redemption_id, ledger.redemption_id)',
      `(
        select redemption_id, gift_card_id, sum(spent) as spent, sum(kept) as kept
        from (
          select redemption.id as redemption_id, (tender->>'giftCardId')::uuid as gift_card_id,
            case when status in ('RELEASED', 'EXPIRED') then 0 else -(tender->>'amount')::bigint end as spent,
            case when status = 'HELD' then (tender->>'amount')::bigint else 0 end as kept
          from redemption cross join lateral jsonb_array_elements(tenders) as tender
          where tender->>'giftCardId' is not null
          union all
          select redemption_id, (tender->>'giftCardId')::uuid, (tender->>'amount')::bigint, 0
          from rollback cross join lateral jsonb_array_elements(tenders) as tender
          where tender->>'giftCardId' is not null
        ) part group by redemption_id, gift_card_id
      ) frozen full join (
        select redemption_id, gift_card_id, sum(delta) as delta, sum(held_delta) as held
        from ledger_entry where redemption_id is not null and gift_card_id is not null
          and (kind in ('HOLD', 'RELEASE', 'SPEND') or kind = 'ROLLBACK' and delta > 0) group by redemption_id, gift_card_id
      ) ledger using (redemption_id, gift_card_id)`,
      [
        ['spent by gift card', 'coalesce(ledger.delta, 0)', 'coalesce(frozen.spent, 0)'],
        ['held by gift card', 'coalesce(ledger.held, 0)', 'coalesce(frozen.kept, 0)'],
      ],
    ),
  },
]
