import { GraphQLSafeInt } from 'graphql-scalars'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import type * as domain from '../../domain/loyalty/earning-rule.ts'
import type { Session } from '../../operations/session.ts'
import { Computed } from '../computed.ts'
import { enumeration } from '../enumeration.ts'
import { encodeId } from '../ids.ts'
import { Roles, STAFF } from '../roles.ts'
import { Condition } from './condition.ts'
import type { LimitSource } from '../sources.ts'
import { Campaign } from './campaign.ts'
import { Limit } from './limit.ts'
import { Money } from './money.ts'
import { Node } from './node.ts'
import { ItemSelector } from './selector.ts'

/** What earns. */
export const EarningTrigger = enumeration<domain.EarningTrigger>('EarningTrigger', 'What earns.', {
  ORDER_PAID: 'A paid order.',
  EVENT: 'A custom event, such as a review.',
  SIGN_UP: 'Becoming a member.',
  BIRTHDAY: "A member's birthday.",
  TIER_REACHED: 'Entering a tier.',
})

/** Points per step of money. */
@ObjectType({
  description:
    'So many points for each step of what is paid for goods after discounts; rounded down once an order and rule.',
})
export class PointsPer implements domain.PointsPer {
  @Field(() => GraphQLSafeInt, { simple: true, description: 'Points a step.' })
  points!: number

  @Field(() => [Money], { simple: true, description: 'The step, one amount a currency; in others it gives none.' })
  steps!: domain.PointsPer['steps']

  @Field(() => ItemSelector, { simple: true, nullable: true, description: 'Which goods; null for all.' })
  items!: domain.PointsPer['items']
}

/** Cash back. */
@ObjectType({
  description:
    "A share of what is paid for goods after discounts, back as money on the customer's card of this campaign; rounded down once an order and rule, the tier's rate last.",
})
export class CashBack {
  @Computed(({ campaignId }: domain.CashBack, { load }) => load.campaign.load(campaignId))
  @Field(() => Campaign, { description: 'The campaign of the card, of kind GIFT_CARD.' })
  campaign!: unknown

  @Field(() => Int, { simple: true, description: "The share, before the tier's rate: 500 is 5 %." })
  basisPoints!: number

  @Field(() => Money, { simple: true, nullable: true, description: 'The most that one order gives; null for no cap.' })
  cap!: domain.CashBack['cap']
}

/** A rule by which points are earned. */
@ObjectType({
  implements: Node,
  description: 'What earns points or money, and how much: exactly one of `points`, `pointsPer`, `cashBack`.',
})
export class EarningRule {
  @Computed((rule: domain.EarningRule) => encodeId('rule', rule.id))
  @Field(() => ID, { description: 'A TypeID beginning with `rule_`.' })
  id!: string

  @Field(() => String, { simple: true, description: "The shop's unique key." })
  key!: string

  @Field(() => String, { simple: true, description: 'Its name for shoppers; entries of the ledger bear it.' })
  title!: string

  @Field(() => EarningTrigger, { simple: true, description: 'What earns.' })
  trigger!: domain.EarningTrigger

  @Field(() => String, { simple: true, nullable: true, description: 'EVENT: which.' })
  eventName!: string | null

  @Roles(...STAFF)
  @Computed((rule: domain.EarningRule) => rule.condition)
  @Field(() => Condition, { nullable: true, description: 'For whom [support, marketer, service]; null for everyone.' })
  when!: unknown

  @Field(() => GraphQLSafeInt, { simple: true, nullable: true, description: 'A fixed number of points.' })
  points!: number | null

  @Field(() => PointsPer, { simple: true, nullable: true, description: 'Points per step of money.' })
  pointsPer!: unknown

  @Field(() => CashBack, { simple: true, nullable: true, description: 'A share of the money back.' })
  cashBack!: unknown

  @Computed(limitsOfRule)
  @Field(() => [Limit], {
    description:
      "Caps on what it gives, in spans of the shop's time zone; all hold. A rule at a limit gives nothing, and the order goes through.",
  })
  limits!: unknown

  @Field(() => Boolean, { simple: true, description: 'Whether it is switched on.' })
  enabled!: boolean

  @Field(() => Int, { simple: true, description: 'Grows with each change.' })
  version!: number
}

async function limitsOfRule({ id, limits }: domain.EarningRule, session: Session): Promise<LimitSource[]> {
  if (limits.length === 0) return []
  const { timeZone } = (await session.load.snapshot()).settings
  return limits.map((limit) => ({ limit, limited: { id, timeZone } }))
}
