import { type BooksCheck, differing } from './books-check.ts'

/** Counters of limits (law 17) and what redemptions have added to them. */
export const LIMIT_CHECKS: readonly BooksCheck[] = [
  {
    name: 'limit-counters',
    description: 'What a limit has used is the sum of what redemptions have added to it and given back.',
    sql: differing(
      'campaign',
      'coalesce(counter.campaign_id, entries.campaign_id)',
      `limit_counter counter full join (
        select campaign_id, key, sum(delta) as used from limit_entry group by campaign_id, key
      ) entries on entries.campaign_id = counter.campaign_id and entries.key = counter.key
      cross join lateral (select coalesce(counter.key, entries.key) as key) limited`,
      [
        [
          'limit',
          `limited.key || ': ' || coalesce(counter.used, 0)`,
          `limited.key || ': ' || coalesce(entries.used, 0)`,
        ],
      ],
    ),
  },
]
