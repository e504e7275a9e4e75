import { type BooksCheck, COUNTS, differing } from './books-check.ts'

/** Codes and their uses. */
export const VOUCHER_CHECKS: readonly BooksCheck[] = [
  {
    name: 'voucher-uses',
    description: 'How often a code was redeemed, and is held, is how many redemptions use it.',
    sql: differing(
      'voucher',
      'voucher.id',
      `voucher left join (
        select use.voucher_id, count(*) filter (where redemption.status in ${COUNTS}) as redeemed,
          count(*) filter (where redemption.status = 'HELD') as held
        from redemption_use use join redemption on redemption.id = use.redemption_id
        where use.voucher_id is not null group by use.voucher_id
      ) used on used.voucher_id = voucher.id`,
      [
        ['redeemed', 'voucher.redeemed', 'coalesce(used.redeemed, 0)'],
        ['held', 'voucher.held', 'coalesce(used.held, 0)'],
      ],
    ),
  },
]
