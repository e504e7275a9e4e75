import { GraphQLCurrency, GraphQLDateTime, GraphQLDuration } from 'graphql-scalars'
import { Field, ID, InputType, Int } from 'type-graphql'
import type * as domain from '../../domain/input/cart-input.ts'
import { IdOf } from '../read-input.ts'
import { CartLineInput, EvaluateInput, ShippingInput } from './cart-inputs.ts'
import { IDEMPOTENCY_KEY } from './idempotency-key.ts'
import { CustomerRef, MoneyInput } from './reference-inputs.ts'

/** A purchase. */
@InputType({
  description:
    'A purchase: of a cart kept here (`cartId`), or of one kept elsewhere (`evaluation`); exactly one of the two.',
})
export class RedeemInput implements domain.RedeemInput {
  @IdOf('cart')
  @Field(() => ID, { nullable: true, description: 'A cart kept here.' })
  cartId?: string | null

  @Field(() => EvaluateInput, { nullable: true, description: 'A cart kept elsewhere.' })
  evaluation?: EvaluateInput | null

  @Field(() => String, { description: "The shop's own number of the order, used once." })
  orderReference!: string

  @Field(() => MoneyInput, {
    nullable: true,
    description:
      'Refuse with PRICE_CHANGED unless this is what is left to pay. Without it a code that does not apply refuses the whole (CODE_NOT_APPLICABLE).',
  })
  expectedTotal?: MoneyInput | null

  @Field(() => GraphQLDuration, {
    nullable: true,
    description: 'Only hold it, for so long (at most 30 days): capture it once it is paid, or release it.',
  })
  holdFor?: string | null

  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string
}

/** An open hold. */
@InputType({ description: 'An open hold, to be captured or released.' })
export class RedemptionActInput implements domain.RedemptionActInput {
  @IdOf('redemption')
  @Field(() => ID, { description: 'The redemption.' })
  redemptionId!: string

  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string
}

/** Units of one line. */
@InputType({ description: 'Units of one line that come back.' })
export class RollbackLineInput implements domain.RollbackLineInput {
  @IdOf('line')
  @Field(() => ID, { description: 'The line of the redemption or order.' })
  lineId!: string

  @Field(() => Int, { description: 'How many units, 1 or more.' })
  quantity!: number
}

/** A return. */
@InputType({ description: 'What comes back of a redemption.' })
export class RedemptionRollbackInput implements domain.RedemptionRollbackInput {
  @IdOf('redemption')
  @Field(() => ID, { description: 'The redemption.' })
  redemptionId!: string

  @Field(() => [RollbackLineInput], {
    nullable: true,
    description: 'Some lines, at most 500; null for all that is left.',
  })
  lines?: RollbackLineInput[] | null

  @Field(() => String, { description: 'Why, for staff and on the statements of gift cards.' })
  reason!: string

  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string
}

/** A refund. */
@InputType({ description: 'What comes back of an order.' })
export class OrderRefundInput implements domain.OrderRefundInput {
  @Field(() => String, { description: "The shop's own number of the order." })
  reference!: string

  @Field(() => [RollbackLineInput], {
    nullable: true,
    description: 'Some lines, at most 500; null for all that is left.',
  })
  lines?: RollbackLineInput[] | null

  @Field(() => String, { description: 'Why, for staff and on the statements of gift cards.' })
  reason!: string

  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string
}

/** A paid order. */
@InputType({ description: 'An order paid without a redemption here.' })
export class OrderRecordInput implements domain.OrderRecordInput {
  @Field(() => String, { description: "The shop's own number of the order, used once." })
  reference!: string

  @Field(() => CustomerRef, { nullable: true, description: 'Who bought; null for a guest.' })
  customer?: CustomerRef | null

  @Field(() => GraphQLCurrency, { description: 'Currency of all amounts.' })
  currency!: string

  @Field(() => [CartLineInput], { description: 'The goods, at most 500 lines.' })
  lines!: CartLineInput[]

  @Field(() => ShippingInput, { nullable: true, description: 'The shipping, as paid.' })
  shipping?: ShippingInput | null

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was paid; null for now.' })
  paidAt?: Date | null

  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string
}
