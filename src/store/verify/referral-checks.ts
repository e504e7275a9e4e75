import { type BooksCheck, differing } from './books-check.ts'

/** Referrals: codes keep counts, referrals are who joined and what became of them. */
export const REFERRAL_CHECKS: readonly BooksCheck[] = [
  {
    name: 'referral-counts',
    description: 'A referral code counts the friends who joined by it, and those of them who have converted.',
    sql: differing(
      'referralCode',
      'code.id',
      `referral_code code left join (
        select code_id, count(*) as joined, count(*) filter (where state = 'CONVERTED') as converted from referral group by code_id
      ) friends on friends.code_id = code.id`,
      [
        ['joined', 'code.joined', 'coalesce(friends.joined, 0)'],
        ['converted', 'code.converted', 'coalesce(friends.converted, 0)'],
      ],
    ),
  },
  {
    name: 'referral-orders',
    description: 'An order that converted a friend is hers, and was not returned whole.',
    sql: `select 'referralCode' as kind, referral.code_id as id, 'order that converted' as figure, referral.order_id::text as kept,
        concat_ws(' ', shop_order.status, shop_order.customer_id) as computed
      from referral join shop_order on shop_order.id = referral.order_id
      where referral.state = 'CONVERTED' and (shop_order.customer_id is distinct from referral.friend_id or (
        shop_order.status = 'REFUNDED' and not exists (select from referral_due where referral_due.order_id = shop_order.id)))`,
  },
]
