import { type BooksCheck, COUNTS, differing } from './books-check.ts'
import { counterChecks } from './counter-checks.ts'

/** What a redemption's order earns, frozen, by rule. */
const GAINS = `
  select gain->>'ruleId' as rule_id from jsonb_array_elements(redemption.earns) as earning
  cross join lateral jsonb_array_elements(earning->'gains') as gain`

/** Earning rules: their limits, and what was frozen of what they gave. */
export const EARNING_CHECKS: readonly BooksCheck[] = [
  ...counterChecks({ kind: 'earningRule', table: 'earning_rule', prefix: 'earning-limit' }),
  {
    name: 'earning-limit-redemptions',
    description:
      'What a redemption has added to a limit of an earning rule, returns taken off, is what the rule gives for it.',
    sql: differing(
      'redemption',
      'entry.redemption_id',
      `(
        select redemption_id, campaign_id as rule_id, key, sum(delta) as added from limit_entry
        where redemption_id is not null and (key not like 'CUSTOMERS/%' or key like '%#%') group by redemption_id, campaign_id, key
      ) entry
      join earning_rule on earning_rule.id = entry.rule_id join redemption on redemption.id = entry.redemption_id
      cross join lateral (
        select case when redemption.status in ${COUNTS} then count(*) else 0 end as times
        from (${GAINS}) gained where gained.rule_id = entry.rule_id::text
      ) given`,
      [['limit', `entry.key || ': ' || entry.added`, `entry.key || ': ' || given.times`]],
    ),
  },
  {
    name: 'earning-limit-occasions',
    description:
      'What an event, a birthday or an order recorded has added to a limit of an earning rule is what the rule gave for it.',
    sql: differing(
      'loyaltyCard',
      'entry.card_id',
      `(
        select card_id, occasion, campaign_id as rule_id, key, sum(delta) as added from limit_entry
        where occasion is not null and (key not like 'CUSTOMERS/%' or key like '%#%') group by card_id, occasion, campaign_id, key
      ) entry
      cross join lateral (
        select count(*) as times from earning
        where earning.card_id = entry.card_id and earning.rule_id = entry.rule_id and earning.occasion = entry.occasion
          and not exists (select from shop_order where status = 'REFUNDED' and shop_order.id = case when entry.occasion like 'ORDER_PAID %' then substr(entry.occasion, 12)::uuid end)
      ) given`,
      [['limit', `entry.key || ': ' || entry.added`, `entry.key || ': ' || given.times`]],
    ),
  },
]
