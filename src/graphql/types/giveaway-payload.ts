import { Field, ObjectType } from 'type-graphql'
import { Giveaway } from './giveaway.ts'
import { ReplayablePayload } from './payloads.ts'

/** Answers of `giveawayUpsert` and `giveawayDraw`. */
@ObjectType({ description: 'A giveaway after a change, or after its draw.' })
export class GiveawayPayload extends ReplayablePayload {
  @Field(() => Giveaway, { simple: true, nullable: true, description: 'The giveaway as it is now.' })
  giveaway!: unknown
}
