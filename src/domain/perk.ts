import type { HoldingStatus } from './voucher.ts'

/** A gift that is not money, held by a customer. */
export interface Perk {
  readonly id: string
  readonly holderId: string
  readonly title: string
  readonly description: string | null
  readonly grantedAt: Date
  /** Null for no end. */
  readonly endsAt: Date | null
  /** Set where it was taken back. */
  readonly revokedAt: Date | null
}

/** Where a perk stands at `now`. */
export function perkStatus({ endsAt, revokedAt }: Perk, now: Date): HoldingStatus {
  if (revokedAt !== null) return 'REVOKED'
  return endsAt !== null && endsAt <= now ? 'EXPIRED' : 'ACTIVE'
}
