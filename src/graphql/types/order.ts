import { GraphQLCurrency, GraphQLDateTime } from 'graphql-scalars'
import { Field, ID, ObjectType } from 'type-graphql'
import type * as domain from '../../domain/order.ts'
import { Computed } from '../computed.ts'
import { enumeration } from '../enumeration.ts'
import { encodeId } from '../ids.ts'
import { OwnerOnly } from '../roles.ts'
import { linesOf, money, shippingOf } from '../sources.ts'
import { CartLine, ShippingLine } from './cart-line.ts'
import { Customer } from './customer.ts'
import { Money } from './money.ts'
import { Node } from './node.ts'
import { Redemption } from './redemption.ts'

/** Where an order stands. */
export const OrderStatus = enumeration<domain.OrderStatus>('OrderStatus', 'Where an order stands.', {
  PAID: 'Paid.',
  PARTLY_REFUNDED: 'Some of it was given back.',
  REFUNDED: 'All of it was given back.',
  CANCELED: 'Taken back before it was sent.',
})

/** A paid order. */
@ObjectType({
  implements: Node,
  description: "A paid order: recorded by the shop's back end, or the fruit of a redemption.",
})
export class Order {
  @Computed((order: domain.Order) => encodeId('order', order.id))
  @Field(() => ID, { description: 'A TypeID beginning with `order_`.' })
  id!: string

  @Field(() => String, { simple: true, description: "The shop's own number of it." })
  reference!: string

  @OwnerOnly((order: domain.Order) => order.customerId)
  @Computed((order: domain.Order, session) => order.customerId && session.load.customer.load(order.customerId))
  @Field(() => Customer, { nullable: true, description: 'Who bought; null for a guest.' })
  customer!: unknown

  @Field(() => GraphQLCurrency, { simple: true, description: 'Currency of all its amounts.' })
  currency!: string

  @Computed((order: domain.Order) => linesOf(order))
  @Field(() => [CartLine], { description: 'The goods.' })
  lines!: unknown

  @Computed((order: domain.Order) => shippingOf(order))
  @Field(() => ShippingLine, { nullable: true, description: 'The shipping, if there was any.' })
  shipping!: unknown

  @Computed((order: domain.Order) => money(order.subtotal, order.currency))
  @Field(() => Money, { description: 'Lines before incentives, shipping not included.' })
  subtotal!: unknown

  @Computed((order: domain.Order) => money(order.discountTotal, order.currency))
  @Field(() => Money, { description: 'Taken off lines and shipping.' })
  discountTotal!: unknown

  @Computed((order: domain.Order) => money(order.total, order.currency))
  @Field(() => Money, { description: 'What was paid: subtotal + shipping - discountTotal.' })
  total!: unknown

  @Field(() => GraphQLDateTime, { simple: true, nullable: true, description: 'When it was paid.' })
  paidAt!: Date

  @Field(() => OrderStatus, { simple: true, description: 'Where it stands.' })
  status!: domain.OrderStatus

  @Computed((order: domain.Order, session) => order.redemptionId && session.load.redemption.load(order.redemptionId))
  @Field(() => Redemption, { nullable: true, description: 'The redemption it came from, if it came from one here.' })
  redemption!: unknown
}
