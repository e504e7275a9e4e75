import { type Campaign, campaignStatus } from './campaign.ts'

/** What support has set; all else follows from the clock, the campaign and the counters. */
export type VoucherState = 'ENABLED' | 'DISABLED' | 'REVOKED'

/** Where a holding stands at one instant. */
export type HoldingStatus = 'UPCOMING' | 'ACTIVE' | 'HELD' | 'USED' | 'EXPIRED' | 'DISABLED' | 'REVOKED'

/** A code with effects: those of its campaign. */
export interface Voucher {
  readonly id: string
  /** Normal form (law 35). */
  readonly code: string
  readonly campaignId: string
  /** One code, many uses: it has no holder. */
  readonly isPublic: boolean
  readonly holderId: string | null
  readonly state: VoucherState
  /** When it was given to its holder. */
  readonly givenAt: Date | null
  /** End of its own life, from `validFor`; null where only the campaign's end counts. */
  readonly endsAt: Date | null
  /** Uses so far, those that open holds keep among them. */
  readonly redeemed: number
  /** What open holds keep of them. */
  readonly held: number
  /** Null for no limit. */
  readonly redeemable: number | null
  readonly version: number
  readonly createdAt: Date
}

/** When a voucher ends: its own end or its campaign's, whichever comes first. */
export function voucherEndsAt(voucher: Pick<Voucher, 'endsAt'>, campaign: Pick<Campaign, 'endsAt'>): Date | null {
  if (voucher.endsAt === null || campaign.endsAt === null) return voucher.endsAt ?? campaign.endsAt
  return voucher.endsAt < campaign.endsAt ? voucher.endsAt : campaign.endsAt
}

/** Where a voucher stands at `now`: HELD where open holds keep its last uses. */
export function voucherStatus(
  voucher: Voucher,
  campaign: Pick<Campaign, 'state' | 'startsAt' | 'endsAt'>,
  now: Date,
): HoldingStatus {
  if (voucher.state === 'REVOKED') return 'REVOKED'
  if (voucher.redeemable !== null && voucher.redeemed >= voucher.redeemable) return voucher.held > 0 ? 'HELD' : 'USED'
  const status = campaignStatus(campaign, now)
  const endsAt = voucherEndsAt(voucher, campaign)
  if (status === 'ENDED' || status === 'ARCHIVED' || (endsAt !== null && endsAt <= now)) return 'EXPIRED'
  if (voucher.state === 'DISABLED' || status === 'PAUSED') return 'DISABLED'
  if (status === 'DRAFT' || status === 'SCHEDULED') return 'UPCOMING'
  return 'ACTIVE'
}

/** Whether a code may be named by this customer at all: known, not withdrawn, and nobody else's. */
export function isAccepted(voucher: Voucher, campaign: Pick<Campaign, 'state'>, customerId: string | null): boolean {
  const withdrawn = voucher.state === 'REVOKED' || campaign.state === 'DRAFT' || campaign.state === 'ARCHIVED'
  return !withdrawn && (voucher.holderId === null || voucher.holderId === customerId)
}
