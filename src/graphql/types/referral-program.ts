import { GraphQLDuration } from 'graphql-scalars'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import type * as domain from '../../domain/referral/referral-program.ts'
import { Computed } from '../computed.ts'
import { encodeId } from '../ids.ts'
import { Roles, STAFF } from '../roles.ts'
import { Condition } from './condition.ts'
import { Grant } from './grant.ts'
import { Node } from './node.ts'

/** What a friend must do. */
@ObjectType({ description: 'What a friend must do: pay her first order, or have an event of this name.' })
export class ReferralConversion {
  @Field(() => Boolean, { simple: true, description: 'Whether her first paid order converts.' })
  orderPaid!: boolean

  @Field(() => String, { simple: true, nullable: true, description: 'The event that converts; null for none.' })
  eventName!: string | null

  @Roles(...STAFF)
  @Computed(({ when }: domain.ReferralConversion) => when)
  @Field(() => Condition, {
    nullable: true,
    description: 'What must hold of the friend besides [support, marketer, service]; null for nothing.',
  })
  when!: unknown

  @Field(() => GraphQLDuration, {
    simple: true,
    nullable: true,
    description: 'How long after joining it counts; null for no end.',
  })
  within!: string | null
}

/** A milestone. */
@ObjectType({ description: 'What a referrer gets once so many friends have converted.' })
export class ReferralMilestone {
  @Field(() => Int, { simple: true, description: 'How many friends.' })
  friends!: number

  @Field(() => [Grant], { simple: true, description: 'What she gets.' })
  grants!: unknown
}

/** Terms of some referrers. */
@ObjectType({ description: 'Other terms for some referrers.' })
export class ReferralTierRule {
  @Field(() => Condition, { simple: true, description: 'For whom, over the referrer alone.' })
  when!: unknown

  @Field(() => Int, { simple: true, nullable: true, description: 'Friends who may join by her; null for no limit.' })
  maxReferrals!: number | null

  @Field(() => [Grant], { simple: true, description: 'What she gets for each friend who converts.' })
  referrerGrants!: unknown
}

/** A referral program. */
@ObjectType({ implements: Node, description: 'Customers bring friends, and both get something for it.' })
export class ReferralProgram {
  @Computed((program: domain.ReferralProgram) => encodeId('referralprogram', program.id))
  @Field(() => ID, { description: 'A TypeID beginning with `referralprogram_`.' })
  id!: string

  @Field(() => String, { simple: true, description: "The shop's unique key." })
  key!: string

  @Field(() => String, { simple: true, description: 'Its name for shoppers.' })
  title!: string

  @Roles(...STAFF)
  @Computed(({ openTo }: domain.ReferralProgram) => openTo)
  @Field(() => Condition, {
    nullable: true,
    description: 'Who may refer [support, marketer, service]; null for every shopper.',
  })
  openTo!: unknown

  @Field(() => ReferralConversion, { simple: true, description: 'What the friend must do.' })
  convertsOn!: unknown

  @Field(() => [Grant], { simple: true, description: 'What the referrer gets for each friend who converts.' })
  referrerGrants!: unknown

  @Field(() => [Grant], { simple: true, description: 'What a friend gets on joining.' })
  friendGrants!: unknown

  @Field(() => [ReferralMilestone], { simple: true, description: 'What many friends give, fewest first.' })
  milestones!: unknown

  @Roles(...STAFF)
  @Computed(({ tierRules }: domain.ReferralProgram) => tierRules)
  @Field(() => [ReferralTierRule], {
    description: 'First rule that matches the referrer sets limit and grants [support, marketer, service].',
  })
  tierRules!: unknown

  @Field(() => Int, {
    simple: true,
    nullable: true,
    description: 'Friends who may join by one referrer; null for no limit.',
  })
  maxReferrals!: number | null

  @Field(() => Boolean, {
    simple: true,
    description: 'Whether it is switched on: else nobody joins any more, and who has joined may still convert.',
  })
  enabled!: boolean

  @Field(() => Int, { simple: true, description: 'Grows with each change.' })
  version!: number
}
