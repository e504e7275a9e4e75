import { GraphQLCurrency, GraphQLDateTime } from 'graphql-scalars'
import { Field, ID, ObjectType } from 'type-graphql'
import type * as domain from '../../domain/redemption.ts'
import { Computed } from '../computed.ts'
import { enumeration } from '../enumeration.ts'
import { encodeId } from '../ids.ts'
import { OwnerOnly } from '../roles.ts'
import { appliedOf, linesOf, money, shippingOf, tendersOf } from '../sources.ts'
import { AppliedIncentive } from './applied-incentive.ts'
import { CartLine, ShippingLine } from './cart-line.ts'
import { Customer } from './customer.ts'
import { Money } from './money.ts'
import { Node } from './node.ts'
import { Rollback, type RollbackSource } from './rollback.ts'
import { Tender } from './tender.ts'

/** Where a redemption stands. */
export const RedemptionStatus = enumeration<domain.RedemptionStatus>('RedemptionStatus', 'Where a redemption stands.', {
  HELD: 'Everything is taken and marked as held, until it is captured, released or runs out.',
  CAPTURED: 'Done: the incentives are consumed and the order is paid.',
  RELEASED: 'A hold that was let go: everything was given back.',
  EXPIRED: 'A hold that ran out by itself: everything was given back.',
  PARTLY_ROLLED_BACK: 'Some of it was given back.',
  ROLLED_BACK: 'All of it was given back.',
})

/** A kept result. */
@ObjectType({ implements: Node, description: "The kept result of redeeming a cart's incentives, frozen as priced." })
export class Redemption {
  @Computed((redemption: domain.Redemption) => encodeId('redemption', redemption.id))
  @Field(() => ID, { description: 'A TypeID beginning with `redemption_`.' })
  id!: string

  @Field(() => RedemptionStatus, { simple: true, description: 'Where it stands.' })
  status!: domain.RedemptionStatus

  @Field(() => String, {
    simple: true,
    description: 'Unique among held and captured redemptions and recorded orders: else TAKEN.',
  })
  orderReference!: string

  @OwnerOnly((redemption: domain.Redemption) => redemption.customerId)
  @Computed(
    (redemption: domain.Redemption, session) =>
      redemption.customerId && session.load.customer.load(redemption.customerId),
  )
  @Field(() => Customer, { nullable: true, description: 'Who bought; null for a guest.' })
  customer!: unknown

  @Field(() => GraphQLCurrency, { simple: true, description: 'Currency of all its amounts.' })
  currency!: string

  @Computed((redemption: domain.Redemption) => linesOf(redemption))
  @Field(() => [CartLine], { description: 'The goods, as priced then.' })
  lines!: unknown

  @Computed((redemption: domain.Redemption) => shippingOf(redemption))
  @Field(() => ShippingLine, { nullable: true, description: 'The shipping, if there was any.' })
  shipping!: unknown

  @Computed((redemption: domain.Redemption) => money(redemption.subtotal, redemption.currency))
  @Field(() => Money, { description: 'Lines before incentives, shipping not included.' })
  subtotal!: unknown

  @Computed((redemption: domain.Redemption) => money(redemption.discountTotal, redemption.currency))
  @Field(() => Money, { description: 'Taken off lines and shipping.' })
  discountTotal!: unknown

  @Computed((redemption: domain.Redemption) => money(redemption.tenderTotal, redemption.currency))
  @Field(() => Money, { description: 'Paid by gift cards and points.' })
  tenderTotal!: unknown

  @Computed((redemption: domain.Redemption) => money(redemption.total, redemption.currency))
  @Field(() => Money, { description: 'Left to pay: subtotal + shipping - discountTotal - tenderTotal.' })
  total!: unknown

  @Computed((redemption: domain.Redemption) => appliedOf(redemption))
  @Field(() => [AppliedIncentive], { description: 'Incentives that took effect, in the order applied.' })
  applied!: unknown

  @Computed(async (redemption: domain.Redemption, session) => {
    const rollbacks = await session.load.rollbacksOf.load(redemption.id)
    return rollbacks.map((rollback): RollbackSource => ({ rollback, currency: redemption.currency }))
  })
  @Field(() => [Rollback], { description: 'What was given back since, in the order in which it came.' })
  rollbacks!: unknown

  @Computed(({ status, heldUntil }: domain.Redemption) => (status === 'HELD' ? heldUntil : null))
  @Field(() => GraphQLDateTime, { nullable: true, description: 'When an open hold runs out.' })
  heldUntil!: Date | null

  @Computed((redemption: domain.Redemption) => tendersOf(redemption))
  @Field(() => [Tender], { description: 'Payments out of the wallet, in the order in which they are taken.' })
  tenders!: unknown

  @Field(() => GraphQLDateTime, { simple: true, description: 'When it was made.' })
  createdAt!: Date
}
