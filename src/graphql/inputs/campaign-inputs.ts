import { GraphQLDateTime, GraphQLDuration, GraphQLJSONObject, GraphQLSafeInt, GraphQLTimeZone } from 'graphql-scalars'
import { Field, ID, InputType, Int } from 'type-graphql'
import type * as campaigns from '../../domain/campaign.ts'
import type * as domain from '../../domain/input/campaign-input.ts'
import type { JsonObject } from '../../domain/json.ts'
import { enumeration } from '../enumeration.ts'
import { IdOf } from '../read-input.ts'
import { CampaignKind } from '../types/campaign.ts'
import { LimitOf, LimitPer, LimitWindow } from '../types/limit.ts'
import { StackingMode } from '../types/stacking.ts'
import { ConditionInput, ItemSelectorInput } from './condition-inputs.ts'
import { DisplayInput } from './display-inputs.ts'
import { EffectInput } from './effect-inputs.ts'
import { MoneyInput } from './reference-inputs.ts'

/** Stacking rules. */
@InputType({ description: 'How a campaign combines with others, and in which order it is applied.' })
export class StackingInput implements domain.StackingInput {
  @Field(() => StackingMode, { defaultValue: 'COMBINES', description: 'With whom it combines.' })
  mode!: campaigns.StackingMode

  @Field(() => String, { nullable: true, description: 'ONE_OF_GROUP: name of the group.' })
  group?: string | null

  @Field(() => Int, { defaultValue: 0, description: 'Higher is applied first.' })
  priority!: number

  @Field(() => Boolean, {
    defaultValue: true,
    description: 'Percentages are taken of what is left (true) or of the price before incentives (false).',
  })
  compounds!: boolean
}

/** A cap. */
@InputType({ description: 'A cap: REDEMPTIONS per CUSTOMER, EVER, 1 is once each.' })
export class LimitInput implements domain.LimitInput {
  @Field(() => LimitOf, { description: 'What is counted.' })
  of!: domain.LimitInput['of']

  @Field(() => LimitPer, { defaultValue: 'CAMPAIGN', description: 'By what it is counted.' })
  per!: domain.LimitInput['per']

  @Field(() => LimitWindow, { defaultValue: 'EVER', description: 'Over which span.' })
  window!: domain.LimitInput['window']

  @Field(() => GraphQLSafeInt, { nullable: true, description: 'The most that it allows, where it counts.' })
  count?: number | null

  @Field(() => MoneyInput, { nullable: true, description: 'The most that it allows, where it adds up money.' })
  money?: MoneyInput | null
}

/** One arm of an experiment. */
@InputType({ description: 'One arm of an experiment.' })
export class VariantInput implements domain.VariantInput {
  @Field(() => String, {
    description: 'Its key, 1 to 64 characters, unique within the campaign. Renamed, it is another arm.',
  })
  key!: string

  @Field(() => Int, { description: '1 to 10,000; its share of the customers is its weight among all weights.' })
  weight!: number

  @Field(() => [EffectInput], { description: 'What it does to a cart; empty for the control arm, which gets nothing.' })
  effects!: EffectInput[]
}

/** What creation and change both send. */
@InputType({ description: 'What a campaign may say at its creation and at any later time.' })
abstract class CampaignFieldsInput {
  @Field(() => GraphQLDateTime, { nullable: true, description: 'From this instant on; null for no beginning.' })
  startsAt?: Date | null

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Until just before this instant; null for no end.' })
  endsAt?: Date | null

  @Field(() => GraphQLTimeZone, {
    nullable: true,
    description: "Whose days and weeks count for its rules; null for the shop's.",
  })
  timeZone?: string | null

  @Field(() => ConditionInput, {
    nullable: true,
    description: 'Who sees it [soft]; null for everyone who may redeem it.',
  })
  shownTo?: ConditionInput | null

  @Field(() => ConditionInput, {
    nullable: true,
    description: 'Who may redeem it, on what cart [hard]; null for everyone.',
  })
  conditions?: ConditionInput | null

  @Field(() => [EffectInput], {
    nullable: true,
    description: 'What it does to a cart; needed before it is published, unless it has variants.',
  })
  effects?: EffectInput[] | null

  @Field(() => [VariantInput], {
    nullable: true,
    description: 'An experiment: 2 to 10 arms, each with effects of its own, in place of `effects`.',
  })
  variants?: VariantInput[] | null

  @Field(() => StackingInput, { nullable: true, description: 'How it combines; null for: with all, priority 0.' })
  stacking?: StackingInput | null

  @Field(() => [LimitInput], { nullable: true, description: 'Caps on its use; all hold.' })
  limits?: LimitInput[] | null

  @Field(() => String, { nullable: true, description: 'COUPON: the public code, if it has one.' })
  publicCode?: string | null

  @Field(() => String, {
    nullable: true,
    description: 'COUPON and GIFT_CARD: what single codes look like; `#` stands for a random character.',
  })
  codePattern?: string | null

  @Field(() => GraphQLDuration, {
    nullable: true,
    description: 'Life of a code or card from the instant it is given to a customer, such as P30D.',
  })
  validFor?: string | null

  @Field(() => ItemSelectorInput, {
    nullable: true,
    description: 'GIFT_CARD: what its cards may be spent on; null for everything, shipping too.',
  })
  spendableOn?: ItemSelectorInput | null

  @Field(() => GraphQLJSONObject, { nullable: true, description: "Free attributes of the shop's own." })
  attributes?: JsonObject | null
}

/** A new campaign. */
@InputType({ description: 'A new campaign; it begins as a DRAFT.' })
export class CampaignInput extends CampaignFieldsInput implements domain.CampaignInput {
  @Field(() => String, { description: "The shop's unique key: small letters, digits and hyphens." })
  key!: string

  @Field(() => String, { description: 'Its name for staff.' })
  name!: string

  @Field(() => CampaignKind, { description: 'Whether it needs a code; it never changes.' })
  kind!: campaigns.CampaignKind

  @Field(() => DisplayInput, { description: 'What it says to shoppers.' })
  display!: DisplayInput
}

/** A change of a campaign. */
@InputType({ description: 'A change: absent keeps, null clears.' })
export class CampaignUpdateInput extends CampaignFieldsInput implements domain.CampaignUpdateInput {
  @IdOf('campaign')
  @Field(() => ID, { description: 'The campaign.' })
  id!: string

  @Field(() => Int, { description: 'Refuse with VERSION_CONFLICT unless the campaign has this version.' })
  expectedVersion!: number

  @Field(() => String, { nullable: true, description: 'Its name for staff.' })
  name?: string | null

  @Field(() => DisplayInput, { nullable: true, description: 'What it says to shoppers: all of it anew.' })
  display?: DisplayInput | null
}

/** Moves of a campaign. */
export const CampaignTransition = enumeration<Exclude<domain.CampaignTransition, 'APPROVE'>>(
  'CampaignTransition',
  'What may be done to a campaign.',
  {
    PUBLISH: 'From DRAFT: in effect within its span.',
    PAUSE: 'Switch it off for now.',
    RESUME: 'Switch it on again.',
    END: 'End it for good.',
    ARCHIVE: 'Put it away; from DRAFT or ENDED.',
  },
)

/** A move from one state to the next. */
@InputType({ description: 'A move from one state to the next.' })
export class CampaignTransitionInput implements domain.CampaignTransitionInput {
  @IdOf('campaign')
  @Field(() => ID, { description: 'The campaign.' })
  id!: string

  @Field(() => CampaignTransition, { description: 'What to do.' })
  to!: Exclude<domain.CampaignTransition, 'APPROVE'>

  @Field(() => Int, { description: 'Refuse with VERSION_CONFLICT unless the campaign has this version.' })
  expectedVersion!: number
}
