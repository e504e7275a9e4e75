/** What a difference is about. */
export type VerifiedKind =
  | 'bulkOperation'
  | 'campaign'
  | 'customer'
  | 'earningRule'
  | 'giftCard'
  | 'giveaway'
  | 'giveawayEntry'
  | 'loyaltyCard'
  | 'order'
  | 'redemption'
  | 'referralCode'
  | 'reward'
  | 'voucher'

/** One figure that is kept otherwise than its records add up to. */
export interface Difference {
  /** The check that found it. */
  readonly check: string
  readonly kind: VerifiedKind
  readonly id: string
  /** Which figure of it. */
  readonly figure: string
  /** As it is kept; null: it is not there. */
  readonly kept: string | null
  /** As its records say; null: it should not be there. */
  readonly computed: string | null
}

/** What one check came to. */
export interface CheckResult {
  readonly check: string
  /** What it compares, in a sentence. */
  readonly description: string
  /** How many differences there are in all. */
  readonly count: number
  /** The first of them. */
  readonly differences: readonly Difference[]
}

/** What verifying the books came to: clean where no check has found a difference. */
export interface Verification {
  readonly checks: readonly CheckResult[]
  readonly isClean: boolean
}
