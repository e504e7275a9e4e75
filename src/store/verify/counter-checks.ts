import { isForgotten } from '../forget.ts'
import { type BooksCheck, differing } from './books-check.ts'

/** Whose limits are looked at: campaigns', or earning rules'. */
export interface LimitOwner {
  readonly kind: 'campaign' | 'earningRule'
  readonly table: 'campaign' | 'earning_rule'
  /** What the checks' names begin with. */
  readonly prefix: string
}

/** Counters of limits (law 17) are what was added to them, and those of customers have one for each customer. */
export function counterChecks({ kind, table, prefix }: LimitOwner): BooksCheck[] {
  return [
    {
      name: `${prefix}-counters`,
      description: `What a limit of ${WHOSE[kind]} has used is the sum of what was added to it and given back.`,
      sql: differing(
        kind,
        'owner.id',
        `limit_counter counter full join (
          select limited_id, key, sum(delta) as used from limit_entry group by limited_id, key
        ) entries on entries.limited_id = counter.limited_id and entries.key = counter.key
        join ${table} owner on owner.id = coalesce(counter.limited_id, entries.limited_id)
        cross join lateral (
          select coalesce(counter.key, entries.key) as key where counter.key is not null or not ${isForgotten('entries.key')}
        ) limited`,
        [
          [
            'limit',
            `limited.key || ': ' || coalesce(counter.used, 0)`,
            `limited.key || ': ' || coalesce(entries.used, 0)`,
          ],
        ],
      ),
    },
    {
      name: `${prefix}-customers`,
      description: `A limit of different customers of ${WHOSE[kind]} has used one for each customer counted beside it.`,
      sql: differing(
        kind,
        'owner.id',
        `limit_counter counter join ${table} owner on owner.id = counter.limited_id left join (
          select limited_id, split_part(key, '#', 1) as key, count(*) filter (where used > 0) as customers
          from limit_counter where key like 'CUSTOMERS/%#%' group by 1, 2
        ) beside on beside.limited_id = counter.limited_id and beside.key = counter.key
        cross join lateral (
          select counter.key like 'CUSTOMERS/%' and counter.key not like '%#%' as customers where not ${isForgotten('counter.key')}
        ) is_of`,
        [
          [
            'limit',
            `counter.key || ': ' || counter.used`,
            `counter.key || ': ' || case when is_of.customers then coalesce(beside.customers, 0) else counter.used end`,
          ],
        ],
      ),
    },
  ]
}

const WHOSE = { campaign: 'a campaign', earningRule: 'an earning rule' } as const
