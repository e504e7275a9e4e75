import { Field, InputType, Int } from 'type-graphql'
import type * as effects from '../../domain/effect/effect.ts'
import type * as domain from '../../domain/input/effect-input.ts'
import { OneOf } from '../computed.ts'
import { TargetKind, UnitOrder } from '../types/effect.ts'
import { ConditionInput, ItemSelectorInput } from './condition-inputs.ts'
import { MoneyInput } from './reference-inputs.ts'

/** What an effect works on. */
@InputType({
  description: 'ITEMS: all units that `items` selects, or only `units` of them, from the cheapest or the dearest.',
})
export class TargetInput implements domain.TargetInput {
  @Field(() => TargetKind, { defaultValue: 'ORDER', description: 'Which part of the order.' })
  kind!: effects.Target['kind']

  @Field(() => ItemSelectorInput, { nullable: true, description: 'Which goods; null for all.' })
  items?: ItemSelectorInput | null

  @Field(() => Int, { nullable: true, description: 'ITEMS: how many units at most; null for all.' })
  units?: number | null

  @Field(() => UnitOrder, { nullable: true, description: 'Which units, where only some are taken.' })
  from?: effects.UnitOrder | null
}

/** A percentage off. */
@InputType({ description: 'A percentage off.' })
export class PercentOffInput implements domain.PercentOffInput {
  @Field(() => Int, { description: '1250 is 12.5 %; 1 to 10000.' })
  basisPoints!: number

  @Field(() => MoneyInput, { nullable: true, description: 'At most this much; null for no cap.' })
  cap?: MoneyInput | null

  @Field(() => TargetInput, { nullable: true, description: 'Of what; null for the order.' })
  target?: TargetInput | null
}

/** An amount off. */
@InputType({ description: 'Per unit, or once spread over what the target selects.' })
export class AmountOffInput implements domain.AmountOffInput {
  @Field(() => [MoneyInput], { description: 'The amount, one a currency.' })
  amounts!: MoneyInput[]

  @Field(() => Boolean, { defaultValue: false, description: 'For each unit (true), or once (false).' })
  perUnit!: boolean

  @Field(() => TargetInput, { nullable: true, description: 'Off what; null for the order.' })
  target?: TargetInput | null
}

/** A fixed price. */
@InputType({ description: 'A price: per unit for ITEMS, in all for ORDER and SHIPPING.' })
export class FixedPriceInput implements domain.FixedPriceInput {
  @Field(() => [MoneyInput], { description: 'The price, one a currency.' })
  prices!: MoneyInput[]

  @Field(() => TargetInput, { description: 'Of what.' })
  target!: TargetInput
}

/** Complete sets. */
@InputType({
  description:
    'Complete sets, as many as there are: the dearest units qualify, the cheapest others are discounted; no unit does both.',
})
export class BuyXGetYInput implements domain.BuyXGetYInput {
  @Field(() => ItemSelectorInput, { description: 'Which goods qualify; without a field: all.' })
  buy!: ItemSelectorInput

  @Field(() => Int, { description: 'How many of them each set takes; 1 to 10000.' })
  buyQuantity!: number

  @Field(() => ItemSelectorInput, { description: 'Which goods are discounted; without a field: all.' })
  get!: ItemSelectorInput

  @Field(() => Int, { description: 'How many of them each set gives; 1 to 10000.' })
  getQuantity!: number

  @Field(() => Int, { defaultValue: 10000, description: '5000 is half price, 10000 is free; 1 to 10000.' })
  basisPoints!: number

  @Field(() => Int, { nullable: true, description: 'Sets at most, 1 to 10000; null for as many as there are.' })
  maxTimes?: number | null
}

/** A gift. */
@InputType({ description: "A gift: a line of its own at the catalogue's price, discounted in full." })
export class AddItemInput implements domain.AddItemInput {
  @Field(() => String, { description: "The shop's article number." })
  sku!: string

  @Field(() => Int, { defaultValue: 1, description: 'Units; 1 to 1000.' })
  quantity!: number
}

/** Cheaper shipping. */
@InputType({ description: 'Shipping reduced, or free.' })
export class ShippingOffInput implements domain.ShippingOffInput {
  @Field(() => Int, { defaultValue: 10000, description: '10000 is free shipping; 1 to 10000.' })
  basisPoints!: number

  @Field(() => MoneyInput, { nullable: true, description: 'At most this much; null for no cap.' })
  cap?: MoneyInput | null

  @Field(() => [String], { nullable: true, description: 'For these methods only; null or empty for all.' })
  methods?: string[] | null
}

/** An amount that is worked out. */
@InputType({
  description:
    'CEL over `cart`, `customer`, `items`; its value is an amount in minor units, cut to `cap` and to the price floor.',
})
export class FormulaOffInput implements domain.FormulaOffInput {
  @Field(() => String, { description: 'Such as `items.map(i, i.quantity * 50).sum()`; at most 2000 characters.' })
  expression!: string

  @Field(() => MoneyInput, { nullable: true, description: 'At most this much; null for no cap.' })
  cap?: MoneyInput | null

  @Field(() => TargetInput, {
    nullable: true,
    description: 'Off what, spread over the goods that it selects; null for the order.',
  })
  target?: TargetInput | null
}

/** A case of `firstOf`. */
@InputType({ description: 'One case: an effect, and when it is taken.' })
export class EffectCaseInput implements domain.EffectCaseInput {
  @Field(() => ConditionInput, { description: 'When this case is taken.' })
  when!: ConditionInput

  @Field(() => EffectInput, { description: 'What it does; not a case list again.' })
  then!: EffectInput
}

/** An effect. */
@OneOf()
@InputType({ description: 'What an incentive does to a cart.' })
export class EffectInput implements domain.EffectInput {
  @Field(() => PercentOffInput, { nullable: true, description: 'A percentage off.' })
  percentOff?: PercentOffInput

  @Field(() => AmountOffInput, { nullable: true, description: 'An amount off.' })
  amountOff?: AmountOffInput

  @Field(() => FixedPriceInput, { nullable: true, description: 'A fixed price.' })
  fixedPrice?: FixedPriceInput

  @Field(() => BuyXGetYInput, { nullable: true, description: 'Some units bought, others for less.' })
  buyXGetY?: BuyXGetYInput

  @Field(() => AddItemInput, { nullable: true, description: 'A gift.' })
  addItem?: AddItemInput

  @Field(() => ShippingOffInput, { nullable: true, description: 'Shipping reduced.' })
  shippingOff?: ShippingOffInput

  @Field(() => FormulaOffInput, { nullable: true, description: 'An amount that an expression works out.' })
  formulaOff?: FormulaOffInput

  @Field(() => [EffectCaseInput], { nullable: true, description: 'The first case whose condition holds.' })
  firstOf?: EffectCaseInput[]
}
