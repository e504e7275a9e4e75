import { Field, Int, ObjectType } from 'type-graphql'
import type * as domain from '../../domain/campaign.ts'
import { enumeration } from '../enumeration.ts'

/** Ways to combine. */
export const StackingMode = enumeration<domain.StackingMode>('StackingMode', 'How an incentive combines with others.', {
  COMBINES: 'Together with any other.',
  ONE_OF_GROUP: 'At most one of its group.',
  ALONE: 'With no other discount on the parts of the order (goods, shipping) that it touches.',
})

/** Stacking rules of a campaign. */
@ObjectType({ description: 'How a campaign combines with others, and in which order it is applied.' })
export class Stacking implements domain.Stacking {
  @Field(() => StackingMode, { simple: true, description: 'With whom it combines.' })
  mode!: domain.StackingMode

  @Field(() => String, { simple: true, nullable: true, description: 'ONE_OF_GROUP: name of the group.' })
  group!: string | null

  @Field(() => Int, { simple: true, description: 'Higher is applied first.' })
  priority!: number

  @Field(() => Boolean, {
    simple: true,
    description: 'Percentages are taken of what is left (true) or of the price before incentives (false).',
  })
  compounds!: boolean
}
