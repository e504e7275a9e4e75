import { GraphQLSafeInt } from 'graphql-scalars'
import { Field, ObjectType } from 'type-graphql'
import { isPointsTender } from '../../domain/tender.ts'
import { Computed } from '../computed.ts'
import { type TenderSource, money } from '../sources.ts'
import { visibleCard, visibleLoyaltyCard } from '../visible-code.ts'
import { GiftCard } from './gift-card.ts'
import { LoyaltyCard } from './loyalty-card.ts'
import { Money } from './money.ts'

/** A payment. */
@ObjectType({ description: 'A payment out of the wallet, after all discounts.' })
export class Tender {
  @Computed(visibleCard)
  @Field(() => GiftCard, {
    nullable: true,
    description: 'The card that pays, as it is now; null where points pay, and where it has become somebody else’s.',
  })
  giftCard!: unknown

  @Computed(visibleLoyaltyCard)
  @Field(() => LoyaltyCard, { nullable: true, description: 'The card whose points pay; null where a gift card pays.' })
  loyaltyCard!: unknown

  @Computed(({ tender }: TenderSource) => (isPointsTender(tender) ? tender.points : null))
  @Field(() => GraphQLSafeInt, { nullable: true, description: 'How many points pay; null where a gift card pays.' })
  points!: number | null

  @Computed(({ tender, currency }: TenderSource) => money(tender.amount, currency))
  @Field(() => Money, { description: 'What it pays.' })
  amount!: unknown
}
