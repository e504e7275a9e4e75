import { Field, ID, Int, ObjectType } from 'type-graphql'
import { type Voucher as Source, voucherStatus } from '../../domain/voucher.ts'
import { campaignAsMet } from '../../operations/campaigns/campaign-as-met.ts'
import { Computed } from '../computed.ts'
import { byItsCampaign, campaignOfHolding } from '../displayed.ts'
import { encodeId } from '../ids.ts'
import { OwnerOnly } from '../roles.ts'
import { visibleCode } from '../visible-code.ts'
import { Campaign } from './campaign.ts'
import { Customer } from './customer.ts'
import { Displayed } from './display.ts'
import { Effect } from './effect.ts'
import { HoldingStatus } from './holding-status.ts'
import { Node } from './node.ts'

/** A code with effects. */
@ObjectType({ implements: [Node, Displayed], description: 'A code with effects: those of its campaign.' })
export class Voucher {
  @Computed((voucher: Source) => encodeId('voucher', voucher.id))
  @Field(() => ID, { description: 'A TypeID beginning with `voucher_`.' })
  id!: string

  @Computed(visibleCode)
  @Field(() => String, {
    description:
      'Whole for its holder, for public codes and for [support, marketer, service]; otherwise all but the last four characters are masked.',
  })
  code!: string

  @Computed((voucher: Source, session) =>
    byItsCampaign(voucher, session, (campaign) => voucherStatus(voucher, campaign, session.now)),
  )
  @Field(() => HoldingStatus, { description: 'Where it stands now.' })
  status!: string

  @Computed(campaignOfHolding)
  @Field(() => Campaign, { nullable: true, description: 'The campaign whose effects it has.' })
  campaign!: unknown

  @OwnerOnly((voucher: Source) => voucher.holderId)
  @Computed((voucher: Source, session) => voucher.holderId && session.load.customer.load(voucher.holderId))
  @Field(() => Customer, {
    nullable: true,
    description: 'Who holds it; null for public codes, for codes not given yet, and for whom it is no business of.',
  })
  holder!: unknown

  @Computed(async (voucher: Source, session) => {
    const campaign = await campaignOfHolding(voucher, session)
    return (await campaignAsMet(session, campaign, voucher.holderId ?? session.viewer?.customerId ?? null)).effects
  })
  @Field(() => [Effect], {
    description: "What it does to a cart; of an experiment, what its holder's arm gets, or else the viewer's.",
  })
  effects!: unknown

  @Field(() => Int, { simple: true, description: 'How often it has been used.' })
  redeemed!: number

  @Field(() => Int, {
    simple: true,
    nullable: true,
    description: 'How often it may be used in all. Null for no limit.',
  })
  redeemable!: number | null

  @Field(() => Int, { simple: true, description: 'Grows with each change.' })
  version!: number
}
