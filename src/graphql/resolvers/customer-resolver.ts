import { Args, ArgsType, Ctx, Field, ID, Mutation, Query, Resolver } from 'type-graphql'
import type { Customer as CustomerSource } from '../../domain/customer.ts'
import type * as customerInputs from '../../domain/input/customer-input.ts'
import type { CustomerRef as Ref } from '../../domain/input/reference-input.ts'
import type * as shop from '../../domain/input/shop-input.ts'
import type { Segment as SegmentSource } from '../../domain/segment.ts'
import { customerUpsert } from '../../operations/customers/customer-upsert.ts'
import { customer } from '../../operations/customers/customer.ts'
import { customers } from '../../operations/customers/customers.ts'
import { eventTrack } from '../../operations/customers/event-track.ts'
import { segmentUpsert } from '../../operations/customers/segment-upsert.ts'
import { segments } from '../../operations/customers/segments.ts'
import type { Session } from '../../operations/session.ts'
import { optionalId } from '../ids.ts'
import { CustomerUpsertInput, EventTrackInput } from '../inputs/customer-inputs.ts'
import { CustomerRef } from '../inputs/reference-inputs.ts'
import { SegmentInput } from '../inputs/shop-inputs.ts'
import { Connection, readPage } from '../page.ts'
import { Input, RefArg } from '../read-input.ts'
import { Roles, STAFF } from '../roles.ts'
import { CustomerConnection, SegmentConnection } from '../types/connections.ts'
import { Customer } from '../types/customer.ts'
import { CustomerPayload, EventPayload, SegmentPayload } from '../types/payloads.ts'
import { SearchArgs } from './arguments.ts'

@ArgsType()
class CustomersArgs extends SearchArgs {
  @Field(() => ID, { nullable: true, description: 'Only the members of this segment; null for all customers.' })
  segmentId?: string | null
}

/** Customers and segments. */
@Resolver()
export class CustomerResolver {
  @Roles(...STAFF)
  @Query(() => Customer, { nullable: true, description: '[support, marketer, service] A customer.' })
  customer(
    @RefArg('by', () => CustomerRef, 'customer', 'Which customer.') by: Ref,
    @Ctx() session: Session,
  ): Promise<CustomerSource | null> {
    return customer(session, { by })
  }

  @Roles(...STAFF)
  @Query(() => CustomerConnection, {
    nullable: true,
    description: '[support, marketer, service] Customers, newest first; found by external id, name or e-mail address.',
  })
  async customers(
    @Args(() => CustomersArgs) args: CustomersArgs,
    @Ctx() session: Session,
  ): Promise<Connection<CustomerSource> | null> {
    const page = readPage('customers', args)
    const segmentId = optionalId('segment', args.segmentId)
    if (segmentId === undefined) return null
    return new Connection('customers', await customers(session, { search: args.search ?? null, segmentId, page }))
  }

  @Roles(...STAFF)
  @Query(() => SegmentConnection, {
    nullable: true,
    description: '[support, marketer, service] Segments, newest first.',
  })
  async segments(
    @Args(() => SearchArgs) args: SearchArgs,
    @Ctx() session: Session,
  ): Promise<Connection<SegmentSource>> {
    const page = readPage('segments', args)
    return new Connection('segments', await segments(session, { search: args.search ?? null, page }))
  }

  @Roles('SERVICE')
  @Mutation(() => CustomerPayload, {
    nullable: true,
    description: '[service] Makes a customer, or changes what is known: absent keeps, null clears.',
  })
  customerUpsert(
    @Input(() => CustomerUpsertInput, 'The customer.') input: customerInputs.CustomerUpsertInput,
    @Ctx() session: Session,
  ): unknown {
    return customerUpsert(session, input)
  }

  @Roles('SERVICE')
  @Mutation(() => EventPayload, {
    nullable: true,
    description: '[service] Keeps something that a customer did: it counts for conditions and segments at once.',
  })
  eventTrack(
    @Input(() => EventTrackInput, 'The event.') input: customerInputs.EventTrackInput,
    @Ctx() session: Session,
  ): unknown {
    return eventTrack(session, input)
  }

  @Roles('MARKETER')
  @Mutation(() => SegmentPayload, {
    nullable: true,
    description: '[marketer] Makes a segment, or replaces the one of this key.',
  })
  segmentUpsert(@Input(() => SegmentInput, 'The segment.') input: shop.SegmentInput, @Ctx() session: Session): unknown {
    return segmentUpsert(session, input)
  }
}
