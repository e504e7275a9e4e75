import type { GiftCardAdjustInput } from './gift-card-input.ts'
import type { PointsAdjustInput } from './loyalty-input.ts'

/** A correction by hand: exactly one of the holdings is named. */
export interface WalletAdjustInput {
  readonly points?: PointsAdjustInput | null
  readonly giftCard?: GiftCardAdjustInput | null
  readonly reason: string
  readonly idempotencyKey: string
}
