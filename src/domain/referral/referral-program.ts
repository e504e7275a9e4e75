import type { Condition } from '../condition/condition.ts'
import type { Grant } from '../grant.ts'

/** What a friend must do: pay a first order, have an event of a name, either of both. */
export interface ReferralConversion {
  readonly orderPaid: boolean
  readonly eventName: string | null
  /** Judged on the friend, as she stands then; null for everybody. */
  readonly when: Condition | null
  /** ISO 8601 duration, from joining on; null for no end. */
  readonly within: string | null
}

/** What a referrer gets once so many of her friends have converted. */
export interface ReferralMilestone {
  readonly friends: number
  readonly grants: readonly Grant[]
}

/** Other terms for referrers of whom `when` holds. */
export interface ReferralTierRule {
  readonly when: Condition
  /** Null for no limit. */
  readonly maxReferrals: number | null
  readonly referrerGrants: readonly Grant[]
}

/** Customers bring friends: who may, what the friend must do, and what both get for it. */
export interface ReferralProgram {
  readonly id: string
  readonly key: string
  readonly title: string
  /** Who may refer; null for every shopper. */
  readonly openTo: Condition | null
  readonly convertsOn: ReferralConversion
  /** For each friend who converts. */
  readonly referrerGrants: readonly Grant[]
  /** On joining. */
  readonly friendGrants: readonly Grant[]
  /** By friends, fewest first. */
  readonly milestones: readonly ReferralMilestone[]
  /** The first that matches the referrer counts. */
  readonly tierRules: readonly ReferralTierRule[]
  /** Friends who may join by one referrer; null for no limit. */
  readonly maxReferrals: number | null
  /** Switched off it takes no more friends; those who have joined may still convert. */
  readonly enabled: boolean
  readonly version: number
}

/** The next milestone of a referrer with so many converted friends; null where all are reached. */
export function nextMilestone(
  { milestones }: Pick<ReferralProgram, 'milestones'>,
  converted: number,
): ReferralMilestone | null {
  return milestones.find(({ friends }) => friends > converted) ?? null
}
