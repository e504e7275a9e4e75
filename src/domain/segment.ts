import type { Condition } from './condition/condition.ts'

/** A set of customers: dynamic (by `condition`, over the customer alone) or static (a list; `condition` is null). */
export interface Segment {
  readonly id: string
  readonly key: string
  readonly name: string
  readonly condition: Condition | null
  readonly version: number
}
