import { type Campaign, type CampaignStatus, campaignStatus } from '../campaign.ts'
import type { Facts } from '../facts.ts'
import { type ReasonCode, reason } from '../rejection.ts'
import { isWithheld } from '../variant.ts'
import { type HoldingStatus, type Voucher, voucherStatus } from '../voucher.ts'
import { limitObstacles, type Obstacle, type Usage } from './limit-obstacles.ts'

const NONE: readonly Obstacle[] = []

/**
 * What stands against an incentive whatever its conditions say: its span, its state, its limits (law 17), but for what only its discount will
 * show to be too little.
 */
export function obstacles(
  campaign: Campaign,
  voucher: Voucher | null,
  facts: Facts,
  usage: Usage = UNUSED,
): readonly Obstacle[] {
  const status =
    voucher === null
      ? ofCampaign(campaignStatus(campaign, facts.now))
      : ofVoucher(voucherStatus(voucher, campaign, facts.now))
  const isKeptBack = isWithheld(campaign)
  if (status === null && campaign.limits.length === 0 && !isKeptBack) return NONE
  const found = status === null ? [] : [against(status, `status of ${voucher?.code ?? campaign.key}`)]
  if (isKeptBack) found.push(keptBack(campaign, facts))
  return [...found, ...limitObstacles(campaign, voucher, facts, usage)]
}

/** Not used on this cart, whatever that holds. */
const UNUSED: Usage = { usedHere: 0, goods: null }

/** Law 32: the control arm gets nothing; nobody known is in no arm. Signing in may lead to either, so it is no step. */
function keptBack({ variant }: Campaign, { customer }: Facts): Obstacle {
  if (customer === null) return against('SIGN_IN_REQUIRED', 'arms are for customers')
  return against('AUDIENCE', `arm ${variant ?? 'unknown'} gets nothing`)
}

/** What keeps a campaign from applying now; null where it is active. */
export function ofCampaign(status: CampaignStatus): ReasonCode | null {
  switch (status) {
    case 'ACTIVE':
      return null
    case 'DRAFT':
    case 'SCHEDULED':
      return 'NOT_STARTED'
    case 'PAUSED':
      return 'PAUSED'
    case 'ENDED':
    case 'ARCHIVED':
      return 'ENDED'
    default:
      return status satisfies never
  }
}

function ofVoucher(status: HoldingStatus): ReasonCode | null {
  switch (status) {
    case 'ACTIVE':
      return null
    case 'UPCOMING':
      return 'NOT_STARTED'
    case 'DISABLED':
      return 'PAUSED'
    case 'EXPIRED':
      return 'ENDED'
    case 'USED':
    case 'HELD':
      return 'LIMIT_REACHED'
    case 'REVOKED':
      return 'NOT_ACCEPTED'
    default:
      return status satisfies never
  }
}

function against(code: ReasonCode, detail: string): Obstacle {
  return { reason: reason(code, {}, detail), hint: null, changesAt: null }
}
