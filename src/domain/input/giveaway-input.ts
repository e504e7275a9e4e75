import type { ConditionInput } from './condition-input.ts'
import type { GrantInput } from './grant-input.ts'
import type { CustomerRef, KeyRef } from './reference-input.ts'

/** A prize as sent. */
export interface GiveawayPrizeInput {
  readonly key: string
  readonly title: string
  readonly count: number
  readonly grants: readonly GrantInput[]
}

/** A giveaway as sent: all of it anew. */
export interface GiveawayInput {
  readonly key: string
  readonly title: string
  readonly startsAt: Date
  readonly endsAt: Date
  readonly prizes: readonly GiveawayPrizeInput[]
  readonly openTo?: ConditionInput | null
  readonly expectedVersion?: number | null
}

/** An entry to be made. */
export interface GiveawayEnterInput {
  readonly giveawayKey: string
  readonly customer?: CustomerRef | null
  readonly idempotencyKey: string
}

/** A giveaway to be drawn. */
export interface GiveawayDrawInput {
  readonly giveawayId: string | null
  readonly idempotencyKey: string
}

/** A gift for every member of a segment. */
export interface SegmentGrantInput {
  readonly segment: KeyRef
  readonly grant: GrantInput
  readonly idempotencyKey: string
}
