import { type BooksCheck, COUNTS, differing } from './books-check.ts'
import { counterChecks } from './counter-checks.ts'

/** Parts of a counter's key: what it counts, and by what. Keys of one customer beside a counter of customers end in `#<customer>`. */
const OF = `split_part(entry.key, '/', 1)`
const CODE = `case when split_part(entry.key, '/', 2) = 'CODE' then split_part(entry.key, '/', 4) end`

/** What a redemption must have added to a counter, returns taken off; of discounts returned in part only that it lies between. */
const EXPECTED = `
  case
    when redemption.status not in ${COUNTS} then 0
    when ${OF} = 'REDEMPTIONS' then used.count
    when ${OF} = 'CUSTOMERS' then 1
    when ${OF} = 'ORDER_TOTAL' then goods.sold - goods.returned
    when redemption.status = 'PARTLY_ROLLED_BACK' then least(greatest(entry.added, 0), used.discount)
    else used.discount
  end`

/** Counters of limits (law 17), what redemptions have added to them, and what was frozen of those. */
export const LIMIT_CHECKS: readonly BooksCheck[] = [
  ...counterChecks({ kind: 'campaign', table: 'campaign', prefix: 'limit' }),
  {
    name: 'limit-entries',
    description:
      'What a redemption has added to a limit, returns taken off, is what it froze: its uses, discounts and goods.',
    sql: differing(
      'redemption',
      'entry.redemption_id',
      `(
        select redemption_id, limited_id, key, sum(delta) as added from limit_entry
        where key not like 'CUSTOMERS/%' or key like '%#%' group by redemption_id, limited_id, key
      ) entry
      join campaign on campaign.id = entry.limited_id join redemption on redemption.id = entry.redemption_id
      cross join lateral (
        select count(*) as count, coalesce(sum(amount), 0) as discount from redemption_use use
        where use.redemption_id = entry.redemption_id and use.campaign_id = entry.limited_id
          and (${CODE} is null or use.voucher_id::text = ${CODE})
      ) used
      cross join lateral (
        select coalesce(sum(line.quantity * line."unitPrice"), 0) as sold, coalesce(sum(line."unitPrice" * (
          select sum((back->>'quantity')::bigint) from rollback cross join lateral jsonb_array_elements(rollback.lines) as back
          where rollback.redemption_id = redemption.id and back->>'lineId' = line.id
        )), 0) as returned
        from jsonb_to_recordset(case when ${OF} = 'ORDER_TOTAL' then redemption.lines else '[]' end) as line
          (id text, gift boolean, quantity bigint, "unitPrice" bigint)
        where not line.gift
      ) goods`,
      [['limit', `entry.key || ': ' || entry.added`, `entry.key || ': ' || ${EXPECTED}`]],
    ),
  },
  {
    name: 'limits-missed',
    description: 'Every use of a campaign that counts is entered for each of its limits that it falls under.',
    sql: `
      select 'redemption' as kind, use.redemption_id as id, 'limit' as figure, null as kept, cap.name as computed
      from redemption_use use join redemption on redemption.id = use.redemption_id join campaign on campaign.id = use.campaign_id
      left join customer on customer.id = redemption.customer_id
      cross join lateral jsonb_array_elements(campaign.limits) as one
      cross join lateral (
        select concat_ws('/', one->>'of', one->>'per', one->>'window') as name, one->'money'->>'currency' as currency
      ) cap
      where redemption.status in ${COUNTS} and (cap.currency is null or cap.currency = redemption.currency)
        and (customer.external_id is not null or one->>'per' <> 'CUSTOMER' and one->>'of' <> 'CUSTOMERS')
        and (redemption.store_key is not null or one->>'per' <> 'STORE')
        and (use.voucher_id is not null or one->>'per' <> 'CODE')
        and (redemption.subtotal > 0 or one->>'of' <> 'ORDER_TOTAL')
        and not exists (
          select from limit_entry entry where entry.redemption_id = use.redemption_id and entry.limited_id = use.campaign_id
            and (entry.key = cap.name or starts_with(entry.key, cap.name || '/') or starts_with(entry.key, cap.name || '#'))
        )`,
  },
]
