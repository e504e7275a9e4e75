import { Field, ID, InputType, Int } from 'type-graphql'
import type * as domain from '../../domain/input/voucher-input.ts'
import { enumeration } from '../enumeration.ts'
import { IdOf } from '../read-input.ts'
import { IDEMPOTENCY_KEY } from './idempotency-key.ts'
import { CustomerRef, KeyRef, MoneyInput } from './reference-inputs.ts'

/** A code for one customer. */
@InputType({ description: 'A code of a campaign, for one customer.' })
export class VoucherPublishInput implements domain.VoucherPublishInput {
  @IdOf('campaign')
  @Field(() => KeyRef, { description: 'The campaign, of kind COUPON.' })
  campaign!: KeyRef

  @Field(() => CustomerRef, { description: 'For whom.' })
  customer!: CustomerRef
}

/** What support may do to a code. */
export const VoucherChange = enumeration<domain.VoucherChange>('VoucherChange', 'What may be done to a code.', {
  ENABLE: 'Switch it on again.',
  DISABLE: 'Switch it off for now.',
  REVOKE: 'Take it back for good.',
})

/** A code switched on or off. */
@InputType({ description: 'A code switched on or off.' })
export class VoucherSetStatusInput implements domain.VoucherSetStatusInput {
  @Field(() => String, { description: 'Letter case and outer blanks do not matter.' })
  code!: string

  @Field(() => VoucherChange, { description: 'What to do.' })
  to!: domain.VoucherChange

  @Field(() => String, { description: 'Why, for the record.' })
  reason!: string
}

/** Codes to make. */
@InputType({
  description:
    "`#` stands for a random character, `{{ customer.displayName }}` and the like for an attribute. Null for the campaign's pattern.",
})
export class VouchersGenerateInput implements domain.VouchersGenerateInput {
  @IdOf('campaign')
  @Field(() => ID, { description: 'The campaign, of kind COUPON or GIFT_CARD.' })
  campaignId!: string

  @Field(() => Int, { description: 'How many, 1 to 10,000,000.' })
  count!: number

  @Field(() => String, { nullable: true, description: "What the codes look like; null for the campaign's pattern." })
  pattern?: string | null

  @Field(() => Int, { defaultValue: 1, description: 'Uses of each code.' })
  redeemable!: number

  @Field(() => MoneyInput, { nullable: true, description: 'Gift cards, and only they: what is on each of them.' })
  balance?: MoneyInput | null

  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string
}

/** Long work to stop. */
@InputType({ description: 'Long work to stop; what was done stays.' })
export class BulkOperationCancelInput implements domain.BulkOperationCancelInput {
  @IdOf('bulk')
  @Field(() => ID, { description: 'The work.' })
  id!: string
}
