import { GraphQLSafeInt } from 'graphql-scalars'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import type * as domain from '../../domain/loyalty/loyalty-program.ts'
import { Computed } from '../computed.ts'
import { encodeId } from '../ids.ts'
import { Grant } from './grant.ts'
import { Money } from './money.ts'
import { Node } from './node.ts'

/** One rank of a program. */
@ObjectType({
  implements: Node,
  description:
    'One rank of a program, reached by points earned or by money spent: either suffices. With neither, every member is in it.',
})
export class Tier {
  @Computed((tier: domain.Tier) => encodeId('tier', tier.id))
  @Field(() => ID, { description: 'A TypeID beginning with `tier_`.' })
  id!: string

  @Field(() => String, { simple: true, description: "The shop's key, unique within the program." })
  key!: string

  @Field(() => String, { simple: true, description: 'Its name for shoppers.' })
  title!: string

  @Field(() => Int, { simple: true, description: 'Higher is better.' })
  rank!: number

  @Field(() => GraphQLSafeInt, { simple: true, nullable: true, description: 'Points to be earned in the period.' })
  minPoints!: number | null

  @Field(() => [Money], {
    simple: true,
    nullable: true,
    description: 'Money to be spent in the period, one amount a currency: any of them suffices.',
  })
  minSpend!: unknown

  @Field(() => Boolean, { simple: true, description: 'Whether only those are in it who have paid for the membership.' })
  needsMembership!: boolean

  @Field(() => Int, { simple: true, description: 'How fast it earns: 15000 earns half as much again.' })
  earnBasisPoints!: number

  @Field(() => [String], { simple: true, description: "Its benefits, in the shop's own words." })
  perks!: readonly string[]

  @Computed((tier: domain.Tier) => tier.grants)
  @Field(() => [Grant], {
    description: 'What entering it gives, once in a lifetime or, where years count, once a year.',
  })
  grants!: unknown
}
