import { type BooksCheck, differing } from './books-check.ts'

/** Points: cards keep sums, lots what is left of each gain, the ledger what happened (laws 23 to 26). */
export const POINTS_CHECKS: readonly BooksCheck[] = [
  {
    name: 'points-balance',
    description:
      'The points on a loyalty card are the sum of its ledger entries, and what is left of its lots less what is owed.',
    sql: differing(
      'loyaltyCard',
      'card.id',
      `loyalty_card card left join (
        select loyalty_card_id, sum(delta) as delta, sum(held_delta) as held
        from ledger_entry where loyalty_card_id is not null group by loyalty_card_id
      ) ledger on ledger.loyalty_card_id = card.id left join (
        select card_id, sum(rest) as rest, sum(held) as held from points_lot group by card_id
      ) lots on lots.card_id = card.id`,
      [
        ['balance by entries', 'card.balance', 'coalesce(ledger.delta, 0)'],
        ['balance by lots', 'card.balance', 'coalesce(lots.rest, 0) - card.owed'],
        ['held by entries', 'card.held', 'coalesce(ledger.held, 0)'],
        ['held by lots', 'card.held', 'coalesce(lots.held, 0)'],
      ],
    ),
  },
  {
    name: 'points-running',
    description: 'The balance that each entry of a loyalty card tells is the sum of all entries up to it.',
    sql: differing(
      'loyaltyCard',
      'entry.loyalty_card_id',
      `(select loyalty_card_id, balance, sum(delta) over (partition by loyalty_card_id order by seq) as running
        from ledger_entry where loyalty_card_id is not null) entry`,
      [['balance after an entry', 'entry.balance', 'entry.running']],
    ),
  },
  {
    name: 'points-lots',
    description: 'What a lot of points keeps for open holds is the sum of the entries that moved it there and away.',
    sql: differing(
      'loyaltyCard',
      'lot.card_id',
      `points_lot lot left join (
        select lot_id, sum(held_delta) as held from ledger_entry where lot_id is not null group by lot_id
      ) ledger on ledger.lot_id = lot.id`,
      [['held of a lot', 'lot.held', 'coalesce(ledger.held, 0)']],
    ),
  },
  {
    name: 'points-holds',
    description: 'What a loyalty card keeps for open holds is what the held redemptions tender with its points.',
    sql: differing(
      'loyaltyCard',
      'card.id',
      `loyalty_card card left join (
        select (tender->>'loyaltyCardId')::uuid as card_id, sum((tender->>'points')::bigint) as points
        from redemption cross join lateral jsonb_array_elements(tenders) as tender
        where status = 'HELD' and tender->>'loyaltyCardId' is not null group by 1
      ) open on open.card_id = card.id`,
      [['held by open holds', 'card.held', 'coalesce(open.points, 0)']],
    ),
  },
  {
    name: 'points-tenders',
    description:
      'The points that a redemption tenders, returns taken off, are what the ledger says of it; all come back with the last line.',
    sql: differing(
      'redemption',
      'coalesce(frozen.redemption_id, ledger.redemption_id)',
      `(
        select redemption_id, card_id, sum(spent) as spent, sum(kept) as kept, bool_or(is_whole) as is_whole
        from (
          select redemption.id as redemption_id, (tender->>'loyaltyCardId')::uuid as card_id, status = 'ROLLED_BACK' as is_whole,
            case when status in ('RELEASED', 'EXPIRED') then 0 else -(tender->>'points')::bigint end as spent,
            case when status = 'HELD' then (tender->>'points')::bigint else 0 end as kept
          from redemption cross join lateral jsonb_array_elements(tenders) as tender
          where tender->>'loyaltyCardId' is not null
          union all
          select redemption_id, (tender->>'loyaltyCardId')::uuid, false, (tender->>'points')::bigint, 0
          from rollback cross join lateral jsonb_array_elements(tenders) as tender
          where tender->>'loyaltyCardId' is not null
        ) part group by redemption_id, card_id
      ) frozen full join (
        select redemption_id, loyalty_card_id as card_id, sum(delta) as delta, sum(held_delta) as held
        from ledger_entry where redemption_id is not null and loyalty_card_id is not null and kind in ('HOLD', 'SPEND', 'RELEASE', 'ROLLBACK')
        group by redemption_id, loyalty_card_id
      ) ledger using (redemption_id, card_id)`,
      [
        ['points spent', 'coalesce(ledger.delta, 0)', 'coalesce(frozen.spent, 0)'],
        ['points held', 'coalesce(ledger.held, 0)', 'coalesce(frozen.kept, 0)'],
        [
          'points of a whole return',
          'coalesce(frozen.spent, 0)',
          'case when frozen.is_whole then 0 else coalesce(frozen.spent, 0) end',
        ],
      ],
    ),
  },
]
