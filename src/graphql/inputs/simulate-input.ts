import { GraphQLDateTime } from 'graphql-scalars'
import { Field, ID, InputType } from 'type-graphql'
import type * as domain from '../../domain/input/simulate-input.ts'
import { IdOf } from '../read-input.ts'
import { CampaignInput } from './campaign-inputs.ts'
import { EvaluateInput } from './cart-inputs.ts'

/** What to try, and on what. */
@InputType({
  description:
    'A campaign to try, saved (`campaignId`) or not (`campaign`), on the paid orders of a span (`from` and `to`) or on `carts`.',
})
export class SimulateInput implements domain.SimulateInput {
  @IdOf('campaign')
  @Field(() => ID, { nullable: true, description: 'A saved campaign, whatever its state.' })
  campaignId?: string | null

  @Field(() => CampaignInput, { nullable: true, description: 'A campaign that is not saved.' })
  campaign?: CampaignInput | null

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Orders paid from this instant on, at most 100,000.' })
  from?: Date | null

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Orders paid before this instant.' })
  to?: Date | null

  @Field(() => [EvaluateInput], {
    nullable: true,
    description: 'Carts in place of past orders, at most 100; codes on them count for nothing.',
  })
  carts?: EvaluateInput[] | null
}
