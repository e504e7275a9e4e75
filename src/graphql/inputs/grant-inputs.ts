import { GraphQLDuration, GraphQLSafeInt } from 'graphql-scalars'
import { Field, InputType, Int } from 'type-graphql'
import type * as domain from '../../domain/input/grant-input.ts'
import { OneOf } from '../computed.ts'
import { IdOf } from '../read-input.ts'
import { KeyRef, MoneyInput } from './reference-inputs.ts'

/** A gift card as a gift. */
@InputType({ description: 'A gift card with money on it.' })
export class GiftCardGrantInput implements domain.GiftCardGrantInput {
  @IdOf('campaign')
  @Field(() => KeyRef, { description: 'The campaign, of kind GIFT_CARD.' })
  campaign!: KeyRef

  @Field(() => [MoneyInput], {
    description: "How much, one amount a currency: that of the shop's currency is given, else the first.",
  })
  amounts!: MoneyInput[]
}

/** Points as a gift. */
@InputType({ description: 'Points as a gift.' })
export class PointsGrantInput implements domain.PointsGrantInput {
  @IdOf('program')
  @Field(() => KeyRef, { description: 'The program whose points they are.' })
  program!: KeyRef

  @Field(() => GraphQLSafeInt, { description: 'How many, 1 to 10^9.' })
  points!: number
}

/** Tickets of a giveaway. */
@InputType({ description: 'Entries in a giveaway, added to those that the customer has.' })
export class GiveawayGrantInput implements domain.GiveawayGrantInput {
  @IdOf('giveaway')
  @Field(() => KeyRef, { description: 'The giveaway; one that has ended takes no more.' })
  giveaway!: KeyRef

  @Field(() => Int, { defaultValue: 1, description: 'How many, 1 to 1,000; one customer has at most 100,000.' })
  count!: number
}

/** A gift that is not money. */
@InputType({ description: 'A gift that is not money.' })
export class PerkGrantInput implements domain.PerkGrantInput {
  @Field(() => String, { description: 'Its name for shoppers.' })
  title!: string

  @Field(() => String, { nullable: true, description: 'What it is, in a sentence.' })
  description?: string | null

  @Field(() => GraphQLDuration, { nullable: true, description: 'Its life from the grant on; null for no end.' })
  validFor?: string | null
}

/** Money for a charity. */
@InputType({ description: 'Money for a charity.' })
export class DonationGrantInput implements domain.DonationGrantInput {
  @Field(() => String, { description: 'To whom.' })
  charity!: string

  @Field(() => [MoneyInput], { description: 'How much, one amount a currency.' })
  amounts!: MoneyInput[]
}

/** A gift. */
@OneOf()
@InputType({ description: 'A gift to a customer. Exactly one field is set.' })
export class GrantInput implements domain.GrantInput {
  @IdOf('campaign')
  @Field(() => KeyRef, { nullable: true, description: 'A code of this coupon.' })
  voucherFrom?: KeyRef

  @Field(() => GiftCardGrantInput, { nullable: true, description: 'A gift card.' })
  giftCard?: GiftCardGrantInput

  @Field(() => PointsGrantInput, { nullable: true, description: 'Points.' })
  points?: PointsGrantInput

  @Field(() => GiveawayGrantInput, { nullable: true, description: 'Entries in a giveaway.' })
  giveawayEntries?: GiveawayGrantInput

  @Field(() => PerkGrantInput, { nullable: true, description: 'A gift that is not money.' })
  perk?: PerkGrantInput

  @Field(() => DonationGrantInput, { nullable: true, description: 'Money for a charity.' })
  donation?: DonationGrantInput
}
