import { type BooksCheck, differing } from './books-check.ts'

const PAID = `('CAPTURED', 'PARTLY_ROLLED_BACK', 'ROLLED_BACK')`

/** What an order's status must be where it is a redemption. */
const STATUS = `
  case redemption.status when 'CAPTURED' then 'PAID' when 'PARTLY_ROLLED_BACK' then 'PARTLY_REFUNDED' when 'ROLLED_BACK' then 'REFUNDED' end`

function ofPaid(column: string): string {
  return `case when redemption.status in ${PAID} then redemption.${column} end`
}

/** Orders and the redemptions that they are. */
export const ORDER_CHECKS: readonly BooksCheck[] = [
  {
    name: 'orders',
    description: 'What was captured is one order of the same reference, customer and amounts; what was not is none.',
    sql: differing(
      'redemption',
      'redemption.id',
      `redemption left join shop_order paid on paid.redemption_id = redemption.id`,
      [
        ['reference of its order', 'paid.reference', ofPaid('order_reference')],
        ['customer of its order', 'paid.customer_id', ofPaid('customer_id')],
        ['subtotal of its order', 'paid.subtotal', ofPaid('subtotal')],
        ['discountTotal of its order', 'paid.discount_total', ofPaid('discount_total')],
        ['status of its order', 'paid.status', STATUS],
      ],
    ),
  },
  {
    name: 'order-references',
    description: 'A reference is taken by its order, or by the open hold for it, and by nothing else.',
    sql: `${differing(
      'redemption',
      'redemption.id',
      `redemption left join order_reference taken
        on taken.redemption_id = redemption.id and taken.reference = redemption.order_reference`,
      [
        [
          'reference',
          'taken.reference',
          `case when redemption.status not in ('RELEASED', 'EXPIRED') then redemption.order_reference end`,
        ],
      ],
    )}
    union all
    ${differing(
      'order',
      'shop_order.id',
      `shop_order left join order_reference taken
        on taken.reference = shop_order.reference and taken.redemption_id is not distinct from shop_order.redemption_id`,
      [['reference', 'taken.reference', 'shop_order.reference']],
    )}`,
  },
]
