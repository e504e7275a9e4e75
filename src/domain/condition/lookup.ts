import type { KeyRef } from '../input/reference-input.ts'

/** Finds what rules name. */
export interface Lookup {
  /** The id of a segment that exists, else null. */
  segmentId(ref: KeyRef): string | null
  /** The id of a campaign that exists, else null. */
  campaignId(ref: KeyRef): string | null
  /** The id of a loyalty program that exists, else null. */
  programId(ref: KeyRef): string | null
  /** Whether there is a store of this key. */
  hasStore(key: string): boolean
}
