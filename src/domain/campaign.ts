import type { Condition } from './condition/condition.ts'
import type { Effect } from './effect/effect.ts'
import type { JsonObject } from './json.ts'
import type { Money } from './money.ts'
import type { ItemSelector } from './selector.ts'
import type { Variant } from './variant.ts'

/** PROMOTION applies by itself; COUPON needs a code; GIFT_CARD issues cards, which pay. */
export type CampaignKind = 'PROMOTION' | 'COUPON' | 'GIFT_CARD'

/** What a marketer has set; SCHEDULED and ENDED by the clock follow from the span. */
export type CampaignState = 'DRAFT' | 'ACTIVE' | 'PAUSED' | 'ENDED' | 'ARCHIVED'

/** What a reader sees at one instant. */
export type CampaignStatus = CampaignState | 'SCHEDULED'

/** How an incentive combines with others (law 14). */
export type StackingMode = 'COMBINES' | 'ONE_OF_GROUP' | 'ALONE'

/** Stacking rules of one campaign. `group` is set for ONE_OF_GROUP only. */
export interface Stacking {
  readonly mode: StackingMode
  readonly group: string | null
  /** Higher is applied first. */
  readonly priority: number
  /** Percentages are taken of what is left (true) or of the price before incentives (false). */
  readonly compounds: boolean
}

/** What a limit counts: redemptions, different customers, money taken off, or goods sold at their prices before incentives. */
export type LimitOf = 'REDEMPTIONS' | 'CUSTOMERS' | 'DISCOUNT_TOTAL' | 'ORDER_TOTAL'

/** By what a limit counts. */
export type LimitPer = 'CAMPAIGN' | 'CODE' | 'CUSTOMER' | 'STORE'

/** Over which span a limit counts: for ever, or anew in each hour, day, week (from Monday) or month of the campaign's time zone. */
export type LimitWindow = 'EVER' | 'HOUR' | 'DAY' | 'WEEK' | 'MONTH'

/** A cap, never overshot (law 17). Redemptions and customers have a `count`, totals have `money`; the other is null. */
export interface Limit {
  readonly of: LimitOf
  readonly per: LimitPer
  readonly window: LimitWindow
  readonly count: number | null
  readonly money: Money | null
}

/** A call to action. */
export interface Banner {
  readonly headline: string
  readonly body: string | null
  readonly imageUrl: string | null
  readonly imageAlt: string | null
  readonly actionLabel: string | null
  /** https, a path that begins with /, or an app's deep link; never `javascript:` or `data:`. */
  readonly actionUrl: string | null
}

/** What a campaign says in one further language. */
export interface Translation {
  readonly locale: string
  readonly title: string
  readonly summary: string | null
  readonly terms: string | null
  readonly banner: Banner | null
}

/** What a campaign says to a shopper. */
export interface Display {
  readonly title: string
  readonly summary: string | null
  readonly terms: string | null
  readonly imageUrl: string | null
  readonly placements: readonly string[]
  readonly banner: Banner | null
  readonly translations: readonly Translation[]
}

/** Owner of time span, limits, conditions and effects. The span is half-open: from `startsAt` on, before `endsAt` (law 28). */
export interface Campaign {
  readonly id: string
  /** The shop's unique key, such as `black-friday-2026`. */
  readonly key: string
  readonly name: string
  readonly kind: CampaignKind
  readonly state: CampaignState
  readonly startsAt: Date | null
  readonly endsAt: Date | null
  readonly timeZone: string
  /** Who sees it (soft); null for everyone who may redeem it. */
  readonly shownTo: Condition | null
  /** Who may redeem it, on what cart (hard). */
  readonly conditions: Condition | null
  /** Empty for an experiment, whose arms have them. */
  readonly effects: readonly Effect[]
  /** Arms of an experiment; empty for none. */
  readonly variants: readonly Variant[]
  /** Set where this is the campaign as one arm of its experiment meets it: `effects` are then that arm's. */
  readonly variant?: string
  readonly stacking: Stacking
  readonly limits: readonly Limit[]
  readonly display: Display
  /** COUPON: the public code in normal form (law 35), if it has one. */
  readonly publicCode: string | null
  /** COUPON and GIFT_CARD: what single codes look like. */
  readonly codePattern: string | null
  /** Life of a code from the instant it is given to a customer; ISO 8601 duration. */
  readonly validFor: string | null
  /** GIFT_CARD: the goods that its cards pay for; null for everything, shipping too. */
  readonly spendableOn: ItemSelector | null
  readonly attributes: JsonObject
  readonly version: number
  readonly createdAt: Date
  readonly updatedAt: Date
}

/** What a campaign is at `now`: its state, with SCHEDULED before and ENDED after its span. Asked of every campaign: instants are compared as numbers. */
export function campaignStatus(campaign: Pick<Campaign, 'state' | 'startsAt' | 'endsAt'>, now: Date): CampaignStatus {
  if (campaign.state !== 'ACTIVE' && campaign.state !== 'PAUSED') return campaign.state
  const at = now.getTime()
  if (campaign.endsAt !== null && campaign.endsAt.getTime() <= at) return 'ENDED'
  if (campaign.state === 'ACTIVE' && campaign.startsAt !== null && campaign.startsAt.getTime() > at) return 'SCHEDULED'
  return campaign.state
}
