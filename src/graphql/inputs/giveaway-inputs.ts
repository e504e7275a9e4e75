import { GraphQLDateTime } from 'graphql-scalars'
import { Field, ID, InputType, Int } from 'type-graphql'
import type * as domain from '../../domain/input/giveaway-input.ts'
import { IdOf } from '../read-input.ts'
import { ConditionInput } from './condition-inputs.ts'
import { GrantInput } from './grant-inputs.ts'
import { IDEMPOTENCY_KEY } from './idempotency-key.ts'
import { CustomerRef, KeyRef } from './reference-inputs.ts'

/** A prize. */
@InputType({ description: 'What is drawn in a giveaway.' })
export class GiveawayPrizeInput implements domain.GiveawayPrizeInput {
  @Field(() => String, { description: 'Its key within the giveaway: small letters, digits and hyphens.' })
  key!: string

  @Field(() => String, { description: 'Its name for shoppers.' })
  title!: string

  @Field(() => Int, { description: 'How many are drawn, each for one winner.' })
  count!: number

  @Field(() => [GrantInput], {
    description:
      'What each winner is given, at least one thing. All prizes together give at most 500: count times grants.',
  })
  grants!: GrantInput[]
}

/** A giveaway. */
@InputType({ description: 'A giveaway, all of it anew; once it is drawn it stays as it is.' })
export class GiveawayInput implements domain.GiveawayInput {
  @Field(() => String, { description: "The shop's unique key: small letters, digits and hyphens." })
  key!: string

  @Field(() => String, { description: 'Its name for shoppers.' })
  title!: string

  @Field(() => GraphQLDateTime, { description: 'Entries are taken from here on.' })
  startsAt!: Date

  @Field(() => GraphQLDateTime, { description: 'No more entries from here on; then it can be drawn.' })
  endsAt!: Date

  @Field(() => [GiveawayPrizeInput], { description: '1 to 50 prizes, in the order in which they are drawn.' })
  prizes!: GiveawayPrizeInput[]

  @Field(() => ConditionInput, {
    nullable: true,
    description: 'Who may enter, judged when she does; null for every shopper.',
  })
  openTo?: ConditionInput | null

  @Field(() => Int, {
    nullable: true,
    description: 'Refuse with VERSION_CONFLICT unless it is at this version (0: there is none).',
  })
  expectedVersion?: number | null
}

/** An entry. */
@InputType({ description: 'A part in a giveaway.' })
export class GiveawayEnterInput implements domain.GiveawayEnterInput {
  @Field(() => String, { description: "The giveaway's key." })
  giveawayKey!: string

  @IdOf('customer')
  @Field(() => CustomerRef, { nullable: true, description: 'For whom [service, support]; else the viewer.' })
  customer?: CustomerRef | null

  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string
}

/** A draw. */
@InputType({ description: 'A giveaway to be drawn.' })
export class GiveawayDrawInput implements domain.GiveawayDrawInput {
  @IdOf('giveaway')
  @Field(() => ID, { description: 'The giveaway; it must have ended.' })
  giveawayId!: string

  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string
}

/** A gift for a segment. */
@InputType({ description: 'A gift for every member of a segment.' })
export class SegmentGrantInput implements domain.SegmentGrantInput {
  @IdOf('segment')
  @Field(() => KeyRef, { description: 'The segment; its members are those of the moment at which the work begins.' })
  segment!: KeyRef

  @Field(() => GrantInput, { description: 'What each member is given, once.' })
  grant!: GrantInput

  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string
}
