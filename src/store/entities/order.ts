import { defineEntity, p } from '@mikro-orm/core'
import type { Order, OrderStatus } from '../../domain/order.ts'
import type { PricedLine, PricedShipping } from '../../domain/priced-cart.ts'

const OrderSchema = defineEntity({
  name: 'OrderEntity',
  tableName: 'shop_order',
  properties: {
    id: p.uuid().primary(),
    reference: p.text(),
    customerId: p.uuid().strictNullable(),
    currency: p.text(),
    lines: p.json<readonly PricedLine[]>(),
    shipping: p.json<PricedShipping>().strictNullable(),
    subtotal: p.bigint('number'),
    discountTotal: p.bigint('number'),
    total: p.bigint('number'),
    paidAt: p.datetime(),
    status: p.text().$type<OrderStatus>(),
    redemptionId: p.uuid().strictNullable(),
  },
})

/** A row of `shop_order`. */
export class OrderEntity extends OrderSchema.class implements Order {}
OrderSchema.setClass(OrderEntity)
