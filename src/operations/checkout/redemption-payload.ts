import type { Redemption } from '../../domain/redemption.ts'
import type { Rejection } from '../../domain/rejection.ts'
import type { PricedView } from '../views.ts'

/** What redeeming, capturing, releasing and giving back answer. */
export interface RedemptionPayload {
  readonly redemption: Redemption | null
  /** Where it was refused for its price or a code: the cart as it is priced now, judged where somebody asks. */
  readonly evaluation: (() => Promise<PricedView>) | null
  readonly userErrors: readonly Rejection[]
}

/** A payload without a redemption. */
export function refused(...userErrors: readonly Rejection[]): RedemptionPayload {
  return { redemption: null, evaluation: null, userErrors }
}

/** A payload with one. */
export function answered(redemption: Redemption): RedemptionPayload {
  return { redemption, evaluation: null, userErrors: [] }
}
