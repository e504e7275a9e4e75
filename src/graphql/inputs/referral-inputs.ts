import { GraphQLDuration } from 'graphql-scalars'
import { Field, InputType, Int } from 'type-graphql'
import type * as domain from '../../domain/input/referral-input.ts'
import { ConditionInput } from './condition-inputs.ts'
import { GrantInput } from './grant-inputs.ts'
import { CustomerRef } from './reference-inputs.ts'

/** What a friend must do. */
@InputType({ description: 'What a friend must do: pay her first order, have an event of this name, either of both.' })
export class ReferralConversionInput implements domain.ReferralConversionInput {
  @Field(() => Boolean, { defaultValue: true, description: 'Whether her first paid order converts.' })
  orderPaid!: boolean

  @Field(() => String, { nullable: true, description: 'The name of an event that converts; null for none.' })
  eventName?: string | null

  @Field(() => ConditionInput, {
    nullable: true,
    description: 'What must hold of the friend besides, over the customer alone; null for nothing.',
  })
  when?: ConditionInput | null

  @Field(() => GraphQLDuration, { nullable: true, description: 'How long after joining it counts; null for no end.' })
  within?: string | null
}

/** A milestone. */
@InputType({ description: 'What a referrer gets once so many friends have converted.' })
export class ReferralMilestoneInput implements domain.ReferralMilestoneInput {
  @Field(() => Int, { description: 'How many friends; no two milestones have the same.' })
  friends!: number

  @Field(() => [GrantInput], { description: 'What she gets, at least one thing.' })
  grants!: GrantInput[]
}

/** Terms of some referrers. */
@InputType({ description: 'Other terms for some referrers; the first rule that matches counts.' })
export class ReferralTierRuleInput implements domain.ReferralTierRuleInput {
  @Field(() => ConditionInput, { description: 'For whom, over the referrer alone.' })
  when!: ConditionInput

  @Field(() => Int, { nullable: true, description: 'Friends who may join by her; null for no limit.' })
  maxReferrals?: number | null

  @Field(() => [GrantInput], {
    nullable: true,
    description: "What she gets for each friend who converts; null for the program's own.",
  })
  referrerGrants?: GrantInput[] | null
}

/** A referral program. */
@InputType({ description: 'A referral program, all of it anew.' })
export class ReferralProgramInput implements domain.ReferralProgramInput {
  @Field(() => String, { description: "The shop's unique key: small letters, digits and hyphens." })
  key!: string

  @Field(() => String, { description: 'Its name for shoppers.' })
  title!: string

  @Field(() => ConditionInput, {
    nullable: true,
    description: 'Who may refer, over the customer alone; null for every shopper.',
  })
  openTo?: ConditionInput | null

  @Field(() => ReferralConversionInput, { description: 'What the friend must do.' })
  convertsOn!: ReferralConversionInput

  @Field(() => [GrantInput], { nullable: true, description: 'For the referrer, for each friend who converts.' })
  referrerGrants?: GrantInput[] | null

  @Field(() => [GrantInput], { nullable: true, description: 'For a friend, on joining.' })
  friendGrants?: GrantInput[] | null

  @Field(() => [ReferralMilestoneInput], { nullable: true, description: 'What many friends give.' })
  milestones?: ReferralMilestoneInput[] | null

  @Field(() => [ReferralTierRuleInput], { nullable: true, description: 'Other terms for some referrers.' })
  tierRules?: ReferralTierRuleInput[] | null

  @Field(() => Int, { nullable: true, description: 'Friends who may join by one referrer; null for no limit.' })
  maxReferrals?: number | null

  @Field(() => Boolean, { defaultValue: true, description: 'Whether it is switched on.' })
  enabled!: boolean

  @Field(() => Int, {
    nullable: true,
    description: 'Refuse with VERSION_CONFLICT unless it has this version; 0: unless there is none.',
  })
  expectedVersion?: number | null
}

/** A code to share, asked for. */
@InputType({ description: 'A code to share, asked for.' })
export class ReferralCodeEnsureInput implements domain.ReferralCodeEnsureInput {
  @Field(() => String, { description: 'The key of the program.' })
  programKey!: string

  @Field(() => CustomerRef, { nullable: true, description: 'For whom [service, support]; else the viewer.' })
  customer?: CustomerRef | null
}
