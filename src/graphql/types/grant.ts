import { GraphQLDuration, GraphQLSafeInt } from 'graphql-scalars'
import { Field, Int, ObjectType } from 'type-graphql'
import type * as domain from '../../domain/grant.ts'
import { Computed } from '../computed.ts'
import { Campaign } from './campaign.ts'
import { Giveaway } from './giveaway.ts'
import { LoyaltyProgram } from './loyalty-program.ts'
import { Money } from './money.ts'

/** A gift card as a gift. */
@ObjectType({
  description: "A gift card with money on it: the amount in the shop's currency, else the first.",
})
export class GiftCardGrant {
  @Computed(({ campaignId }: domain.GiftCardGrant, { load }) => load.campaign.load(campaignId))
  @Field(() => Campaign, { description: 'The campaign, of kind GIFT_CARD.' })
  campaign!: unknown

  @Field(() => [Money], { simple: true, description: 'How much, one amount a currency.' })
  amounts!: domain.GiftCardGrant['amounts']
}

/** Points as a gift. */
@ObjectType({ description: 'Points as a gift; who has no card in the program is enrolled.' })
export class PointsGrant {
  @Computed(({ programId }: domain.PointsGrant, { load }) => load.loyaltyProgram.load(programId))
  @Field(() => LoyaltyProgram, { description: 'The program whose points they are.' })
  program!: unknown

  @Field(() => GraphQLSafeInt, { simple: true, description: 'How many.' })
  points!: number
}

/** Tickets of a giveaway. */
@ObjectType({ description: 'Entries in a giveaway, added to those that the customer has.' })
export class GiveawayGrant {
  @Computed(({ giveawayId }: domain.GiveawayGrant, { load }) => load.giveaway.load(giveawayId))
  @Field(() => Giveaway, { description: 'The giveaway.' })
  giveaway!: unknown

  @Field(() => Int, { simple: true, description: 'How many.' })
  count!: number
}

/** A gift that is not money. */
@ObjectType({ description: 'A gift that is not money: early access, an event, a parcel.' })
export class PerkGrant implements Omit<domain.PerkGrant, 'kind'> {
  @Field(() => String, { simple: true, description: 'Its name for shoppers.' })
  title!: string

  @Field(() => String, { simple: true, nullable: true, description: 'What it is, in a sentence.' })
  description!: string | null

  @Field(() => GraphQLDuration, {
    simple: true,
    nullable: true,
    description: 'Its life from the grant on; null for no end.',
  })
  validFor!: string | null
}

/** Money for a charity. */
@ObjectType({ description: 'Money that the shop gives to a charity for the points spent.' })
export class DonationGrant implements Omit<domain.DonationGrant, 'kind'> {
  @Field(() => String, { simple: true, description: 'To whom.' })
  charity!: string

  @Field(() => [Money], { simple: true, description: 'How much, one amount a currency.' })
  amounts!: domain.DonationGrant['amounts']
}

/** A gift. */
@ObjectType({
  description: 'A gift to a customer, whoever makes it: a reward, a tier, a segment. Exactly one field is set.',
})
export class Grant {
  @Computed((grant: domain.Grant, { load }) =>
    grant.kind === 'voucherFrom' ? load.campaign.load(grant.campaignId) : null,
  )
  @Field(() => Campaign, { nullable: true, description: 'A code of this coupon.' })
  voucherFrom!: unknown

  @Computed(only('giftCard'))
  @Field(() => GiftCardGrant, { nullable: true, description: 'A gift card.' })
  giftCard!: unknown

  @Computed(only('points'))
  @Field(() => PointsGrant, { nullable: true, description: 'Points.' })
  points!: unknown

  @Computed(only('giveawayEntries'))
  @Field(() => GiveawayGrant, { nullable: true, description: 'Entries in a giveaway.' })
  giveawayEntries!: unknown

  @Computed(only('perk'))
  @Field(() => PerkGrant, { nullable: true, description: 'A gift that is not money.' })
  perk!: unknown

  @Computed(only('donation'))
  @Field(() => DonationGrant, { nullable: true, description: 'Money for a charity.' })
  donation!: unknown
}

/** The grant itself where it is of this kind, else null. */
function only(kind: domain.Grant['kind']): (grant: domain.Grant) => domain.Grant | null {
  return (grant) => (grant.kind === kind ? grant : null)
}
