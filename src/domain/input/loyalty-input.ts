import type { EarningTrigger } from '../loyalty/earning-rule.ts'
import type { ExpiryRounding, TierPeriod } from '../loyalty/loyalty-program.ts'
import type { DisplayInput, LimitInput } from './campaign-input.ts'
import type { ConditionInput, ItemSelectorInput } from './condition-input.ts'
import type { GrantInput } from './grant-input.ts'
import type { CustomerRef, KeyRef, MoneyInput } from './reference-input.ts'

/** What points and program are called in one further language, as sent. */
export interface ProgramTranslationInput {
  readonly locale: string
  readonly title: string
  readonly pointName: string
  readonly pointsName: string
}

/** When points end, as sent. */
export interface PointsExpiryRuleInput {
  readonly after: string
  readonly roundedTo?: ExpiryRounding | null
}

/** A membership that is paid for, as sent. */
export interface MembershipInput {
  readonly prices: readonly MoneyInput[]
  readonly period: string
}

/** A tier as sent. */
export interface TierInput {
  readonly key: string
  readonly title: string
  readonly rank: number
  readonly minPoints?: number | null
  readonly minSpend?: readonly MoneyInput[] | null
  readonly needsMembership?: boolean | null
  readonly earnBasisPoints?: number | null
  readonly perks?: readonly string[] | null
  readonly grants?: readonly GrantInput[] | null
}

/** A program as sent: all of it anew. */
export interface LoyaltyProgramInput {
  readonly key: string
  readonly title: string
  readonly pointName: string
  readonly pointsName: string
  readonly translations?: readonly ProgramTranslationInput[] | null
  readonly pointValues?: readonly MoneyInput[] | null
  readonly pendingFor?: string | null
  readonly expiry?: PointsExpiryRuleInput | null
  readonly tierPeriod?: TierPeriod | null
  readonly tiers?: readonly TierInput[] | null
  readonly enrollsEveryone?: boolean | null
  readonly membership?: MembershipInput | null
  readonly expectedVersion?: number | null
}

/** Points per step of money, as sent. */
export interface PointsPerInput {
  readonly points: number
  readonly steps: readonly MoneyInput[]
  readonly items?: ItemSelectorInput | null
}

/** A share of the money back, as sent. */
export interface CashBackInput {
  readonly campaign: KeyRef
  readonly basisPoints: number
  readonly cap?: MoneyInput | null
}

/** A rule by which points are earned, as sent: all of it anew. */
export interface EarningRuleInput {
  readonly program: KeyRef
  readonly key: string
  readonly title: string
  readonly trigger: EarningTrigger
  readonly eventName?: string | null
  readonly when?: ConditionInput | null
  readonly points?: number | null
  readonly pointsPer?: PointsPerInput | null
  readonly cashBack?: CashBackInput | null
  readonly limits?: readonly LimitInput[] | null
  readonly enabled?: boolean | null
  readonly expectedVersion?: number | null
}

/** A reward as sent: all of it anew. */
export interface RewardInput {
  readonly program: KeyRef
  readonly key: string
  readonly price: number
  readonly stock?: number | null
  readonly availableTo?: ConditionInput | null
  readonly grants: readonly GrantInput[]
  readonly display: DisplayInput
  readonly startsAt?: Date | null
  readonly endsAt?: Date | null
  readonly enabled?: boolean | null
  readonly expectedVersion?: number | null
}

/** A membership to begin. */
export interface LoyaltyEnrollInput {
  readonly programKey: string
  readonly customer?: CustomerRef | null
}

/** A reward to be bought. */
export interface RewardRedeemInput {
  readonly loyaltyCardId: string | null
  readonly rewardId: string | null
  readonly idempotencyKey: string
}

/** A membership that was paid for. */
export interface MembershipExtendInput {
  readonly loyaltyCardId: string | null
  readonly until: Date
  readonly idempotencyKey: string
}

/** A correction of points. */
export interface PointsAdjustInput {
  readonly loyaltyCardId: string | null
  readonly delta: number
}
