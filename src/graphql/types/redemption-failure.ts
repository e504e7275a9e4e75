import { GraphQLDateTime } from 'graphql-scalars'
import { Field, ID, ObjectType } from 'type-graphql'
import type * as domain from '../../domain/redemption-failure.ts'
import { Computed } from '../computed.ts'
import { encodeId } from '../ids.ts'
import { Customer } from './customer.ts'
import { Node } from './node.ts'
import { ErrorCode, Reason } from './problems.ts'

/** A refused `redeem`. */
@ObjectType({ implements: Node, description: 'A refused `redeem`, early or late: nothing was consumed.' })
export class RedemptionFailure {
  @Computed((failure: domain.RedemptionFailure) => encodeId('failure', failure.id))
  @Field(() => ID, { description: 'A TypeID beginning with `failure_`.' })
  id!: string

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'The code refused; null where it was refused for no single code.',
  })
  code!: string | null

  @Computed(
    (failure: domain.RedemptionFailure, session) =>
      failure.customerId && session.load.customer.load(failure.customerId),
  )
  @Field(() => Customer, { nullable: true, description: 'Who was buying; null for a guest.' })
  customer!: unknown

  @Field(() => String, { simple: true, nullable: true, description: 'The order that was to be paid.' })
  orderReference!: string | null

  @Field(() => [Reason], {
    simple: true,
    description: 'Why the incentive did not apply, where that was the cause; else empty.',
  })
  reasons!: readonly domain.FailureReason[]

  @Field(() => ErrorCode, { simple: true, description: 'What the caller was told.' })
  errorCode!: domain.RedemptionFailure['errorCode']

  @Field(() => GraphQLDateTime, { simple: true, description: 'When it was refused.' })
  at!: Date
}
