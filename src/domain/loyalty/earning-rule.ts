import type { Limit } from '../campaign.ts'
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

/** A share of what is paid for goods, back as money on a gift card of this campaign. */
export interface CashBack {
  /** Of kind GIFT_CARD. */
  readonly campaignId: string
  readonly basisPoints: number
  /** The most that one order gives back; in another currency than the order's it gives nothing (law 6). */
  readonly cap: Money | null
}

/** What earns in a program, and how much: a fixed number of points, points per step of money, or a share of the money back; exactly one of them. */
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
  readonly points: number | null
  /** ORDER_PAID only. */
  readonly pointsPer: PointsPer | null
  /** ORDER_PAID only. */
  readonly cashBack: CashBack | null
  /** Caps on what it gives; all hold (law 17). Spans are those of the shop's time zone. */
  readonly limits: readonly Limit[]
  readonly enabled: boolean
  readonly version: number
}
