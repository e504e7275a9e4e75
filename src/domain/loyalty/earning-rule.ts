import type { Condition } from '../condition/condition.ts'
import type { Money } from '../money.ts'
import type { ItemSelector } from '../selector.ts'

/** What earns. */
export type EarningTrigger = 'ORDER_PAID' | 'EVENT' | 'SIGN_UP' | 'BIRTHDAY' | 'TIER_REACHED'

/** So many points for each step of money paid for goods, `items` or all; one step a currency. */
export interface PointsPer {
  readonly points: number
  readonly steps: readonly Money[]
  readonly items: ItemSelector | null
}

/** What earns points of a program, and how many: a fixed number, or per step of money. */
export interface EarningRule {
  readonly id: string
  readonly programId: string
  readonly key: string
  readonly title: string
  readonly trigger: EarningTrigger
  /** EVENT: which. */
  readonly eventName: string | null
  /** When: of an order over its cart and customer, otherwise over the customer alone; null for always. */
  readonly condition: Condition | null
  /** Null where `pointsPer` is set. */
  readonly points: number | null
  /** ORDER_PAID only. */
  readonly pointsPer: PointsPer | null
  readonly enabled: boolean
  readonly version: number
}
