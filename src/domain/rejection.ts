/** Why an incentive does not apply. */
export type ReasonCode =
  | 'MINIMUM_SPEND'
  | 'MAXIMUM_SPEND'
  | 'MINIMUM_QUANTITY'
  | 'MAXIMUM_QUANTITY'
  | 'ITEMS_NOT_IN_CART'
  | 'ITEMS_EXCLUDED'
  | 'NOT_STARTED'
  | 'ENDED'
  | 'OUTSIDE_HOURS'
  | 'PAUSED'
  | 'SIGN_IN_REQUIRED'
  | 'AUDIENCE'
  | 'TIER'
  | 'LOCATION'
  | 'STORE'
  | 'CURRENCY'
  | 'LIMIT_REACHED'
  | 'BUDGET_SPENT'
  | 'NO_BALANCE'
  | 'STACKING'
  | 'NO_DISCOUNT'
  | 'CUSTOM_RULE'
  | 'NOT_ACCEPTED'

/** Numbers and names that a reason's message needs: minor units, units, the winner's title. */
export interface ReasonFacts {
  readonly missing?: number
  readonly threshold?: number
  readonly currency?: string
  readonly quantity?: number
  /** STACKING: title or code of the incentive that won. */
  readonly winner?: string
}

/** Why not, told from the trace. */
export interface Reason {
  readonly code: ReasonCode
  readonly facts: ReasonFacts
  /** For staff: where in the rule tree, and expected against actual. */
  readonly detail: string | null
}

/** What a caller can act on. */
export type ErrorCode =
  | 'INVALID'
  | 'REQUIRED'
  | 'TAKEN'
  | 'NOT_FOUND'
  | 'INVALID_STATE'
  | 'TOO_MANY'
  | 'VERSION_CONFLICT'
  | 'CURRENCY_MISMATCH'
  | 'IDEMPOTENCY_KEY_REUSED'
  | 'RATE_LIMITED'
  | 'CODE_NOT_ACCEPTED'
  | 'CODE_NOT_APPLICABLE'
  | 'INSUFFICIENT_BALANCE'
  | 'LIMIT_REACHED'
  | 'PRICE_CHANGED'
  | 'SELF_REFERRAL'

/** An expected refusal: a value, never thrown past an operation. */
export interface Rejection {
  readonly code: ErrorCode
  /** Path into `input`, such as `["lines", "2", "sku"]`. */
  readonly path: readonly string[]
  /** English detail that names the value refused; shown after the code's own message. Null: the code's message says all. */
  readonly detail: string | null
  readonly reasons: readonly Reason[]
}

/** A refusal of one input value. */
export function reject(
  code: ErrorCode,
  path: readonly (string | number)[],
  detail: string | null = null,
  reasons: readonly Reason[] = [],
): Rejection {
  return { code, path: path.map(String), detail, reasons }
}

/** A reason with no numbers. */
export function reason(code: ReasonCode, facts: ReasonFacts = {}, detail: string | null = null): Reason {
  return { code, facts, detail }
}
