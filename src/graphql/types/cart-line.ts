import { Field, ID, Int, ObjectType } from 'type-graphql'
import type * as domain from '../../domain/priced-cart.ts'
import { Computed } from '../computed.ts'
import { encodeId } from '../ids.ts'
import { type LineSource, money, type ShippingSource } from '../sources.ts'
import { Money } from './money.ts'
import { Product } from './product.ts'

/** A share of a discount. */
@ObjectType({ description: 'The part of one incentive that falls on one line.' })
export class Allocation {
  @Field(() => Int, { simple: true, description: '`sequence` of the incentive in `applied`.' })
  sequence!: number

  @Field(() => Money, { simple: true, description: 'Taken off this line by it.' })
  amount!: unknown

  @Field(() => Int, {
    simple: true,
    nullable: true,
    description: 'Units touched, where it chose single units; null for the whole line.',
  })
  units!: number | null
}

/** One line of a cart, an order or a redemption. */
@ObjectType({
  description:
    'Lines of a redemption, an order or an evaluation have ids of their own, never those of the cart they came from.',
})
export class CartLine {
  @Computed(({ line }: LineSource) => encodeId('line', line.id))
  @Field(() => ID, { description: 'A TypeID beginning with `line_`.' })
  id!: string

  @Computed(({ line }: LineSource) => line.sku)
  @Field(() => String, { description: "The shop's article number." })
  sku!: string

  @Computed(({ line }: LineSource, session) => session.load.product.load(line.sku))
  @Field(() => Product, { nullable: true, description: 'The good, if the catalogue knows it.' })
  product!: unknown

  @Computed(({ line }: LineSource) => line.quantity)
  @Field(() => Int, { description: 'Units.' })
  quantity!: number

  @Computed(({ line, currency }: LineSource) => money(line.unitPrice, currency))
  @Field(() => Money, {
    description: 'Before incentives. From the catalogue, or from a service; never from a shopper.',
  })
  unitPrice!: unknown

  @Computed(({ line, currency }: LineSource) => (line.listPrice === null ? null : money(line.listPrice, currency)))
  @Field(() => Money, {
    nullable: true,
    description: 'Before any sale, to be shown struck through; null where not lower now.',
  })
  listPrice!: unknown

  @Computed(({ line, currency }: LineSource) => money(grossOf(line), currency))
  @Field(() => Money, { description: 'Quantity times unit price.' })
  subtotal!: unknown

  @Computed(({ line, currency }: LineSource) => money(line.discount, currency))
  @Field(() => Money, { description: 'Taken off by all incentives together.' })
  discount!: unknown

  @Computed(({ line, currency }: LineSource) => money(grossOf(line) - line.discount, currency))
  @Field(() => Money, { description: 'Left to pay for the line.' })
  total!: unknown

  @Computed(({ line, currency }: LineSource) =>
    line.allocations.map((part) => ({ ...part, amount: money(part.amount, currency) })),
  )
  @Field(() => [Allocation], { description: 'The discount by incentive; the parts sum to `discount`.' })
  allocations!: unknown

  // Orders kept before gifts were built do not say it.
  @Computed(({ line }: LineSource) => Boolean(line.gift))
  @Field(() => Boolean, { description: 'Added by an incentive; it counts for no condition.' })
  gift!: boolean
}

/** The shipping of a cart, an order or a redemption. */
@ObjectType({ description: 'The shipping chosen, after incentives.' })
export class ShippingLine {
  @Computed(({ shipping }: ShippingSource) => shipping.method)
  @Field(() => String, { nullable: true, description: "The shop's name of the method." })
  method!: string | null

  @Computed(({ shipping, currency }: ShippingSource) => money(shipping.amount, currency))
  @Field(() => Money, { description: 'Before incentives.' })
  subtotal!: unknown

  @Computed(({ shipping, currency }: ShippingSource) => money(shipping.discount, currency))
  @Field(() => Money, { description: 'Taken off by all incentives together.' })
  discount!: unknown

  @Computed(({ shipping, currency }: ShippingSource) => money(shipping.amount - shipping.discount, currency))
  @Field(() => Money, { description: 'Left to pay for shipping.' })
  total!: unknown
}

function grossOf(line: domain.PricedLine): number {
  return line.quantity * line.unitPrice
}
