import { GraphQLDateTime } from 'graphql-scalars'
import { Args, ArgsType, Ctx, Field, ID, Mutation, Query, Resolver } from 'type-graphql'
import type * as domain from '../../domain/input/cart-input.ts'
import { KEPT } from '../../domain/kept.ts'
import type { RedemptionFailure as FailureSource } from '../../domain/redemption-failure.ts'
import type { Redemption as RedemptionSource, RedemptionStatus as Status } from '../../domain/redemption.ts'
import { orderRecord } from '../../operations/checkout/order-record.ts'
import { orderRefund } from '../../operations/checkout/order-refund.ts'
import { redeem } from '../../operations/checkout/redeem.ts'
import { redemptionCapture } from '../../operations/checkout/redemption-capture.ts'
import { redemptionRelease } from '../../operations/checkout/redemption-release.ts'
import { redemptionRollback } from '../../operations/checkout/redemption-rollback.ts'
import { redemptionFailures } from '../../operations/checkout/redemption-failures.ts'
import { redemption } from '../../operations/checkout/redemption.ts'
import { redemptions } from '../../operations/checkout/redemptions.ts'
import type { Session } from '../../operations/session.ts'
import { optionalId } from '../ids.ts'
import {
  OrderRecordInput,
  OrderRefundInput,
  RedeemInput,
  RedemptionActInput,
  RedemptionRollbackInput,
} from '../inputs/checkout-inputs.ts'
import { Connection, readPage } from '../page.ts'
import { IdArg, Input } from '../read-input.ts'
import { Roles, STAFF } from '../roles.ts'
import { RedemptionConnection, RedemptionFailureConnection } from '../types/connections.ts'
import { OrderPayload, RedemptionPayload } from '../types/payloads.ts'
import { Redemption, RedemptionStatus } from '../types/redemption.ts'
import { PageArgs } from './arguments.ts'

@ArgsType()
class RedemptionsArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'Only those that used this campaign; null for all.' })
  campaignId?: string | null

  @Field(() => ID, { nullable: true, description: 'Only those of this customer; null for all.' })
  customerId?: string | null

  @Field(() => String, { nullable: true, description: 'Only that of this order; null for all.' })
  orderReference?: string | null

  @Field(() => [RedemptionStatus], { nullable: true, description: 'Only those that stand so; null for all.' })
  statuses?: Status[] | null

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Made at this instant or later.' })
  from?: Date | null

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Made before this instant.' })
  to?: Date | null
}

@ArgsType()
class RedemptionFailuresArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'Only those that a code of this campaign caused; null for all.' })
  campaignId?: string | null

  @Field(() => ID, { nullable: true, description: 'Only those of this customer; null for all.' })
  customerId?: string | null

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Refused at this instant or later; null for all.' })
  from?: Date | null
}

/** Redemptions and orders. */
@Resolver()
export class CheckoutResolver {
  @Roles(...STAFF)
  @Query(() => Redemption, { nullable: true, description: '[support, marketer, service] A redemption.' })
  redemption(
    @IdArg('id', 'redemption', 'The redemption.') id: string | null,
    @Ctx() session: Session,
  ): Promise<RedemptionSource | null> {
    return redemption(session, { id })
  }

  @Roles(...STAFF)
  @Query(() => RedemptionConnection, {
    nullable: true,
    description: '[support, marketer, service] Redemptions, newest first.',
  })
  async redemptions(
    @Args(() => RedemptionsArgs) { first, after, ...args }: RedemptionsArgs,
    @Ctx() session: Session,
  ): Promise<Connection<RedemptionSource> | null> {
    const page = readPage('redemptions', { first, after })
    const campaignId = optionalId('campaign', args.campaignId)
    const customerId = optionalId('customer', args.customerId)
    if (campaignId === undefined || customerId === undefined) return null
    return new Connection('redemptions', await redemptions(session, { ...args, campaignId, customerId, page }))
  }

  @Roles(...STAFF)
  @Query(() => RedemptionFailureConnection, {
    nullable: true,
    description: `[support, marketer, service] Refused redemptions of the last ${KEPT.failureDays} days with their reasons, newest first. Malformed calls are not kept.`,
  })
  async redemptionFailures(
    @Args(() => RedemptionFailuresArgs) { first, after, from, ...ids }: RedemptionFailuresArgs,
    @Ctx() session: Session,
  ): Promise<Connection<FailureSource> | null> {
    const page = readPage('redemptionFailures', { first, after })
    const campaignId = optionalId('campaign', ids.campaignId)
    const customerId = optionalId('customer', ids.customerId)
    if (campaignId === undefined || customerId === undefined) return null
    const filter = { campaignId, customerId, from: from ?? null }
    return new Connection('redemptionFailures', await redemptionFailures(session, { ...filter, page }))
  }

  @Roles('SERVICE')
  @Mutation(() => RedemptionPayload, {
    nullable: true,
    description:
      "[service] Consumes the cart's incentives exactly once, or, with `holdFor`, holds them until captured, released or run out. All or nothing.",
  })
  redeem(@Input(() => RedeemInput, 'The purchase.') input: domain.RedeemInput, @Ctx() session: Session): unknown {
    return redeem(session, input)
  }

  @Roles('SERVICE')
  @Mutation(() => RedemptionPayload, {
    nullable: true,
    description: '[service] Makes an open hold a paid order. What is captured is captured: the same answer again.',
  })
  redemptionCapture(
    @Input(() => RedemptionActInput, 'The hold.') input: domain.RedemptionActInput,
    @Ctx() session: Session,
  ): unknown {
    return redemptionCapture(session, input)
  }

  @Roles('SERVICE')
  @Mutation(() => RedemptionPayload, {
    nullable: true,
    description:
      '[service] Lets an open hold go: all it took comes back. What is released is released: the same answer again.',
  })
  redemptionRelease(
    @Input(() => RedemptionActInput, 'The hold.') input: domain.RedemptionActInput,
    @Ctx() session: Session,
  ): unknown {
    return redemptionRelease(session, input)
  }

  @Roles('SERVICE', 'SUPPORT')
  @Mutation(() => RedemptionPayload, {
    nullable: true,
    description:
      '[service, support] Gives back all that is left, or the share of some lines. Works after the campaign has ended, and twice is once.',
  })
  redemptionRollback(
    @Input(() => RedemptionRollbackInput, 'What comes back.') input: domain.RedemptionRollbackInput,
    @Ctx() session: Session,
  ): unknown {
    return redemptionRollback(session, input)
  }

  @Roles('SERVICE')
  @Mutation(() => OrderPayload, {
    nullable: true,
    description:
      '[service] Refunds an order, all that is left of it or some lines; one that came from a redemption gives back what that took.',
  })
  orderRefund(
    @Input(() => OrderRefundInput, 'What comes back.') input: domain.OrderRefundInput,
    @Ctx() session: Session,
  ): unknown {
    return orderRefund(session, input)
  }

  @Roles('SERVICE')
  @Mutation(() => OrderPayload, {
    nullable: true,
    description:
      '[service] An order paid without a redemption here: it earns, converts and counts for segments all the same.',
  })
  orderRecord(
    @Input(() => OrderRecordInput, 'The order.') input: domain.OrderRecordInput,
    @Ctx() session: Session,
  ): unknown {
    return orderRecord(session, input)
  }
}
