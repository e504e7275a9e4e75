import type { Grant } from '../grant.ts'
import type { Money } from '../money.ts'

/** To which calendar span the end of points is rounded up (law 24). */
export type ExpiryRounding = 'DAY' | 'MONTH' | 'QUARTER' | 'YEAR'

/** Over which span tiers count. */
export type TierPeriod = 'LIFETIME' | 'CALENDAR_YEAR' | 'ROLLING_YEAR'

/** Points end so long after they were earned, at the end of the day, month, quarter or year in which that falls. */
export interface PointsExpiryRule {
  /** ISO 8601 duration. */
  readonly after: string
  readonly roundedTo: ExpiryRounding
}

/** A membership that is paid for. */
export interface Membership {
  readonly prices: readonly Money[]
  /** ISO 8601 duration. */
  readonly period: string
}

/** One rank of a program. With neither `minPoints` nor `minSpend` everybody is in it; of two, either suffices. */
export interface Tier {
  readonly id: string
  readonly key: string
  readonly title: string
  /** Higher is better; no two of a program have the same. */
  readonly rank: number
  readonly minPoints: number | null
  /** One amount a currency; any of them suffices. */
  readonly minSpend: readonly Money[] | null
  readonly needsMembership: boolean
  /** 15000 earns half as much again. */
  readonly earnBasisPoints: number
  /** Benefits, in the shop's own words. */
  readonly perks: readonly string[]
  /** Given on entering. */
  readonly grants: readonly Grant[]
}

/** What a program and its points are called in one further language. */
export interface ProgramTranslation {
  readonly locale: string
  readonly title: string
  readonly pointName: string
  readonly pointsName: string
}

/** A loyalty program: points under a name of the shop's own, with tiers. */
export interface LoyaltyProgram {
  readonly id: string
  readonly key: string
  readonly title: string
  /** One point, such as `bean`. */
  readonly pointName: string
  /** Several, such as `beans`. */
  readonly pointsName: string
  readonly translations: readonly ProgramTranslation[]
  /** What one point pays when points are tendered, one amount a currency; empty where they cannot. */
  readonly pointValues: readonly Money[]
  /** How long points wait before they can be spent; ISO 8601 duration. */
  readonly pendingFor: string | null
  /** Null: points never end. */
  readonly expiry: PointsExpiryRule | null
  readonly tierPeriod: TierPeriod
  /** By rank, lowest first. */
  readonly tiers: readonly Tier[]
  /** Grows where who is in which tier may have changed with the definition. */
  readonly tiersVersion: number
  readonly enrollsEveryone: boolean
  readonly membership: Membership | null
  readonly version: number
  readonly createdAt: Date
}
