import { GraphQLDuration } from 'graphql-scalars'
import { Field, InputType, Int } from 'type-graphql'
import type * as domain from '../../domain/input/condition-input.ts'
import type * as selectors from '../../domain/selector.ts'
import { OneOf } from '../computed.ts'
import { IdOf } from '../read-input.ts'
import { Operator } from '../types/selector.ts'
import { AnniversaryInput, AreaInput, ScheduleInput } from './places-and-times-inputs.ts'
import { KeyRef, MoneyInput } from './reference-inputs.ts'

/** A test on one attribute. */
@InputType({ description: 'A test on one attribute. A missing attribute fails every test.' })
export class AttributeTestInput implements domain.AttributeTestInput {
  @Field(() => String, { description: 'Name of the attribute.' })
  name!: string

  @Field(() => Operator, { description: 'How it is compared.' })
  operator!: selectors.Operator

  @Field(() => [String], { defaultValue: [], description: 'What it is compared with, as text.' })
  values!: string[]
}

/** Which goods. */
@InputType({ description: 'Which goods. Every given list must match; `not` takes away.' })
export class ItemSelectorInput implements domain.ItemSelectorInput {
  @Field(() => [String], { nullable: true, description: 'Any of these article numbers.' })
  skus?: string[] | null

  @Field(() => [String], { nullable: true, description: 'In any of these categories.' })
  categories?: string[] | null

  @Field(() => [String], { nullable: true, description: 'Of any of these brands.' })
  brands?: string[] | null

  @Field(() => Boolean, { nullable: true, description: 'On sale (true), or not (false).' })
  onSale?: boolean | null

  @Field(() => MoneyInput, { nullable: true, description: 'Unit price at least this.' })
  minUnitPrice?: MoneyInput | null

  @Field(() => MoneyInput, { nullable: true, description: 'Unit price at most this.' })
  maxUnitPrice?: MoneyInput | null

  @Field(() => [AttributeTestInput], { nullable: true, description: 'All of these tests on attributes hold.' })
  attributes?: AttributeTestInput[] | null

  @Field(() => ItemSelectorInput, { nullable: true, description: 'But none of these goods.' })
  not?: ItemSelectorInput | null
}

/** Bounds on what is left of the goods. */
@InputType({
  description:
    'What is left of the goods, `items` or all, after the discounts applied before it; min is inclusive, below is exclusive.',
})
export class CartSubtotalInput implements domain.CartSubtotalInput {
  @Field(() => ItemSelectorInput, { nullable: true, description: 'Which goods; null for all.' })
  items?: ItemSelectorInput | null

  @Field(() => [MoneyInput], { nullable: true, description: 'At least this, one amount a currency.' })
  min?: MoneyInput[] | null

  @Field(() => [MoneyInput], { nullable: true, description: 'Less than this, one amount a currency.' })
  below?: MoneyInput[] | null

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Judge against prices before incentives (true), or what is left (false).',
  })
  beforeDiscounts!: boolean
}

/** Bounds on a number of units. */
@InputType({ description: 'How many units of `items`, or of all goods; both bounds are inclusive.' })
export class CartQuantityInput implements domain.CartQuantityInput {
  @Field(() => ItemSelectorInput, { nullable: true, description: 'Which goods; null for all.' })
  items?: ItemSelectorInput | null

  @Field(() => Int, { nullable: true, description: 'At least so many units.' })
  min?: number | null

  @Field(() => Int, { nullable: true, description: 'At most so many units.' })
  max?: number | null
}

/** Bounds on what happened. */
@InputType({ description: 'How many, or how much in all, within the last `within` (null: ever).' })
export class HistoryInput implements domain.HistoryInput {
  @Field(() => String, { nullable: true, description: 'Name of the event; for `events` alone.' })
  name?: string | null

  @IdOf('campaign')
  @Field(() => KeyRef, { nullable: true, description: 'Whose redemptions are counted; for `redeemed` alone.' })
  campaign?: KeyRef | null

  @Field(() => GraphQLDuration, {
    nullable: true,
    description: 'How far back, such as P30D; null for ever. For `events` at most P5Y.',
  })
  within?: string | null

  @Field(() => Int, { nullable: true, description: 'At least so many.' })
  minCount?: number | null

  @Field(() => Int, { nullable: true, description: 'At most so many.' })
  maxCount?: number | null

  @Field(() => [MoneyInput], {
    nullable: true,
    description: 'At least so much in all, one amount a currency; not for `events`.',
  })
  minTotal?: MoneyInput[] | null

  @Field(() => [MoneyInput], {
    nullable: true,
    description: 'At most so much in all, one amount a currency; not for `events`.',
  })
  maxTotal?: MoneyInput[] | null
}

/** A tier. */
@InputType({ description: 'A tier of a program: of this rank or a higher one.' })
export class TierTestInput implements domain.TierTestInput {
  @IdOf('program')
  @Field(() => KeyRef, { description: 'The program.' })
  program!: KeyRef

  @Field(() => Int, { description: 'The lowest rank for which it holds, 0 to 1,000.' })
  minRank!: number
}

/** A rule tree. */
@OneOf()
@InputType({ description: 'A rule tree, at most 10 levels and 200 nodes.' })
export class ConditionInput implements domain.ConditionInput {
  @Field(() => [ConditionInput], { nullable: true, description: 'All of these hold.' })
  all?: ConditionInput[]

  @Field(() => [ConditionInput], { nullable: true, description: 'At least one of these holds.' })
  any?: ConditionInput[]

  @Field(() => ConditionInput, { nullable: true, description: 'This does not hold.' })
  not?: ConditionInput

  @Field(() => CartSubtotalInput, { nullable: true, description: 'What is left of the goods.' })
  cartSubtotal?: CartSubtotalInput

  @Field(() => CartQuantityInput, { nullable: true, description: 'How many units are in the cart.' })
  cartQuantity?: CartQuantityInput

  @IdOf('segment')
  @Field(() => KeyRef, { nullable: true, description: 'The customer is in this segment.' })
  segment?: KeyRef

  @Field(() => AttributeTestInput, { nullable: true, description: "A test on the customer's fields or attributes." })
  customer?: AttributeTestInput

  @Field(() => HistoryInput, { nullable: true, description: 'Past paid orders.' })
  orders?: HistoryInput

  @Field(() => HistoryInput, { nullable: true, description: 'Past custom events of one name.' })
  events?: HistoryInput

  @Field(() => HistoryInput, {
    nullable: true,
    description: 'Past redemptions of a campaign; totals are what it took off.',
  })
  redeemed?: HistoryInput

  @Field(() => TierTestInput, {
    nullable: true,
    description: 'The customer is in this tier of a program, or a higher one.',
  })
  tier?: TierTestInput

  @Field(() => [String], { nullable: true, description: 'In one of these stores, by their keys.' })
  stores?: string[]

  @Field(() => AreaInput, { nullable: true, description: 'The shopper is there; fails where no location is sent.' })
  location?: AreaInput

  @Field(() => ScheduleInput, { nullable: true, description: 'Hours of the week.' })
  schedule?: ScheduleInput

  @Field(() => AnniversaryInput, { nullable: true, description: 'Days around the yearly return of a date.' })
  anniversary?: AnniversaryInput

  @Field(() => AttributeTestInput, { nullable: true, description: "A test on the cart's attributes." })
  cart?: AttributeTestInput

  @Field(() => String, {
    nullable: true,
    description:
      'CEL that yields a boolean, over `cart`, `items`, `customer` and `now`: at most 2,000 characters; docs/expressions.md tells more.',
  })
  expression?: string
}
