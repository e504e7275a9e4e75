import { Field, ID, InputType } from 'type-graphql'
import type * as domain from '../../domain/input/gift-card-input.ts'
import { IdOf } from '../read-input.ts'
import { IDEMPOTENCY_KEY } from './idempotency-key.ts'
import { CustomerRef, KeyRef, MoneyInput } from './reference-inputs.ts'

/** A card to issue. */
@InputType({ description: 'A gift card to issue.' })
export class GiftCardIssueInput implements domain.GiftCardIssueInput {
  @IdOf('campaign')
  @Field(() => KeyRef, { description: 'The campaign, of kind GIFT_CARD.' })
  campaign!: KeyRef

  @Field(() => MoneyInput, { description: 'What is on it: above zero.' })
  balance!: MoneyInput

  @Field(() => CustomerRef, {
    nullable: true,
    description: 'Whose wallet it goes into; null for a card that whoever has its code may spend or claim.',
  })
  customer?: CustomerRef | null

  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string
}

/** A correction of a card. */
@InputType({ description: 'A correction of what is on a gift card.' })
export class GiftCardAdjustInput implements domain.GiftCardAdjustInput {
  @IdOf('giftcard')
  @Field(() => ID, { description: 'The card.' })
  giftCardId!: string

  @Field(() => MoneyInput, { description: 'To be added, or taken off below zero; in the currency of the card.' })
  delta!: MoneyInput
}
