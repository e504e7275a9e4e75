import { type Campaign, type CampaignStatus, type Limit, campaignStatus } from '../campaign.ts'
import type { Finding } from '../condition/verdict.ts'
import { isVisitor } from '../customer.ts'
import type { Facts } from '../facts.ts'
import { type ReasonCode, reason } from '../rejection.ts'
import { isWithheld } from '../variant.ts'
import { type HoldingStatus, type Voucher, voucherStatus } from '../voucher.ts'

const NONE: readonly Finding[] = []

/**
 * What stands against an incentive whatever is in the cart: its span, its state, its limits (law 17). `usedHere` says how often its campaign
 * is already in use on this cart, since limits count cumulatively within one.
 */
export function obstacles(
  campaign: Campaign,
  voucher: Voucher | null,
  facts: Facts,
  usedHere: number,
): readonly Finding[] {
  const status =
    voucher === null
      ? ofCampaign(campaignStatus(campaign, facts.now))
      : ofVoucher(voucherStatus(voucher, campaign, facts.now))
  const isKeptBack = isWithheld(campaign)
  if (status === null && campaign.limits.length === 0 && !isKeptBack) return NONE
  const findings = status === null ? [] : [against(status, `status of ${voucher?.code ?? campaign.key}`)]
  if (isKeptBack) findings.push(keptBack(campaign, facts))
  for (const limit of campaign.limits) {
    const finding = ofLimit(limit, campaign, voucher, facts, usedHere)
    if (finding !== null) findings.push(finding)
  }
  return findings
}

/** Law 32: the control arm gets nothing; nobody known is in no arm. Signing in may lead to either, so it is no step. */
function keptBack({ variant }: Campaign, { customer }: Facts): Finding {
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

function ofLimit(
  limit: Limit,
  campaign: Campaign,
  voucher: Voucher | null,
  facts: Facts,
  usedHere: number,
): Finding | null {
  const { customer, uses } = facts
  switch (limit.per) {
    case 'CAMPAIGN':
      return over(limit, (uses.byCampaign.get(campaign.id) ?? 0) + usedHere)
    case 'CODE':
      return voucher === null ? null : over(limit, voucher.redeemed)
    case 'CUSTOMER':
      if (customer === null || isVisitor(customer))
        return { ...against('SIGN_IN_REQUIRED', 'limit per customer'), hint: { kind: 'signIn' } }
      return over(limit, (uses.byCampaignOfCustomer.get(campaign.id) ?? 0) + usedHere)
    default:
      return limit.per satisfies never
  }
}

function over({ per, count }: Limit, used: number): Finding | null {
  return used < count ? null : against('LIMIT_REACHED', `limit of ${count} per ${per.toLowerCase()}, used ${used}`)
}

function against(code: ReasonCode, detail: string): Finding {
  return { reason: reason(code, {}, detail), hint: null }
}
