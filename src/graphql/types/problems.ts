import { Field, ObjectType } from 'type-graphql'
import type * as domain from '../../domain/rejection.ts'
import { Computed } from '../computed.ts'
import { enumeration } from '../enumeration.ts'
import { Roles, STAFF } from '../roles.ts'
import { reasonMessage, rejectionMessage } from '../messages.ts'

/** Codes of `userErrors`. */
export const ErrorCode = enumeration<domain.ErrorCode>(
  'ErrorCode',
  'The list grows: treat an unknown code as INVALID.',
  {
    INVALID: 'The value is not allowed here.',
    REQUIRED: 'A value must be given.',
    TAKEN: 'Another one has this key, code or reference already.',
    NOT_FOUND: 'There is none, or none that the caller may see.',
    INVALID_STATE: 'Not possible in the state that it is in.',
    TOO_MANY: 'More than the stated maximum.',
    VERSION_CONFLICT: 'It has changed since `expectedVersion`: read it again.',
    CURRENCY_MISMATCH: 'An amount is in another currency.',
    IDEMPOTENCY_KEY_REUSED: 'The key was used before, with another input.',
    RATE_LIMITED: 'Too many tries: wait a few minutes.',
    CODE_NOT_ACCEPTED: 'Unknown, foreign or withdrawn: one answer for all three, so that codes cannot be probed.',
    CODE_NOT_APPLICABLE: 'The code is known to this shopper but gives nothing here: see `reasons`.',
    INSUFFICIENT_BALANCE: 'There are fewer points, or there is less money, than this takes.',
    LIMIT_REACHED: 'A limit leaves no use.',
    PRICE_CHANGED:
      'The totals are not those the caller expected: the payload carries the new ones and nothing was consumed.',
    SELF_REFERRAL:
      'Nobody refers herself: the code is her own, or that of somebody with her address or telephone number.',
  },
)

/** Codes of reasons. */
export const ReasonCode = enumeration<domain.ReasonCode>(
  'ReasonCode',
  'Why an incentive does not apply, by kind of rule.',
  {
    MINIMUM_SPEND: 'Less is spent than it asks for.',
    MAXIMUM_SPEND: 'More is spent than it allows.',
    MINIMUM_QUANTITY: 'Fewer units than it asks for.',
    MAXIMUM_QUANTITY: 'More units than it allows.',
    ITEMS_NOT_IN_CART: 'None of the goods it is for are in the cart.',
    ITEMS_EXCLUDED: 'Goods in the cart are excluded from it.',
    NOT_STARTED: 'It has not begun.',
    ENDED: 'It has ended.',
    OUTSIDE_HOURS: 'It does not hold at this hour or on this day.',
    PAUSED: 'It is switched off for now.',
    SIGN_IN_REQUIRED: 'Only for shoppers who have signed in.',
    AUDIENCE: 'For other customers.',
    TIER: 'For a higher loyalty tier.',
    LOCATION: 'For another place, or no location was sent.',
    STORE: 'For other stores.',
    CURRENCY: 'It gives nothing in this currency.',
    LIMIT_REACHED: 'Its uses are gone.',
    BUDGET_SPENT: 'Its budget is spent, or would not cover the whole discount.',
    NO_BALANCE: 'Nothing is left on it.',
    STACKING: 'Another incentive, named in the message, excludes it.',
    NO_DISCOUNT: 'It takes nothing off this cart.',
    CUSTOM_RULE: "A rule of the shop's own does not hold.",
    NOT_ACCEPTED: 'Unknown, foreign or withdrawn.',
  },
)

/** Why an incentive does not apply. */
@ObjectType({ description: 'Why an incentive does not apply. Merchant-only detail stands in `detail`.' })
export class Reason {
  @Field(() => ReasonCode, { simple: true, description: 'The kind of rule that does not hold.' })
  code!: domain.ReasonCode

  @Computed(reasonMessage)
  @Field(() => String, { description: "For the shopper, in the request's locale." })
  message!: string

  @Roles(...STAFF)
  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'Where in the rule tree, and expected against actual [support, marketer, service].',
  })
  detail!: string | null
}

/** A refusal of a mutation. */
@ObjectType({ description: 'What a caller can act on: a value refused, or a state that does not allow it.' })
export class UserError {
  @Field(() => ErrorCode, { simple: true, description: 'What is wrong, for programs.' })
  code!: domain.ErrorCode

  @Computed(rejectionMessage)
  @Field(() => String, { description: "In the request's locale." })
  message!: string

  @Field(() => [String], { simple: true, description: 'Path into `input`, such as ["lines", "2", "sku"].' })
  path!: readonly string[]

  @Field(() => [Reason], {
    simple: true,
    description: 'Why an incentive does not apply, where that is the cause; else empty.',
  })
  reasons!: readonly domain.Reason[]
}
