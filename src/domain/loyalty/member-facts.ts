import type { EarningRule } from './earning-rule.ts'
import type { LoyaltyProgram, Tier } from './loyalty-program.ts'

/** What a decision may look at of one membership. */
export interface MemberFacts {
  readonly cardId: string
  readonly program: LoyaltyProgram
  /** Spendable now. */
  readonly points: number
  /** Held by this very cart, beside those: they pay for it and for nothing else. Absent: none. */
  readonly heldHere?: number
  /** When that changes by the clock: points become spendable, or end. Null for never. */
  readonly pointsChangeAt: Date | null
  /** As of now; null for none. */
  readonly tier: Tier | null
  /** When the tier must be looked at anew by the clock; null for never. */
  readonly tierChangesAt: Date | null
  /** Rules of the program by which orders earn, switched on; by which money comes back, as far as its cards can be given now. */
  readonly orderRules: readonly EarningRule[]
}
