import { GraphQLDateTime, GraphQLDuration, GraphQLJSONObject, GraphQLTimeZone } from 'graphql-scalars'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import * as domain from '../../domain/campaign.ts'
import type { JsonObject } from '../../domain/json.ts'
import { Computed } from '../computed.ts'
import { enumeration } from '../enumeration.ts'
import { encodeId } from '../ids.ts'
import { Roles, STAFF } from '../roles.ts'
import type { LimitSource } from '../sources.ts'
import { CampaignReport } from './campaign-report.ts'
import { Condition } from './condition.ts'
import { VoucherConnection } from './connections.ts'
import { Display } from './campaign-display.ts'
import { Effect } from './effect.ts'
import { Limit } from './limit.ts'
import { Node } from './node.ts'
import { ItemSelector } from './selector.ts'
import { Stacking } from './stacking.ts'
import { Variant } from './variant.ts'

/** Kinds of campaigns. */
export const CampaignKind = enumeration<domain.CampaignKind>(
  'CampaignKind',
  'PROMOTION applies by itself; COUPON needs a code; GIFT_CARD issues cards.',
  {
    PROMOTION: 'Applies by itself.',
    COUPON: 'Needs a code: one public code, or single ones.',
    GIFT_CARD: 'Issues cards with money on them, which pay after all discounts.',
  },
)

/** Where a campaign stands. */
export const CampaignStatus = enumeration<domain.CampaignStatus>('CampaignStatus', 'Where a campaign stands now.', {
  DRAFT: 'Not published yet.',
  SCHEDULED: 'Published; begins at `startsAt`.',
  ACTIVE: 'In effect.',
  PAUSED: 'Switched off for now.',
  ENDED: 'Ended by hand or by its `endsAt`.',
  ARCHIVED: 'Put away for good.',
})

/** A campaign. */
@ObjectType({
  implements: Node,
  description:
    'Owner of time span, limits, conditions and effects. Visitors and shoppers, who meet campaigns through offers and vouchers, read `id`, `key`, `kind`, `startsAt`, `endsAt`, `display`; the rest is for [support, marketer, service].',
})
export class Campaign implements Omit<domain.Campaign, 'id' | 'state' | 'shownTo' | 'conditions' | 'limits'> {
  @Computed((campaign: domain.Campaign) => encodeId('campaign', campaign.id))
  @Field(() => ID, { description: 'A TypeID beginning with `campaign_`.' })
  id!: string

  @Field(() => String, { simple: true, description: "The shop's unique key, such as `black-friday-2026`." })
  key!: string

  @Roles(...STAFF)
  @Field(() => String, { simple: true, description: 'Its name for staff.' })
  name!: string

  @Field(() => CampaignKind, { simple: true, description: 'Whether it needs a code.' })
  kind!: domain.CampaignKind

  @Roles(...STAFF)
  @Computed((campaign: domain.Campaign, session) => domain.campaignStatus(campaign, session.now))
  @Field(() => CampaignStatus, { description: 'Where it stands now.' })
  status!: domain.CampaignStatus

  @Field(() => GraphQLDateTime, {
    simple: true,
    nullable: true,
    description: 'From this instant on; null for no beginning.',
  })
  startsAt!: Date | null

  @Field(() => GraphQLDateTime, {
    simple: true,
    nullable: true,
    description: 'Until just before this instant; null for no end.',
  })
  endsAt!: Date | null

  @Roles(...STAFF)
  @Field(() => GraphQLTimeZone, {
    simple: true,
    description: 'Whose days and weeks count for its rules; an IANA name.',
  })
  timeZone!: string

  @Roles(...STAFF)
  @Field(() => Condition, {
    simple: true,
    nullable: true,
    description: 'Who sees it [soft]; null for everyone who may redeem it.',
  })
  shownTo!: unknown

  @Roles(...STAFF)
  @Field(() => Condition, {
    simple: true,
    nullable: true,
    description: 'Who may redeem it, on what cart, when and where [hard].',
  })
  conditions!: unknown

  @Roles(...STAFF)
  @Field(() => [Effect], {
    simple: true,
    description: 'What it does to a cart; empty for an experiment, whose arms have effects.',
  })
  effects!: domain.Campaign['effects']

  @Roles(...STAFF)
  @Field(() => [Variant], { simple: true, description: 'Arms of an experiment; empty for none.' })
  variants!: domain.Campaign['variants']

  @Roles(...STAFF)
  @Field(() => Stacking, { simple: true, description: 'How it combines with others.' })
  stacking!: domain.Stacking

  @Roles(...STAFF)
  @Computed((campaign: domain.Campaign): LimitSource[] =>
    campaign.limits.map((limit) => ({ limit, limited: campaign })),
  )
  @Field(() => [Limit], { description: 'Caps on its use; all hold.' })
  limits!: unknown

  @Field(() => Display, { simple: true, description: 'What it says to shoppers, in all languages.' })
  display!: domain.Display

  @Roles(...STAFF)
  @Field(() => String, { simple: true, nullable: true, description: 'COUPON: the public code, if it has one.' })
  publicCode!: string | null

  @Roles(...STAFF)
  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'COUPON and GIFT_CARD: what single codes look like.',
  })
  codePattern!: string | null

  @Roles(...STAFF)
  @Field(() => GraphQLDuration, {
    simple: true,
    nullable: true,
    description: 'Life of a code or card from the instant it is given to a customer.',
  })
  validFor!: string | null

  @Roles(...STAFF)
  @Field(() => ItemSelector, {
    simple: true,
    nullable: true,
    description: 'GIFT_CARD: what its cards may be spent on; null for everything, shipping too.',
  })
  spendableOn!: domain.Campaign['spendableOn']

  @Roles(...STAFF)
  @Field(() => VoucherConnection, { description: 'Its codes, newest first.' })
  vouchers!: unknown

  @Roles(...STAFF)
  @Field(() => CampaignReport, { description: 'What it has done within a span, `from` on and before `to`.' })
  report!: unknown

  @Roles(...STAFF)
  @Field(() => GraphQLJSONObject, { simple: true, description: "Free attributes of the shop's own." })
  attributes!: JsonObject

  @Roles(...STAFF)
  @Field(() => Int, { simple: true, description: 'Grows with each change.' })
  version!: number

  @Roles(...STAFF)
  @Field(() => GraphQLDateTime, { simple: true, description: 'When it was made.' })
  createdAt!: Date

  @Roles(...STAFF)
  @Field(() => GraphQLDateTime, { simple: true, description: 'Last change.' })
  updatedAt!: Date
}
