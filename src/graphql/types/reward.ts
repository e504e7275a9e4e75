import { GraphQLSafeInt } from 'graphql-scalars'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import type * as domain from '../../domain/loyalty/reward.ts'
import { rewardAffordable } from '../../operations/loyalty/reward-affordable.ts'
import { Computed } from '../computed.ts'
import { encodeId } from '../ids.ts'
import { Roles, STAFF } from '../roles.ts'
import { Display as CampaignDisplay } from './campaign-display.ts'
import { Condition } from './condition.ts'
import { Displayed } from './display.ts'
import { Grant } from './grant.ts'
import { LoyaltyProgram } from './loyalty-program.ts'
import { Node } from './node.ts'

/** What points buy. */
@ObjectType({ implements: [Node, Displayed], description: 'What points buy.' })
export class Reward {
  @Computed((reward: domain.Reward) => encodeId('reward', reward.id))
  @Field(() => ID, { description: 'A TypeID beginning with `reward_`.' })
  id!: string

  @Field(() => String, { simple: true, description: "The shop's unique key." })
  key!: string

  @Field(() => Int, { simple: true, description: 'Grows with each change of what it is; its stock does not count.' })
  version!: number

  @Computed(({ programId }: domain.Reward, { load }) => load.loyaltyProgram.load(programId))
  @Field(() => LoyaltyProgram, { description: 'The program whose points buy it.' })
  program!: unknown

  @Field(() => CampaignDisplay, { simple: true, description: 'What it says to shoppers, in all languages.' })
  display!: unknown

  @Field(() => GraphQLSafeInt, { simple: true, description: 'In points.' })
  price!: number

  @Computed(({ id }: domain.Reward, { load }) => load.rewardStock.load(id))
  @Field(() => Int, { nullable: true, description: 'What is left; null for no end.' })
  stock!: number | null

  @Computed((reward: domain.Reward, session) => rewardAffordable(session, reward))
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the viewer has the points for it now; null for whoever is no member.',
  })
  affordable!: boolean | null

  @Roles(...STAFF)
  @Computed((reward: domain.Reward) => reward.availableTo)
  @Field(() => Condition, {
    nullable: true,
    description: 'For whom [support, marketer, service]; null for every member.',
  })
  availableTo!: unknown

  @Computed((reward: domain.Reward) => reward.grants)
  @Field(() => [Grant], { description: 'What it gives.' })
  grants!: unknown

  @Field(() => Boolean, { simple: true, description: 'Whether it is switched on.' })
  enabled!: boolean
}
