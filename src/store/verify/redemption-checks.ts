import { type BooksCheck, differing } from './books-check.ts'

const LINES = `jsonb_to_recordset(redemption.lines) as line
  ("unitPrice" bigint, quantity bigint, discount bigint, allocations jsonb)`

/** What was frozen adds up: lines, allocations, incentives, tenders and totals. */
export const REDEMPTION_CHECKS: readonly BooksCheck[] = [
  {
    name: 'redemption-sums',
    description: "A redemption's totals are the sums of its lines, shipping, incentives and tenders.",
    sql: differing(
      'redemption',
      'redemption.id',
      `redemption
      cross join lateral (
        select coalesce(sum(line."unitPrice" * line.quantity), 0) as goods, coalesce(sum(line.discount), 0) as discount from ${LINES}
      ) line
      cross join lateral (
        select coalesce((shipping->>'amount')::bigint, 0) as amount, coalesce((shipping->>'discount')::bigint, 0) as discount
      ) shipped
      cross join lateral (
        select coalesce(sum((incentive->>'amount')::bigint), 0) as amount from jsonb_array_elements(applied) as incentive
      ) taken
      cross join lateral (
        select coalesce(sum((tender->>'amount')::bigint), 0) as amount from jsonb_array_elements(tenders) as tender
      ) tendered`,
      [
        ['subtotal', 'redemption.subtotal', 'line.goods'],
        ['discountTotal by lines and shipping', 'redemption.discount_total', 'line.discount + shipped.discount'],
        ['discountTotal by incentives', 'redemption.discount_total', 'taken.amount'],
        ['tenderTotal', 'redemption.tender_total', 'tendered.amount'],
        [
          'total',
          'redemption.total',
          'redemption.subtotal + shipped.amount - redemption.discount_total - redemption.tender_total',
        ],
      ],
    ),
  },
  {
    name: 'allocations',
    description: 'The shares of a line add up to its discount, and those of an incentive to no more than it took off.',
    sql: `${differing(
      'redemption',
      'redemption.id',
      `redemption cross join lateral ${LINES} cross join lateral (
        select coalesce(sum((share->>'amount')::bigint), 0) as amount from jsonb_array_elements(line.allocations) as share
      ) shares`,
      [['discount of a line', 'line.discount', 'shares.amount']],
    )}
    union all
    ${differing(
      'redemption',
      'redemption.id',
      `redemption cross join lateral jsonb_to_recordset(applied) as incentive (sequence integer, amount bigint)
      cross join lateral (
        select coalesce(sum((share->>'amount')::bigint), 0) as amount
        from ${LINES} cross join lateral jsonb_array_elements(line.allocations) as share
        where (share->>'sequence')::integer = incentive.sequence
      ) shares`,
      [['shares of an incentive', 'shares.amount', 'least(shares.amount, incentive.amount)']],
    )}`,
  },
  {
    name: 'redemption-uses',
    description: 'The uses that reports and limits read are the incentives that were applied.',
    sql: differing(
      'redemption',
      'coalesce(used.redemption_id, frozen.redemption_id)',
      `(
        select redemption_id, sequence, campaign_id, voucher_id, amount from redemption_use
      ) used full join (
        select redemption.id as redemption_id, incentive.*
        from redemption cross join lateral jsonb_to_recordset(applied) as incentive
          (sequence integer, "campaignId" uuid, "voucherId" uuid, amount bigint)
      ) frozen using (redemption_id, sequence)`,
      [
        ['amount of a use', 'used.amount', 'frozen.amount'],
        ['campaign of a use', 'used.campaign_id', 'frozen."campaignId"'],
        ['code of a use', 'used.voucher_id', 'frozen."voucherId"'],
      ],
    ),
  },
  {
    name: 'rollbacks',
    description: 'Returns never exceed what was frozen, and together with the status tell whether all of it came back.',
    sql: differing(
      'redemption',
      'redemption.id',
      `redemption left join (
        select redemption_id, sum(discount_returned) as discount, sum(tender_returned) as tender, bool_or(is_whole) as is_whole
        from rollback group by redemption_id
      ) returned on returned.redemption_id = redemption.id`,
      [
        [
          'discount returned',
          'coalesce(returned.discount, 0)',
          `case when returned.is_whole then redemption.discount_total else least(coalesce(returned.discount, 0), redemption.discount_total) end`,
        ],
        [
          'tenders returned',
          'coalesce(returned.tender, 0)',
          `case when returned.is_whole then redemption.tender_total else least(coalesce(returned.tender, 0), redemption.tender_total) end`,
        ],
        [
          'status',
          'redemption.status',
          `case when returned.is_whole then 'ROLLED_BACK' when returned.redemption_id is not null then 'PARTLY_ROLLED_BACK'
            when redemption.status in ('ROLLED_BACK', 'PARTLY_ROLLED_BACK') then 'CAPTURED' else redemption.status end`,
        ],
      ],
    ),
  },
]
