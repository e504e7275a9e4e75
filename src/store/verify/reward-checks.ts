import { type BooksCheck, differing } from './books-check.ts'

/** Rewards: what is left of them. */
export const REWARD_CHECKS: readonly BooksCheck[] = [
  {
    name: 'reward-stock',
    description: 'What is left of a reward is what its stock was set to, less those that were bought since.',
    sql: differing(
      'reward',
      'reward.id',
      `(select id, stock from reward where stock is not null) reward left join (
        select reward_id, sum(delta) as left_over from reward_stock_entry group by reward_id
      ) entries on entries.reward_id = reward.id`,
      [['stock', 'reward.stock', 'coalesce(entries.left_over, 0)']],
    ),
  },
]
