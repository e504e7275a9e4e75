import { GraphQLDuration } from 'graphql-scalars'
import { Field, Int, ObjectType } from 'type-graphql'
import type * as domain from '../../domain/condition/condition.ts'
import { Computed } from '../computed.ts'
import { Campaign } from './campaign.ts'
import { LoyaltyProgram } from './loyalty-program.ts'
import { Money } from './money.ts'
import { Segment } from './segment.ts'
import { Anniversary, Area, Schedule } from './places-and-times.ts'
import { AttributeTest, ItemSelector } from './selector.ts'

/** Bounds on what is left of the goods. */
@ObjectType({
  description:
    'What is left of the goods, `items` or all, after the discounts applied before it; min is inclusive, below is exclusive.',
})
export class CartSubtotal {
  @Field(() => ItemSelector, { simple: true, nullable: true, description: 'Which goods; null for all.' })
  items!: unknown

  @Field(() => [Money], { simple: true, nullable: true, description: 'At least this, one amount a currency.' })
  min!: unknown

  @Field(() => [Money], { simple: true, nullable: true, description: 'Less than this, one amount a currency.' })
  below!: unknown

  @Field(() => Boolean, {
    simple: true,
    description: 'Judged against prices before incentives (true), or what is left (false).',
  })
  beforeDiscounts!: boolean
}

/** Bounds on a number of units. */
@ObjectType({ description: 'How many units of `items`, or of all goods; both bounds are inclusive.' })
export class CartQuantity {
  @Field(() => ItemSelector, { simple: true, nullable: true, description: 'Which goods; null for all.' })
  items!: unknown

  @Field(() => Int, { simple: true, nullable: true, description: 'At least so many units.' })
  min!: number | null

  @Field(() => Int, { simple: true, nullable: true, description: 'At most so many units.' })
  max!: number | null
}

/** Bounds on what happened. */
@ObjectType({ description: 'How many, or how much in all, within the last `within` (null: ever).' })
export class History {
  @Computed((history: domain.Leaf) => (history.kind === 'events' ? history.name : null))
  @Field(() => String, { nullable: true, description: 'Name of the event, where events are counted.' })
  name!: string | null

  @Computed((history: domain.Leaf, session) =>
    history.kind === 'redeemed' ? session.load.campaign.load(history.campaignId) : null,
  )
  @Field(() => Campaign, { nullable: true, description: 'The campaign, where redemptions are counted.' })
  campaign!: unknown

  @Field(() => GraphQLDuration, { simple: true, nullable: true, description: 'How far back; null for ever.' })
  within!: string | null

  @Field(() => Int, { simple: true, nullable: true, description: 'At least so many.' })
  minCount!: number | null

  @Field(() => Int, { simple: true, nullable: true, description: 'At most so many.' })
  maxCount!: number | null

  @Field(() => [Money], {
    simple: true,
    nullable: true,
    description: 'At least so much in all, one amount a currency.',
  })
  minTotal!: unknown

  @Field(() => [Money], { simple: true, nullable: true, description: 'At most so much in all, one amount a currency.' })
  maxTotal!: unknown
}

/** A tier. */
@ObjectType({ description: 'A tier of a program: of this rank or a higher one.' })
export class TierTest {
  @Computed(({ programId }: domain.TierTest, { load }) => load.loyaltyProgram.load(programId))
  @Field(() => LoyaltyProgram, { description: 'The program.' })
  program!: unknown

  @Field(() => Int, { simple: true, description: 'The lowest rank for which it holds.' })
  minRank!: number
}

/** A rule tree. */
@ObjectType({ description: 'A rule tree, at most 10 levels and 200 nodes. Exactly one field is set.' })
export class Condition {
  @Computed((condition: domain.Condition) => (condition.kind === 'all' ? condition.of : null))
  @Field(() => [Condition], { nullable: true, description: 'All of these hold.' })
  all!: unknown

  @Computed((condition: domain.Condition) => (condition.kind === 'any' ? condition.of : null))
  @Field(() => [Condition], { nullable: true, description: 'At least one of these holds.' })
  any!: unknown

  @Computed((condition: domain.Condition) => (condition.kind === 'not' ? condition.of : null))
  @Field(() => Condition, {
    nullable: true,
    description: 'This does not hold; the negation of what is not known does not hold either.',
  })
  not!: unknown

  @Computed(only('cartSubtotal'))
  @Field(() => CartSubtotal, { nullable: true, description: 'What is left of the goods.' })
  cartSubtotal!: unknown

  @Computed(only('cartQuantity'))
  @Field(() => CartQuantity, { nullable: true, description: 'How many units are in the cart.' })
  cartQuantity!: unknown

  @Computed((condition: domain.Condition, session) =>
    condition.kind === 'segment' ? session.load.segment.load(condition.segmentId) : null,
  )
  @Field(() => Segment, { nullable: true, description: 'The customer is in this segment.' })
  segment!: unknown

  @Computed((condition: domain.Condition) => (condition.kind === 'customer' ? condition.test : null))
  @Field(() => AttributeTest, { nullable: true, description: "A test on the customer's fields or attributes." })
  customer!: unknown

  @Computed(only('orders'))
  @Field(() => History, { nullable: true, description: 'Past paid orders.' })
  orders!: unknown

  @Computed(only('events'))
  @Field(() => History, { nullable: true, description: 'Past custom events.' })
  events!: unknown

  @Computed(only('redeemed'))
  @Field(() => History, { nullable: true, description: 'Past redemptions of a campaign.' })
  redeemed!: unknown

  @Computed(only('tier'))
  @Field(() => TierTest, { nullable: true, description: 'The customer is in this tier of a program, or a higher one.' })
  tier!: unknown

  @Computed((condition: domain.Condition) => (condition.kind === 'stores' ? condition.storeKeys : null))
  @Field(() => [String], { nullable: true, description: 'Keys of the stores in which it holds.' })
  stores!: unknown

  @Computed(only('location'))
  @Field(() => Area, { nullable: true, description: 'The shopper is there.' })
  location!: unknown

  @Computed(only('schedule'))
  @Field(() => Schedule, { nullable: true, description: 'Hours of the week.' })
  schedule!: unknown

  @Computed(only('anniversary'))
  @Field(() => Anniversary, { nullable: true, description: 'Days around the yearly return of a date.' })
  anniversary!: unknown

  @Computed((condition: domain.Condition) => (condition.kind === 'cart' ? condition.test : null))
  @Field(() => AttributeTest, { nullable: true, description: "A test on the cart's attributes." })
  cart!: unknown

  @Computed((condition: domain.Condition) => (condition.kind === 'expression' ? condition.text : null))
  @Field(() => String, {
    nullable: true,
    description: 'CEL that yields a boolean, over `cart`, `items`, `customer` and `now`.',
  })
  expression!: string | null
}

/** The leaf itself where it is of this kind, else null. */
function only(kind: domain.Leaf['kind']): (condition: domain.Condition) => domain.Condition | null {
  return (condition) => (condition.kind === kind ? condition : null)
}
