import { Field, Int, ObjectType } from 'type-graphql'
import type * as domain from '../../domain/variant.ts'
import { Effect } from './effect.ts'

/** One arm of an experiment. */
@ObjectType({ description: 'One arm of an experiment. Each customer is in one arm of a campaign, for ever.' })
export class Variant implements domain.Variant {
  @Field(() => String, { simple: true, description: 'Its key, unique within the campaign.' })
  key!: string

  @Field(() => Int, { simple: true, description: 'Its share of the customers is its weight among all weights.' })
  weight!: number

  @Field(() => [Effect], { simple: true, description: 'Empty for the control arm: it gets nothing.' })
  effects!: domain.Variant['effects']
}
