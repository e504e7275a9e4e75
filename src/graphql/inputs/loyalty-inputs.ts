import { GraphQLDateTime, GraphQLDuration, GraphQLLocale, GraphQLSafeInt } from 'graphql-scalars'
import { Field, ID, InputType, Int } from 'type-graphql'
import type * as domain from '../../domain/input/loyalty-input.ts'
import type * as rules from '../../domain/loyalty/earning-rule.ts'
import type * as programs from '../../domain/loyalty/loyalty-program.ts'
import { IdOf } from '../read-input.ts'
import { EarningTrigger } from '../types/earning-rule.ts'
import { ExpiryRounding, TierPeriod } from '../types/loyalty-program.ts'
import { LimitInput } from './campaign-inputs.ts'
import { ConditionInput, ItemSelectorInput } from './condition-inputs.ts'
import { DisplayInput } from './display-inputs.ts'
import { GrantInput } from './grant-inputs.ts'
import { IDEMPOTENCY_KEY } from './idempotency-key.ts'
import { CustomerRef, KeyRef, MoneyInput } from './reference-inputs.ts'

const VERSION = 'Refuse with VERSION_CONFLICT unless it has this version; 0: unless there is none.'
const KEY = "The shop's unique key: small letters, digits and hyphens."

/** Names in one further language. */
@InputType({ description: 'What a program and its points are called in one further language.' })
export class ProgramTranslationInput implements domain.ProgramTranslationInput {
  @Field(() => GraphQLLocale, { description: 'The language.' })
  locale!: string

  @Field(() => String, { description: 'The name of the program.' })
  title!: string

  @Field(() => String, { description: 'What one point is called.' })
  pointName!: string

  @Field(() => String, { description: 'What several points are called.' })
  pointsName!: string
}

/** When points end. */
@InputType({ description: 'When points end.' })
export class PointsExpiryRuleInput implements domain.PointsExpiryRuleInput {
  @Field(() => GraphQLDuration, { description: 'How long after they were earned; longer than `pendingFor`.' })
  after!: string

  @Field(() => ExpiryRounding, { defaultValue: 'DAY', description: 'The span to whose end they live on.' })
  roundedTo!: programs.ExpiryRounding
}

/** A paid membership. */
@InputType({ description: 'A membership that is paid for.' })
export class MembershipInput implements domain.MembershipInput {
  @Field(() => [MoneyInput], { description: 'What it costs, one amount a currency.' })
  prices!: MoneyInput[]

  @Field(() => GraphQLDuration, { description: 'For how long.' })
  period!: string
}

/** A tier. */
@InputType({ description: 'A tier: by points or money, either suffices; with neither, every member is in it.' })
export class TierInput implements domain.TierInput {
  @Field(() => String, { description: 'Its key, unique within the program. Renamed, it is another tier.' })
  key!: string

  @Field(() => String, { description: 'Its name for shoppers.' })
  title!: string

  @Field(() => Int, { description: '0 to 1,000, higher is better; no two of a program have the same.' })
  rank!: number

  @Field(() => GraphQLSafeInt, { nullable: true, description: 'Points to be earned in the period.' })
  minPoints?: number | null

  @Field(() => [MoneyInput], { nullable: true, description: 'Money to be spent in the period, one amount a currency.' })
  minSpend?: MoneyInput[] | null

  @Field(() => Boolean, { defaultValue: false, description: 'Only for those who have paid for the membership.' })
  needsMembership!: boolean

  @Field(() => Int, { defaultValue: 10_000, description: 'How fast it earns: 15000 earns half as much again.' })
  earnBasisPoints!: number

  @Field(() => [String], { nullable: true, description: "Its benefits, in the shop's own words." })
  perks?: string[] | null

  @Field(() => [GrantInput], { nullable: true, description: 'What entering it gives.' })
  grants?: GrantInput[] | null
}

/** A program. */
@InputType({ description: 'A program, all of it anew: what is not sent is as in a new one.' })
export class LoyaltyProgramInput implements domain.LoyaltyProgramInput {
  @Field(() => String, { description: KEY })
  key!: string

  @Field(() => String, { description: "Its name for shoppers, in the shop's language." })
  title!: string

  @Field(() => String, { description: 'What one point is called, such as `bean`.' })
  pointName!: string

  @Field(() => String, { description: 'What several points are called, such as `beans`.' })
  pointsName!: string

  @Field(() => [ProgramTranslationInput], {
    nullable: true,
    description: 'The names in further languages, one a locale.',
  })
  translations?: ProgramTranslationInput[] | null

  @Field(() => [MoneyInput], {
    nullable: true,
    description: 'What one point pays when tendered, one amount a currency.',
  })
  pointValues?: MoneyInput[] | null

  @Field(() => GraphQLDuration, { nullable: true, description: 'How long points wait before they can be spent.' })
  pendingFor?: string | null

  @Field(() => PointsExpiryRuleInput, { nullable: true, description: 'When points end; null for never.' })
  expiry?: PointsExpiryRuleInput | null

  @Field(() => TierPeriod, { defaultValue: 'LIFETIME', description: 'Over which span tiers count.' })
  tierPeriod!: programs.TierPeriod

  @Field(() => [TierInput], { nullable: true, description: 'Its tiers, at most 20.' })
  tiers?: TierInput[] | null

  @Field(() => Boolean, { defaultValue: false, description: 'Whether every shopper is a member by herself.' })
  enrollsEveryone!: boolean

  @Field(() => MembershipInput, { nullable: true, description: 'The paid membership, if it has one.' })
  membership?: MembershipInput | null

  @Field(() => Int, { nullable: true, description: VERSION })
  expectedVersion?: number | null
}

/** Points per step of money. */
@InputType({ description: 'Points per step of money.' })
export class PointsPerInput implements domain.PointsPerInput {
  @Field(() => GraphQLSafeInt, { description: 'Points a step, 1 to 10^9.' })
  points!: number

  @Field(() => [MoneyInput], { description: 'The step, one amount a currency.' })
  steps!: MoneyInput[]

  @Field(() => ItemSelectorInput, { nullable: true, description: 'Which goods; null for all.' })
  items?: ItemSelectorInput | null
}

/** Cash back. */
@InputType({ description: 'A share of what is paid for goods, back as money on a gift card.' })
export class CashBackInput implements domain.CashBackInput {
  @IdOf('campaign')
  @Field(() => KeyRef, { description: 'The campaign of the card, of kind GIFT_CARD.' })
  campaign!: KeyRef

  @Field(() => Int, { description: 'The share, 1 to 10,000, before the rate of the tier.' })
  basisPoints!: number

  @Field(() => MoneyInput, {
    nullable: true,
    description: 'The most that one order gives; orders in another currency give nothing. Null for no cap.',
  })
  cap?: MoneyInput | null
}

/** A rule by which points are earned. */
@InputType({
  description:
    'A rule by which points or money are earned, all of it anew: exactly one of points, pointsPer, cashBack.',
})
export class EarningRuleInput implements domain.EarningRuleInput {
  @IdOf('program')
  @Field(() => KeyRef, { description: 'The program; a rule stays in it.' })
  program!: KeyRef

  @Field(() => String, { description: KEY })
  key!: string

  @Field(() => String, { description: 'Its name for shoppers; entries of the ledger bear it.' })
  title!: string

  @Field(() => EarningTrigger, { description: 'What earns.' })
  trigger!: rules.EarningTrigger

  @Field(() => String, { nullable: true, description: 'EVENT: the name of the event.' })
  eventName?: string | null

  @Field(() => ConditionInput, {
    nullable: true,
    description: 'When: of an order over its cart and customer, otherwise over the customer alone; null for always.',
  })
  when?: ConditionInput | null

  @Field(() => GraphQLSafeInt, { nullable: true, description: 'A fixed number of points, 1 to 10^9.' })
  points?: number | null

  @Field(() => PointsPerInput, { nullable: true, description: 'ORDER_PAID: points per step of money.' })
  pointsPer?: PointsPerInput | null

  @Field(() => CashBackInput, { nullable: true, description: 'ORDER_PAID: a share of the money back.' })
  cashBack?: CashBackInput | null

  @Field(() => [LimitInput], {
    nullable: true,
    description:
      "Caps on what it gives, in spans of the shop's time zone; all hold. REDEMPTIONS and CUSTOMERS per CAMPAIGN (the whole rule) or CUSTOMER, of orders per STORE too; of cash back DISCOUNT_TOTAL: the money given.",
  })
  limits?: LimitInput[] | null

  @Field(() => Boolean, { defaultValue: true, description: 'Whether it is switched on.' })
  enabled!: boolean

  @Field(() => Int, { nullable: true, description: VERSION })
  expectedVersion?: number | null
}

/** A reward. */
@InputType({ description: 'A reward, all of it anew, its stock too.' })
export class RewardInput implements domain.RewardInput {
  @IdOf('program')
  @Field(() => KeyRef, { description: 'The program whose points buy it; a reward stays in it.' })
  program!: KeyRef

  @Field(() => String, { description: KEY })
  key!: string

  @Field(() => GraphQLSafeInt, { description: 'In points, 0 to 10^9.' })
  price!: number

  @Field(() => Int, { nullable: true, description: 'How many are left; null for no end.' })
  stock?: number | null

  @Field(() => ConditionInput, {
    nullable: true,
    description: 'For whom, over the customer alone; null for every member.',
  })
  availableTo?: ConditionInput | null

  @Field(() => [GrantInput], { description: 'What it gives, at least one thing.' })
  grants!: GrantInput[]

  @Field(() => DisplayInput, { description: 'What it says to shoppers.' })
  display!: DisplayInput

  @Field(() => GraphQLDateTime, { nullable: true, description: 'From this instant on; null for no beginning.' })
  startsAt?: Date | null

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Until just before this instant; null for no end.' })
  endsAt?: Date | null

  @Field(() => Boolean, { defaultValue: true, description: 'Whether it is switched on.' })
  enabled!: boolean

  @Field(() => Int, { nullable: true, description: VERSION })
  expectedVersion?: number | null
}

/** A membership to begin. */
@InputType({ description: 'A membership to begin.' })
export class LoyaltyEnrollInput implements domain.LoyaltyEnrollInput {
  @Field(() => String, { description: 'The key of the program.' })
  programKey!: string

  @Field(() => CustomerRef, { nullable: true, description: 'For whom [service, support]; else the viewer.' })
  customer?: CustomerRef | null
}

/** A reward to be bought. */
@InputType({ description: 'A reward to be bought with points.' })
export class RewardRedeemInput implements domain.RewardRedeemInput {
  @IdOf('loyaltycard')
  @Field(() => ID, { description: 'The card whose points are spent.' })
  loyaltyCardId!: string

  @IdOf('reward')
  @Field(() => ID, { description: 'The reward.' })
  rewardId!: string

  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string
}

/** A membership that was paid for. */
@InputType({ description: 'A membership that was paid for.' })
export class MembershipExtendInput implements domain.MembershipExtendInput {
  @IdOf('loyaltycard')
  @Field(() => ID, { description: 'The card.' })
  loyaltyCardId!: string

  @Field(() => GraphQLDateTime, { description: 'Until when; in the future, and not before what is paid already.' })
  until!: Date

  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string
}
