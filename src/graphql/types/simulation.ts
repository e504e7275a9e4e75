import { Field, Int, ObjectType } from 'type-graphql'
import type * as domain from '../../domain/decisions/simulation.ts'
import { Computed } from '../computed.ts'
import { Evaluation } from './cart.ts'
import { Money } from './money.ts'

/** What a campaign would have done. */
@ObjectType({ description: 'What a campaign would have cost on carts or past orders, by itself; nothing is stored.' })
export class Simulation {
  @Field(() => Int, { simple: true, description: 'Orders or carts looked at.' })
  orders!: number

  @Field(() => Int, { simple: true, description: 'Those on which it takes something off.' })
  affected!: number

  @Field(() => [Money], { simple: true, description: 'What it takes off in all, one amount per currency.' })
  discountTotals!: domain.Simulation['discountTotals']

  @Field(() => [Money], {
    simple: true,
    description: 'Left to pay for the orders affected, all together, one amount per currency.',
  })
  orderTotals!: domain.Simulation['orderTotals']

  @Computed(({ examples }: domain.Simulation) => examples.map((priced) => ({ priced, offers: [], changesAt: null })))
  @Field(() => [Evaluation], { description: 'The first ten orders affected, priced; they list no offers.' })
  examples!: unknown
}
