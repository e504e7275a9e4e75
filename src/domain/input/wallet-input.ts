import type { PointsAdjustInput } from './loyalty-input.ts'

/** A correction by hand: exactly one of the holdings is named. */
export interface WalletAdjustInput {
  readonly points?: PointsAdjustInput | null
  readonly reason: string
  readonly idempotencyKey: string
}
