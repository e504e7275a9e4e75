import { Arg, Args, ArgsType, Ctx, Field, Mutation, Query, Resolver } from 'type-graphql'
import type {
  Campaign as CampaignSource,
  CampaignKind as Kind,
  CampaignStatus as Status,
} from '../../domain/campaign.ts'
import type * as campaignInputs from '../../domain/input/campaign-input.ts'
import type { SimulateInput as Simulated } from '../../domain/input/simulate-input.ts'
import type { KeyRef as Ref } from '../../domain/input/reference-input.ts'
import type * as voucherInputs from '../../domain/input/voucher-input.ts'
import type { Voucher as VoucherSource } from '../../domain/voucher.ts'
import { campaignCreate } from '../../operations/campaigns/campaign-create.ts'
import { campaignTransition } from '../../operations/campaigns/campaign-transition.ts'
import { campaignUpdate } from '../../operations/campaigns/campaign-update.ts'
import { campaign } from '../../operations/campaigns/campaign.ts'
import { campaigns } from '../../operations/campaigns/campaigns.ts'
import { simulate } from '../../operations/campaigns/simulate.ts'
import { voucherPublish } from '../../operations/campaigns/voucher-publish.ts'
import { voucherSetStatus } from '../../operations/campaigns/voucher-set-status.ts'
import { voucher } from '../../operations/campaigns/voucher.ts'
import { vouchersGenerate } from '../../operations/campaigns/vouchers-generate.ts'
import type { Session } from '../../operations/session.ts'
import { CampaignInput, CampaignTransitionInput, CampaignUpdateInput } from '../inputs/campaign-inputs.ts'
import { KeyRef } from '../inputs/reference-inputs.ts'
import { SimulateInput } from '../inputs/simulate-input.ts'
import { VoucherPublishInput, VoucherSetStatusInput, VouchersGenerateInput } from '../inputs/voucher-inputs.ts'
import { Connection, readPage } from '../page.ts'
import { Input, RefArg } from '../read-input.ts'
import { Roles, STAFF } from '../roles.ts'
import { Campaign, CampaignKind, CampaignStatus } from '../types/campaign.ts'
import { CampaignConnection } from '../types/connections.ts'
import { BulkOperationPayload, CampaignPayload, VoucherPayload } from '../types/payloads.ts'
import { Simulation } from '../types/simulation.ts'
import { Voucher } from '../types/voucher.ts'
import { SearchArgs } from './arguments.ts'

@ArgsType()
class CampaignsArgs extends SearchArgs {
  @Field(() => [CampaignKind], { nullable: true, description: 'Only these kinds; null for all.' })
  kinds?: Kind[] | null

  @Field(() => [CampaignStatus], { nullable: true, description: 'Only those that stand so; null for all.' })
  statuses?: Status[] | null
}

/** Campaigns and their codes. */
@Resolver()
export class CampaignResolver {
  @Roles(...STAFF)
  @Query(() => Campaign, { nullable: true, description: '[support, marketer, service] A campaign.' })
  campaign(
    @RefArg('by', () => KeyRef, 'campaign', 'Which campaign.') by: Ref,
    @Ctx() session: Session,
  ): Promise<CampaignSource | null> {
    return campaign(session, { by })
  }

  @Roles(...STAFF)
  @Query(() => CampaignConnection, {
    nullable: true,
    description: '[support, marketer, service] Campaigns, newest first; found by key or name.',
  })
  async campaigns(
    @Args(() => CampaignsArgs) { first, after, ...args }: CampaignsArgs,
    @Ctx() session: Session,
  ): Promise<Connection<CampaignSource>> {
    const page = readPage('campaigns', { first, after })
    return new Connection('campaigns', await campaigns(session, { ...args, page }))
  }

  @Roles(...STAFF)
  @Query(() => Voucher, { nullable: true, description: '[support, marketer, service] A voucher by its code.' })
  voucher(
    @Arg('code', () => String, { description: 'Letter case and outer blanks do not matter.' }) code: string,
    @Ctx() session: Session,
  ): Promise<VoucherSource | null> {
    return voucher(session, { code })
  }

  @Roles('MARKETER')
  @Query(() => Simulation, {
    nullable: true,
    description: '[marketer] Try a campaign on past orders, or on carts. Null where there is no such campaign.',
  })
  simulate(
    @Input(() => SimulateInput, 'What to try, and on what.') input: Simulated,
    @Ctx() session: Session,
  ): unknown {
    return simulate(session, { input })
  }

  @Roles('MARKETER')
  @Mutation(() => CampaignPayload, { nullable: true, description: '[marketer] Makes a campaign, as a DRAFT.' })
  campaignCreate(
    @Input(() => CampaignInput, 'The campaign.') input: campaignInputs.CampaignInput,
    @Ctx() session: Session,
  ): unknown {
    return campaignCreate(session, input)
  }

  @Roles('MARKETER')
  @Mutation(() => CampaignPayload, {
    nullable: true,
    description: '[marketer] Changes a campaign. Absent keeps, null clears.',
  })
  campaignUpdate(
    @Input(() => CampaignUpdateInput, 'The change.') input: campaignInputs.CampaignUpdateInput,
    @Ctx() session: Session,
  ): unknown {
    return campaignUpdate(session, input)
  }

  @Roles('MARKETER')
  @Mutation(() => CampaignPayload, {
    nullable: true,
    description: '[marketer] Publishes, pauses, resumes, ends or archives a campaign.',
  })
  campaignTransition(
    @Input(() => CampaignTransitionInput, 'The move.') input: campaignInputs.CampaignTransitionInput,
    @Ctx() session: Session,
  ): unknown {
    return campaignTransition(session, input)
  }

  @Roles('MARKETER')
  @Mutation(() => BulkOperationPayload, {
    nullable: true,
    description: '[marketer] Makes 1 to 10,000,000 unique codes, in the background.',
  })
  vouchersGenerate(
    @Input(() => VouchersGenerateInput, 'What codes.') input: voucherInputs.VouchersGenerateInput,
    @Ctx() session: Session,
  ): unknown {
    return vouchersGenerate(session, input)
  }

  @Roles('SERVICE')
  @Mutation(() => VoucherPayload, {
    nullable: true,
    description:
      '[service] Gives a customer a code of a campaign: one made before and not yet given, else a new one after `codePattern`. The same customer and campaign get the same code again.',
  })
  voucherPublish(
    @Input(() => VoucherPublishInput, 'What, and to whom.') input: voucherInputs.VoucherPublishInput,
    @Ctx() session: Session,
  ): unknown {
    return voucherPublish(session, input)
  }

  @Roles('SUPPORT', 'MARKETER')
  @Mutation(() => VoucherPayload, {
    nullable: true,
    description: '[support, marketer] Switches a code, that of a gift card too, on or off, or takes it back for good.',
  })
  voucherSetStatus(
    @Input(() => VoucherSetStatusInput, 'The code, and what to do.') input: voucherInputs.VoucherSetStatusInput,
    @Ctx() session: Session,
  ): unknown {
    return voucherSetStatus(session, input)
  }
}
