import { type BooksCheck, differing } from './books-check.ts'

const PAID = `('CAPTURED', 'PARTLY_ROLLED_BACK', 'ROLLED_BACK')`

/** Orders and the redemptions that they are. */
export const ORDER_CHECKS: readonly BooksCheck[] = [
  {
    name: 'orders',
    description: 'What was captured is a paid order of the same reference, customer and amounts; what was not is none.',
    sql: differing(
      'redemption',
      'redemption.id',
      `redemption left join shop_order paid on paid.redemption_id = redemption.id`,
      [
        [
          'reference of its order',
          'paid.reference',
          `case when redemption.status in ${PAID} then redemption.order_reference end`,
        ],
        [
          'customer of its order',
          'paid.customer_id',
          `case when redemption.status in ${PAID} then redemption.customer_id end`,
        ],
        [
          'subtotal of its order',
          'paid.subtotal',
          `case when redemption.status in ${PAID} then redemption.subtotal end`,
        ],
        [
          'discountTotal of its order',
          'paid.discount_total',
          `case when redemption.status in ${PAID} then redemption.discount_total end`,
        ],
      ],
    ),
  },
]
