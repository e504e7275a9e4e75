import type { Role } from '../role.ts'
import type { GroupPicks } from '../settings.ts'
import type { ConditionInput } from './condition-input.ts'

/** A segment: dynamic with `condition`, static with `memberIds`. */
export interface SegmentInput {
  readonly key: string
  readonly name: string
  readonly condition?: ConditionInput | null
  /** An entry is null where the id sent was none of ours. */
  readonly memberIds?: readonly (string | null)[] | null
  readonly expectedVersion?: number | null
}

/** The shop's defaults: absent keeps. */
export interface SettingsInput {
  readonly currency?: string | null
  readonly locale?: string | null
  readonly timeZone?: string | null
  readonly groupPicks?: GroupPicks | null
  readonly maxIncentivesPerCart?: number | null
}

/** A new key. */
export interface ApiKeyInput {
  readonly name: string
  readonly role: Role
}

/** A key to take back. */
export interface ApiKeyRevokeInput {
  readonly id: string | null
}
