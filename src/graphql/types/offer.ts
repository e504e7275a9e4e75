import { GraphQLDateTime, GraphQLSafeInt } from 'graphql-scalars'
import { createUnionType, Field, ID, Int, ObjectType } from 'type-graphql'
import type { Hint as HintSource, OfferStatus as Status } from '../../domain/offer.ts'
import type { OfferKind as Kind } from '../../domain/priced-cart.ts'
import type { OfferView } from '../../operations/views.ts'
import { Computed } from '../computed.ts'
import { enumeration } from '../enumeration.ts'
import { encodeId } from '../ids.ts'
import { money } from '../sources.ts'
import { hintMessage } from '../messages.ts'
import { toldApart } from '../told-apart.ts'
import { Campaign } from './campaign.ts'
import { Displayed } from './display.ts'
import { Effect } from './effect.ts'
import { GiftCard } from './gift-card.ts'
import { Money } from './money.ts'
import { Reason } from './problems.ts'
import { Reward } from './reward.ts'
import { ItemSelector } from './selector.ts'
import { Voucher } from './voucher.ts'

/** Verdicts on an offer. */
export const OfferStatus = enumeration<Status>('OfferStatus', 'The verdict on one incentive for one shopper.', {
  APPLIED: 'In effect on this cart.',
  ELIGIBLE: 'Takes effect if its code is entered, or as soon as there is a cart.',
  NEARLY: 'Missing only what `hints` say.',
  INELIGIBLE: 'Not for this shopper or this cart: see `reasons`.',
})

/** Kinds of offers. */
export const OfferKind = enumeration<Kind>('OfferKind', 'What kind of incentive an offer is.', {
  PROMOTION: 'Applies by itself.',
  PUBLIC_CODE: 'A code that everyone may enter.',
  VOUCHER: 'A code of the shopper alone.',
  GIFT_CARD: 'Money on a card: it pays, after all discounts.',
  POINTS: 'Points that pay: `cartPointsSet` lets them.',
  REWARD: 'What points buy: `rewardRedeem` takes them.',
  REFERRAL:
    'A referral program by which the shopper may bring friends: `referralCodeEnsure` gives her the code to share. The frontend knows its key, as the shop chose it; `ReferralCode.program` tells that of a code she has.',
})

/** Kinds of offers that no campaign of the shop stands behind. */
const NO_CAMPAIGNS: ReadonlySet<Kind> = new Set(['POINTS', 'REWARD', 'REFERRAL'])

type HintOf<K extends HintSource['kind']> = Extract<HintSource, { kind: K }>

/** A gap in money. */
@ObjectType({ description: 'Spend more.' })
export class SpendMore {
  @Computed(hintMessage)
  @Field(() => String, { description: "For the shopper, in the request's locale." })
  message!: string

  @Computed(({ missing, currency }: HintOf<'spendMore'>) => money(missing, currency))
  @Field(() => Money, { description: 'The exact gap.' })
  missing!: unknown

  @Computed(({ threshold, currency }: HintOf<'spendMore'>) => money(threshold, currency))
  @Field(() => Money, { description: 'What must be reached.' })
  threshold!: unknown

  @Field(() => ItemSelector, { simple: true, nullable: true, description: 'On which goods; null for all.' })
  on!: unknown
}

/** A gap in units. */
@ObjectType({ description: 'Add items.' })
export class AddItems {
  @Computed(hintMessage)
  @Field(() => String, { description: "For the shopper, in the request's locale." })
  message!: string

  @Field(() => Int, { simple: true, description: 'How many units are missing.' })
  quantity!: number

  @Field(() => ItemSelector, { simple: true, description: 'Of which goods.' })
  of!: unknown
}

/** Not signed in. */
@ObjectType({ description: 'Sign in.' })
export class SignIn {
  @Computed(hintMessage)
  @Field(() => String, { description: "For the shopper, in the request's locale." })
  message!: string
}

/** Too early. */
@ObjectType({ description: 'Wait, at most for a day.' })
export class WaitUntil {
  @Computed(hintMessage)
  @Field(() => String, { description: "For the shopper, in the request's locale." })
  message!: string

  @Field(() => GraphQLDateTime, { simple: true, description: 'When it holds.' })
  at!: Date
}

/** Two that exclude each other. */
@ObjectType({ description: 'Take a conflicting code off.' })
export class RemoveConflict {
  @Computed(hintMessage)
  @Field(() => String, { description: "For the shopper, in the request's locale." })
  message!: string

  @Field(() => String, { simple: true, description: 'The code, or else the title, of what stands in the way.' })
  conflictsWith!: string
}

/** Too few points. */
@ObjectType({ description: 'Earn more points.' })
export class EarnPoints {
  @Computed(hintMessage)
  @Field(() => String, { description: "For the shopper, in the request's locale." })
  message!: string

  @Field(() => GraphQLSafeInt, { simple: true, description: 'How many are missing.' })
  points!: number
}

const HINT_TYPES: Readonly<Record<HintSource['kind'], string>> = {
  spendMore: 'SpendMore',
  addItems: 'AddItems',
  signIn: 'SignIn',
  waitUntil: 'WaitUntil',
  removeConflict: 'RemoveConflict',
  earnPoints: 'EarnPoints',
}

/** A step still missing. */
export const Hint = createUnionType({
  name: 'Hint',
  description: 'A step that the shopper can take now.',
  types: () => [SpendMore, AddItems, SignIn, WaitUntil, RemoveConflict, EarnPoints] as const,
  resolveType: toldApart('Hint', (hint: unknown) => HINT_TYPES[(hint as HintSource).kind]),
})

/** An incentive judged. */
@ObjectType({ implements: Displayed, description: 'An incentive judged for one shopper, with or without a cart.' })
export class Offer {
  @Computed(({ id }: OfferView) => encodeId('offer', id))
  @Field(() => ID, {
    description:
      'Stable for one shopper, one incentive and one cart (or none): offers are judged, not stored, so `node` does not know them.',
  })
  id!: string

  @Computed(({ offer }: OfferView) => offer.kind)
  @Field(() => OfferKind, { description: 'What kind of incentive it is.' })
  kind!: Kind

  @Computed(({ offer }: OfferView) => offer.status)
  @Field(() => OfferStatus, { description: 'The verdict.' })
  status!: Status

  @Computed(({ offer }: OfferView) => offer.kind === 'PROMOTION')
  @Field(() => Boolean, { description: 'Takes effect with no code.' })
  automatic!: boolean

  @Computed(({ offer }: OfferView) => offer.code)
  @Field(() => String, {
    nullable: true,
    description:
      'The code to enter; null for a promotion. Null for a referral program too: her code is for her friends, and stands in her wallet.',
  })
  code!: string | null

  @Computed(({ offer }: OfferView) => offer.effects)
  @Field(() => [Effect], { description: 'What it does to a cart.' })
  effects!: unknown

  @Computed(({ offer, currency }: OfferView) =>
    offer.savings === null || currency === null ? null : money(offer.savings, currency),
  )
  @Field(() => Money, {
    nullable: true,
    description:
      'What it saves, or would save, on this cart; of a gift card or points what they pay, or would pay. Null without a cart.',
  })
  savings!: unknown

  @Computed(({ offer }: OfferView) => offer.hints)
  @Field(() => [Hint], { description: 'Steps still missing, easiest first.' })
  hints!: unknown

  @Computed(({ offer }: OfferView) => offer.reasons)
  @Field(() => [Reason], { description: 'Why it does not apply; empty where it does.' })
  reasons!: unknown

  @Field(() => Voucher, {
    simple: true,
    nullable: true,
    description: 'The voucher behind its code; null for a promotion.',
  })
  voucher!: unknown

  @Field(() => GiftCard, {
    simple: true,
    nullable: true,
    description: 'The card behind its code; null for all but GIFT_CARD.',
  })
  giftCard!: unknown

  @Field(() => Reward, {
    simple: true,
    nullable: true,
    description: 'What points buy; null for all but REWARD.',
  })
  reward!: unknown

  @Computed(({ campaign, offer: { kind } }: OfferView) => (NO_CAMPAIGNS.has(kind) ? null : campaign))
  @Field(() => Campaign, {
    nullable: true,
    description: 'The campaign it belongs to; null for points, a reward and a referral program.',
  })
  campaign!: unknown

  @Computed(({ offer }: OfferView) => offer.variant)
  @Field(() => String, { nullable: true, description: "The experiment's arm, where there is one." })
  variant!: string | null
}
