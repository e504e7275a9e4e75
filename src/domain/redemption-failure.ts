import type { ErrorCode, Reason } from './rejection.ts'

/** Why a failed redemption's incentive did not apply, and whose rule it was. */
export interface FailureReason extends Reason {
  /** Null where nobody knows: a code that is not accepted belongs to no campaign. */
  readonly campaignId: string | null
}

/** One refused `redeem`: nothing was consumed, but support and reports want to know. */
export interface RedemptionFailure {
  readonly id: string
  /** The campaigns that it was about: those of the codes that were refused. */
  readonly campaignIds: readonly string[]
  /** The code refused, in normal form; null where the refusal is about no code. */
  readonly code: string | null
  readonly customerId: string | null
  readonly orderReference: string | null
  readonly errorCode: ErrorCode
  readonly reasons: readonly FailureReason[]
  readonly at: Date
}

/** Refusals of the call itself, not of what was to be redeemed: malformed input, and a key used for something else. */
const NOT_KEPT: readonly ErrorCode[] = ['INVALID', 'REQUIRED', 'TOO_MANY', 'IDEMPOTENCY_KEY_REUSED']

/** Whether a refusal says something about the shop: what is malformed only says something about its sender. */
export function isWorthKeeping(errorCode: ErrorCode): boolean {
  return !NOT_KEPT.includes(errorCode)
}
