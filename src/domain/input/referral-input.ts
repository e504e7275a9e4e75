import type { ConditionInput } from './condition-input.ts'
import type { GrantInput } from './grant-input.ts'
import type { CustomerRef } from './reference-input.ts'

/** What a friend must do, as sent. */
export interface ReferralConversionInput {
  readonly orderPaid?: boolean | null
  readonly eventName?: string | null
  readonly when?: ConditionInput | null
  readonly within?: string | null
}

/** A milestone as sent. */
export interface ReferralMilestoneInput {
  readonly friends: number
  readonly grants: readonly GrantInput[]
}

/** A tier rule as sent. */
export interface ReferralTierRuleInput {
  readonly when: ConditionInput
  readonly maxReferrals?: number | null
  readonly referrerGrants?: readonly GrantInput[] | null
}

/** A referral program as sent: all of it anew. */
export interface ReferralProgramInput {
  readonly key: string
  readonly title: string
  readonly openTo?: ConditionInput | null
  readonly convertsOn: ReferralConversionInput
  readonly referrerGrants?: readonly GrantInput[] | null
  readonly friendGrants?: readonly GrantInput[] | null
  readonly milestones?: readonly ReferralMilestoneInput[] | null
  readonly tierRules?: readonly ReferralTierRuleInput[] | null
  readonly maxReferrals?: number | null
  readonly enabled?: boolean | null
  readonly expectedVersion?: number | null
}

/** A code to share, asked for. */
export interface ReferralCodeEnsureInput {
  readonly programKey: string
  readonly customer?: CustomerRef | null
}
