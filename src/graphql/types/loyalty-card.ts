import { GraphQLDateTime, GraphQLSafeInt } from 'graphql-scalars'
import { Field, ID, ObjectType } from 'type-graphql'
import type * as domain from '../../domain/loyalty/loyalty-card.ts'
import { cardNextTier } from '../../operations/loyalty/card-next-tier.ts'
import { cardTier } from '../../operations/loyalty/card-tier.ts'
import { Computed } from '../computed.ts'
import { encodeId } from '../ids.ts'
import { OwnerOnly } from '../roles.ts'
import { Customer } from './customer.ts'
import { LedgerEntryConnection } from './connections.ts'
import { LoyaltyProgram } from './loyalty-program.ts'
import { Money } from './money.ts'
import { Node } from './node.ts'
import { RewardConnection } from './reward-connection.ts'
import { Tier } from './tier.ts'

/** Points that end. */
@ObjectType({ description: 'Points that end together.' })
export class PointsExpiry {
  @Field(() => GraphQLSafeInt, { simple: true, description: 'How many.' })
  points!: number

  @Field(() => GraphQLDateTime, {
    simple: true,
    description: 'The first instant at which they cannot be spent any more.',
  })
  expiresAt!: Date
}

/** The way to the next tier. */
@ObjectType({ description: 'The next tier, and the exact gap to it.' })
export class TierProgress {
  @Field(() => Tier, { simple: true, description: 'The next tier.' })
  tier!: unknown

  @Field(() => GraphQLSafeInt, {
    simple: true,
    nullable: true,
    description: 'Points still to be earned; null where points do not lead to it.',
  })
  missingPoints!: number | null

  @Field(() => Money, {
    simple: true,
    nullable: true,
    description: 'Money still to be spent; null where spending does not lead to it.',
  })
  missingSpend!: unknown

  @Field(() => GraphQLDateTime, {
    simple: true,
    nullable: true,
    description: 'When the count begins anew; null for never.',
  })
  countedUntil!: Date | null
}

/** A membership. */
@ObjectType({ implements: Node, description: "A customer's membership in a program, with her points." })
export class LoyaltyCard {
  @Computed((card: domain.LoyaltyCard) => encodeId('loyaltycard', card.id))
  @Field(() => ID, { description: 'A TypeID beginning with `loyaltycard_`.' })
  id!: string

  @Field(() => String, { simple: true, description: 'To be read out or scanned.' })
  number!: string

  @Computed(({ programId }: domain.LoyaltyCard, { load }) => load.loyaltyProgram.load(programId))
  @Field(() => LoyaltyProgram, { description: 'The program.' })
  program!: unknown

  @OwnerOnly((card: domain.LoyaltyCard) => card.holderId)
  @Computed(({ holderId }: domain.LoyaltyCard, { load }) => load.customer.load(holderId))
  @Field(() => Customer, { nullable: true, description: 'Whose it is; null for whom it is no business of.' })
  holder!: unknown

  @Computed(async ({ id }: domain.LoyaltyCard, { load }) => (await load.pointsOfCard.load(id)).points)
  @Field(() => GraphQLSafeInt, {
    description:
      'Spendable now; below zero where points were taken back for a return, until earnings have made it good.',
  })
  points!: number

  @Field(() => GraphQLSafeInt, { description: 'Kept by open holds.' })
  @Computed((card: domain.LoyaltyCard) => card.held)
  pointsHeld!: number

  @Computed(async ({ id }: domain.LoyaltyCard, { load }) => (await load.pointsOfCard.load(id)).pending)
  @Field(() => GraphQLSafeInt, { description: 'Earned, not yet spendable.' })
  pointsPending!: number

  @Computed(async ({ id }: domain.LoyaltyCard, { load }) => (await load.pointsOfCard.load(id)).expiring)
  @Field(() => [PointsExpiry], { description: 'Coming expiries, soonest first.' })
  pointsExpiring!: unknown

  @Computed((card: domain.LoyaltyCard, session) => cardTier(session, card))
  @Field(() => Tier, { nullable: true, description: 'Her tier now; null for none.' })
  tier!: unknown

  @Computed((card: domain.LoyaltyCard, session) => cardNextTier(session, card))
  @Field(() => TierProgress, { nullable: true, description: 'The way to the next tier; null in the highest one.' })
  nextTier!: unknown

  @Field(() => GraphQLDateTime, {
    simple: true,
    nullable: true,
    description: 'Until when the membership is paid for; null for never paid.',
  })
  membershipEndsAt!: Date | null

  @Field(() => LedgerEntryConnection, { description: 'Every movement of its points, newest first.' })
  entries!: unknown

  @Field(() => RewardConnection, { description: 'What points buy now, cheapest first.' })
  rewards!: unknown
}
