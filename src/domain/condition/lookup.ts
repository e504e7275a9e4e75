import type { KeyRef } from '../input/reference-input.ts'

/** Finds what rules name. */
export interface Lookup {
  /** The id of a segment that exists, else null. */
  segmentId(ref: KeyRef): string | null
}
