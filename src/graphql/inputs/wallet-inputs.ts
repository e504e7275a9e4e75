import { GraphQLSafeInt } from 'graphql-scalars'
import { Field, ID, InputType } from 'type-graphql'
import type * as loyalty from '../../domain/input/loyalty-input.ts'
import type * as domain from '../../domain/input/wallet-input.ts'
import { IdOf } from '../read-input.ts'
import { GiftCardAdjustInput } from './gift-card-inputs.ts'
import { IDEMPOTENCY_KEY } from './idempotency-key.ts'

/** A correction of points. */
@InputType({ description: 'A correction of points.' })
export class PointsAdjustInput implements loyalty.PointsAdjustInput {
  @IdOf('loyaltycard')
  @Field(() => ID, { description: 'The card.' })
  loyaltyCardId!: string

  @Field(() => GraphQLSafeInt, { description: 'Points to add; below zero to take off, at most what is spendable.' })
  delta!: number
}

/** A correction by hand. */
@InputType({ description: 'A correction of a wallet by hand: one of its holdings.' })
export class WalletAdjustInput implements domain.WalletAdjustInput {
  @Field(() => PointsAdjustInput, { nullable: true, description: 'Points of a card.' })
  points?: PointsAdjustInput | null

  @Field(() => GiftCardAdjustInput, { nullable: true, description: 'Money on a gift card.' })
  giftCard?: GiftCardAdjustInput | null

  @Field(() => String, { description: 'Why, for the record: the entry bears it.' })
  reason!: string

  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string
}
