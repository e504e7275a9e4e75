import type { HoldingStatus } from '../voucher.ts'
import type { ReferralProgram } from './referral-program.ts'

/** A code bound to its referrer: one a customer and program. */
export interface ReferralCode {
  readonly id: string
  /** Normal form (law 35). */
  readonly code: string
  readonly programId: string
  readonly holderId: string
  /** Friends who used it. */
  readonly joined: number
  /** Friends of them who did what the program asks for, less those who returned it. */
  readonly converted: number
  readonly createdAt: Date
}

/** How many more friends may join; null for no limit. A referrer whose limit has shrunk keeps those who have joined. */
export function remainingReferrals({ joined }: Pick<ReferralCode, 'joined'>, most: number | null): number | null {
  return most === null ? null : Math.max(0, most - joined)
}

/** Where a code stands: switched off with its program. At its referrer's limit it is still hers, with none remaining: the limit may grow. */
export function referralCodeStatus({ enabled }: Pick<ReferralProgram, 'enabled'>): HoldingStatus {
  return enabled ? 'ACTIVE' : 'DISABLED'
}
