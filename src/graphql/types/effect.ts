import { Field, Int, ObjectType } from 'type-graphql'
import type * as domain from '../../domain/effect/effect.ts'
import { Computed } from '../computed.ts'
import { enumeration } from '../enumeration.ts'
import { Roles, STAFF } from '../roles.ts'
import { Condition } from './condition.ts'
import { Money } from './money.ts'
import { ItemSelector } from './selector.ts'

/** Parts of an order. */
export const TargetKind = enumeration<domain.Target['kind']>(
  'TargetKind',
  'What part of an order an effect works on.',
  {
    ORDER: 'All goods together.',
    ITEMS: 'Single goods.',
    SHIPPING: 'Shipping.',
  },
)

/** Which units come first. */
export const UnitOrder = enumeration<domain.UnitOrder>('UnitOrder', 'Which units are taken first, by unit price.', {
  CHEAPEST: 'The cheapest first.',
  DEAREST: 'The dearest first.',
})

/** What an effect works on. */
@ObjectType({
  description: 'ITEMS: all units that `items` selects, or only `units` of them, from the cheapest or the dearest.',
})
export class Target implements Omit<domain.Target, 'items'> {
  @Field(() => TargetKind, { simple: true, description: 'Which part of the order.' })
  kind!: domain.Target['kind']

  @Field(() => ItemSelector, { simple: true, nullable: true, description: 'Which goods; null for all.' })
  items!: unknown

  @Field(() => Int, { simple: true, nullable: true, description: 'How many units at most; null for all.' })
  units!: number | null

  @Field(() => UnitOrder, { simple: true, nullable: true, description: 'Which units, where only some are taken.' })
  from!: domain.UnitOrder | null
}

/** A percentage off. */
@ObjectType({ description: 'A percentage off.' })
export class PercentOff {
  @Field(() => Int, { simple: true, description: '1250 is 12.5 %.' })
  basisPoints!: number

  @Field(() => Money, { simple: true, nullable: true, description: 'At most this much; null for no cap.' })
  cap!: unknown

  @Field(() => Target, { simple: true, description: 'Of what.' })
  target!: unknown
}

/** An amount off. */
@ObjectType({ description: 'Per unit, or once spread over what the target selects.' })
export class AmountOff {
  @Field(() => [Money], { simple: true, description: 'The amount, one a currency.' })
  amounts!: unknown

  @Field(() => Boolean, { simple: true, description: 'For each unit (true), or once (false).' })
  perUnit!: boolean

  @Field(() => Target, { simple: true, description: 'Off what.' })
  target!: unknown
}

/** A fixed price. */
@ObjectType({ description: 'A price: per unit for ITEMS, in all for ORDER and SHIPPING.' })
export class FixedPrice {
  @Field(() => [Money], { simple: true, description: 'The price, one a currency.' })
  prices!: unknown

  @Field(() => Target, { simple: true, description: 'Of what.' })
  target!: unknown
}

/** Complete sets. */
@ObjectType({
  description:
    'Repeats while units last, at most `maxTimes`; units that qualify are never the ones discounted. 10000 basis points is free.',
})
export class BuyXGetY {
  @Field(() => ItemSelector, { simple: true, description: 'Which goods qualify; the dearest first.' })
  buy!: unknown

  @Field(() => Int, { simple: true, description: 'How many of them each set takes.' })
  buyQuantity!: number

  @Field(() => ItemSelector, { simple: true, description: 'Which goods are discounted; the cheapest first.' })
  get!: unknown

  @Field(() => Int, { simple: true, description: 'How many of them each set gives.' })
  getQuantity!: number

  @Field(() => Int, { simple: true, description: '5000 is half price, 10000 is free.' })
  basisPoints!: number

  @Field(() => Int, { simple: true, nullable: true, description: 'Sets at most; null for as many as there are.' })
  maxTimes!: number | null
}

/** A gift. */
@ObjectType({ description: "A gift: a line of its own at the catalogue's price, discounted in full." })
export class AddItem {
  @Field(() => String, { simple: true, description: "The shop's article number." })
  sku!: string

  @Field(() => Int, { simple: true, description: 'Units.' })
  quantity!: number
}

/** Cheaper shipping. */
@ObjectType({ description: 'Shipping reduced, or free.' })
export class ShippingOff {
  @Field(() => Int, { simple: true, description: '10000 is free shipping.' })
  basisPoints!: number

  @Field(() => Money, { simple: true, nullable: true, description: 'At most this much; null for no cap.' })
  cap!: unknown

  @Field(() => [String], { simple: true, description: 'For these methods only; empty for all.' })
  methods!: readonly string[]
}

/** An amount that is worked out. */
@ObjectType({
  description:
    'CEL over `cart`, `customer`, `items`; its value is an amount in minor units, cut to `cap` and to the price floor.',
})
export class FormulaOff {
  @Field(() => String, { simple: true, description: 'The expression.' })
  expression!: string

  @Field(() => Money, { simple: true, nullable: true, description: 'At most this much; null for no cap.' })
  cap!: unknown

  @Field(() => Target, { simple: true, description: 'Off what; spread over the goods that it selects.' })
  target!: unknown
}

/** A case of `firstOf`. */
@ObjectType({ description: 'One case: an effect, and when it is taken.' })
export class EffectCase {
  @Roles(...STAFF)
  @Field(() => Condition, { simple: true, description: 'When this case is taken [support, marketer, service].' })
  when!: unknown

  @Field(() => Effect, { simple: true, description: 'What it does.' })
  then!: unknown
}

/** What an incentive does. */
@ObjectType({ description: 'What an incentive does to a cart. Exactly one of `percentOff` to `firstOf` is set.' })
export class Effect {
  @Computed(only('percentOff'))
  @Field(() => PercentOff, { nullable: true, description: 'A percentage off.' })
  percentOff!: unknown

  @Computed(only('amountOff'))
  @Field(() => AmountOff, { nullable: true, description: 'An amount off.' })
  amountOff!: unknown

  @Computed(only('fixedPrice'))
  @Field(() => FixedPrice, { nullable: true, description: 'A fixed price.' })
  fixedPrice!: unknown

  @Computed(only('buyXGetY'))
  @Field(() => BuyXGetY, { nullable: true, description: 'Some units bought, others for less.' })
  buyXGetY!: unknown

  @Computed(only('addItem'))
  @Field(() => AddItem, { nullable: true, description: 'A gift.' })
  addItem!: unknown

  @Computed(only('shippingOff'))
  @Field(() => ShippingOff, { nullable: true, description: 'Shipping reduced.' })
  shippingOff!: unknown

  @Computed(only('formulaOff'))
  @Field(() => FormulaOff, { nullable: true, description: 'An amount that an expression works out.' })
  formulaOff!: unknown

  @Computed((effect: domain.Effect) => (effect.kind === 'firstOf' ? effect.cases : null))
  @Field(() => [EffectCase], { nullable: true, description: 'The first case whose condition holds.' })
  firstOf!: unknown
}

/** The effect itself where it is of this kind, else null. */
function only(kind: domain.Effect['kind']): (effect: domain.Effect) => domain.Effect | null {
  return (effect) => (effect.kind === kind ? effect : null)
}
