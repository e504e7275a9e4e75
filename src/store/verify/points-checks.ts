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
]
