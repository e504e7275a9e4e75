import { Field, ObjectType } from 'type-graphql'
import { Computed } from '../computed.ts'
import { type TenderSource, money } from '../sources.ts'
import { visibleCard } from '../visible-code.ts'
import { GiftCard } from './gift-card.ts'
import { Money } from './money.ts'

/** A payment. */
@ObjectType({ description: 'A payment out of the wallet, after all discounts.' })
export class Tender {
  @Computed(visibleCard)
  @Field(() => GiftCard, {
    nullable: true,
    description: 'The card that pays, as it is now; null where it has become somebody else’s.',
  })
  giftCard!: unknown

  @Computed(({ tender, currency }: TenderSource) => money(tender.amount, currency))
  @Field(() => Money, { description: 'What it pays.' })
  amount!: unknown
}
