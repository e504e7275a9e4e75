import type { Condition } from '../condition/condition.ts'

/** What earns. */
export type EarningTrigger = 'EVENT' | 'SIGN_UP' | 'BIRTHDAY' | 'TIER_REACHED'

/** What earns points of a program, and how many. */
export interface EarningRule {
  readonly id: string
  readonly programId: string
  readonly key: string
  readonly title: string
  readonly trigger: EarningTrigger
  /** EVENT: which. */
  readonly eventName: string | null
  /** For whom, over the customer alone; null for everyone. */
  readonly condition: Condition | null
  readonly points: number
  readonly enabled: boolean
  readonly version: number
}
