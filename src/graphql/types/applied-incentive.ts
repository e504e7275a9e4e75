import { Field, Int, ObjectType } from 'type-graphql'
import { Computed } from '../computed.ts'
import { appliedTitle } from '../displayed.ts'
import { type AppliedSource, money } from '../sources.ts'
import { Campaign } from './campaign.ts'
import { Effect } from './effect.ts'
import { Money } from './money.ts'
import { OfferKind } from './offer.ts'
import { Voucher } from './voucher.ts'

/** An incentive in effect. */
@ObjectType({ description: 'An incentive that took effect.' })
export class AppliedIncentive {
  @Computed(({ applied }: AppliedSource) => applied.sequence)
  @Field(() => Int, { description: 'From 1, in the order of application.' })
  sequence!: number

  @Computed(({ applied }: AppliedSource) => applied.kind)
  @Field(() => OfferKind, { description: 'What kind of incentive it is.' })
  kind!: string

  @Computed(({ applied }: AppliedSource, session) => appliedTitle(applied, session))
  @Field(() => String, { description: 'Its name for shoppers.' })
  title!: string

  @Computed(({ applied }: AppliedSource) => applied.code)
  @Field(() => String, { nullable: true, description: 'The code it was entered with; null for a promotion.' })
  code!: string | null

  @Computed(({ applied }: AppliedSource, session) => applied.voucherId && session.load.voucher.load(applied.voucherId))
  @Field(() => Voucher, { nullable: true, description: 'The voucher behind the code; null for a promotion.' })
  voucher!: unknown

  @Computed(({ applied }: AppliedSource, session) => session.load.campaign.load(applied.campaignId))
  @Field(() => Campaign, { nullable: true, description: 'The campaign it belongs to.' })
  campaign!: unknown

  @Computed(({ applied }: AppliedSource) => applied.variant)
  @Field(() => String, { nullable: true, description: "The experiment's arm, where there is one." })
  variant!: string | null

  @Computed(({ applied, currency }: AppliedSource) => money(applied.base, currency))
  @Field(() => Money, { description: 'What the discount was computed on.' })
  base!: unknown

  @Computed(({ applied, currency }: AppliedSource) => money(applied.amount, currency))
  @Field(() => Money, { description: 'What it took off, on goods and shipping together.' })
  amount!: unknown

  @Computed(({ applied }: AppliedSource) => applied.effects)
  @Field(() => [Effect], { description: 'The effects that worked; of a case list, the case taken.' })
  effects!: unknown
}
