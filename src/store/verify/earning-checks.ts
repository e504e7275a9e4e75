import { type BooksCheck, COUNTS, differing } from './books-check.ts'
import { counterChecks } from './counter-checks.ts'

/** Whether a limit adds up money: what it counts is how its key begins. */
const IS_BUDGET = `entry.key like 'DISCOUNT_TOTAL/%'`

/** What a redemption's order earns, frozen: rules, and the money that they give. */
const FROZEN = `
  select gain->>'ruleId' as rule_id, 0 as money from jsonb_array_elements(redemption.earns) as earning
  cross join lateral jsonb_array_elements(earning->'gains') as gain
  union all
  select back->>'ruleId', (back->>'amount')::bigint from jsonb_array_elements(redemption.earns) as earning
  cross join lateral jsonb_array_elements(earning->'cashBack') as back`

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
        select redemption_id, limited_id as rule_id, key, sum(delta) as added from limit_entry
        where redemption_id is not null and (key not like 'CUSTOMERS/%' or key like '%#%') group by redemption_id, limited_id, key
      ) entry
      join earning_rule on earning_rule.id = entry.rule_id join redemption on redemption.id = entry.redemption_id
      cross join lateral (
        select count(*) as times, coalesce(sum(money), 0) as money from (${FROZEN}) frozen where frozen.rule_id = entry.rule_id::text
      ) given
      cross join lateral (
        select coalesce(sum(taken_back + written_off), 0) as money from shop_order
        join earning on earning.occasion = 'ORDER_PAID ' || shop_order.id and earning.rule_id = entry.rule_id
        where shop_order.redemption_id = entry.redemption_id
      ) returned`,
      [
        [
          'limit',
          `entry.key || ': ' || entry.added`,
          `entry.key || ': ' || case when redemption.status not in ${COUNTS} then 0 when ${IS_BUDGET} then given.money - returned.money
            else given.times end`,
        ],
      ],
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
        select card_id, occasion, limited_id as rule_id, key, sum(delta) as added from limit_entry
        where occasion is not null and (key not like 'CUSTOMERS/%' or key like '%#%') group by card_id, occasion, limited_id, key
      ) entry
      cross join lateral (
        select count(*) as times, coalesce(sum(money - taken_back - written_off), 0) as money from earning
        where earning.card_id = entry.card_id and earning.rule_id = entry.rule_id and earning.occasion = entry.occasion
          and not exists (
            select from shop_order where status = 'REFUNDED' and shop_order.id = ${orderOf('entry.occasion')}
          )
      ) given`,
      [
        [
          'limit',
          `entry.key || ': ' || entry.added`,
          `entry.key || ': ' || case when ${IS_BUDGET} then given.money else given.times end`,
        ],
      ],
    ),
  },
  {
    name: 'order-earnings',
    description:
      'What each rule gave for an order, points and money, is what was frozen when it was paid; money came back with all of it.',
    sql: differing(
      'order',
      'coalesce(frozen.order_id, gained.order_id)',
      `(
        select shop_order.id as order_id, (one->>'ruleId')::uuid as rule_id, sum((one->>'points')::bigint) as points,
          sum((one->>'amount')::bigint) as money
        from shop_order left join redemption on redemption.id = shop_order.redemption_id
        cross join lateral jsonb_array_elements(coalesce(redemption.earns, shop_order.earns)) as earning
        cross join lateral jsonb_array_elements((earning->'gains') || coalesce(earning->'cashBack', '[]')) as one
        where shop_order.customer_id is not null group by 1, 2
      ) frozen full join (
        select ${orderOf('occasion')} as order_id, rule_id, sum(points) as points, sum(money) as money,
          sum(taken_back + written_off) as returned
        from earning where occasion like 'ORDER_PAID %' group by 1, 2
      ) gained on gained.order_id = frozen.order_id and gained.rule_id = frozen.rule_id
      left join shop_order paid on paid.id = gained.order_id`,
      [
        ['points by a rule', 'coalesce(gained.points, 0)', 'coalesce(frozen.points, 0)'],
        ['money by a rule', 'coalesce(gained.money, 0)', 'coalesce(frozen.money, 0)'],
        [
          'money returned by a rule',
          'coalesce(gained.returned, 0)',
          `case when paid.status = 'REFUNDED' then coalesce(gained.money, 0) when paid.status = 'PAID' then 0
            else coalesce(gained.returned, 0) end`,
        ],
      ],
    ),
  },
  {
    name: 'cash-back',
    description: 'What orders gave onto a gift card, took back and wrote off is what its ledger says of them.',
    sql: differing(
      'giftCard',
      'coalesce(kept.gift_card_id, ledger.gift_card_id)',
      `(
        select earning.gift_card_id, shop_order.reference, sum(money) as money, sum(taken_back + written_off) as returned,
          sum(written_off) as written_off
        from earning join shop_order on shop_order.id = ${orderOf('earning.occasion')}
        where earning.gift_card_id is not null group by 1, 2
      ) kept full join (
        select gift_card_id, order_reference as reference, coalesce(sum(delta) filter (where kind in ('ISSUE', 'EARN')), 0) as money,
          coalesce(-sum(delta) filter (where kind = 'ROLLBACK'), 0) as returned, coalesce(sum(delta) filter (where kind = 'ADJUST'), 0) as written_off
        from ledger_entry where gift_card_id is not null and order_reference is not null
          and (kind in ('ISSUE', 'EARN', 'ADJUST') or kind = 'ROLLBACK' and delta < 0)
        group by 1, 2
      ) ledger on ledger.gift_card_id = kept.gift_card_id and ledger.reference = kept.reference`,
      [
        ['cash back given', 'coalesce(kept.money, 0)', 'coalesce(ledger.money, 0)'],
        ['cash back returned', 'coalesce(kept.returned, 0)', 'coalesce(ledger.returned, 0)'],
        ['cash back written off', 'coalesce(kept.written_off, 0)', 'coalesce(ledger.written_off, 0)'],
      ],
    ),
  },
  {
    name: 'cash-back-cards',
    description: "The card onto which a customer's cash back goes is hers, of that campaign and currency.",
    sql: `select 'giftCard' as kind, card.id, 'whose cash back it takes' as figure,
        concat_ws(' ', own.customer_id, own.campaign_id, own.currency) as kept,
        concat_ws(' ', card.holder_id, card.campaign_id, card.currency) as computed
      from cash_back_card own join gift_card card on card.id = own.card_id
      where (own.customer_id, own.campaign_id, own.currency) is distinct from (card.holder_id, card.campaign_id, card.currency)`,
  },
]

/** The order that an occasion to earn is; null for any other. */
function orderOf(occasion: string): string {
  return `case when ${occasion} like 'ORDER_PAID %' then substr(${occasion}, 12)::uuid end`
}
