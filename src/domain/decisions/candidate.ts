import type { Campaign } from '../campaign.ts'
import type { CodeCandidate, Facts } from '../facts.ts'
import type { OfferKind } from '../priced-cart.ts'
import { isInArm } from '../variant.ts'
import type { Voucher } from '../voucher.ts'

/** An incentive that wants to apply: a promotion by itself, or a code. The same one is one object all through a decision. */
export interface Candidate {
  readonly kind: OfferKind
  readonly campaign: Campaign
  readonly voucher: Voucher | null
  readonly code: string | null
  /** Place among the codes entered; -1 for a promotion. */
  readonly place: number
}

/** A promotion as a candidate. */
export function promotionCandidate(campaign: Campaign): Candidate {
  return { kind: 'PROMOTION', campaign, voucher: null, code: null, place: -1 }
}

/** The promotions that this customer meets: of an experiment her arm, if that gets something (law 32). */
export function promotionCandidates({ promotions, arms }: Pick<Facts, 'promotions' | 'arms'>): Candidate[] {
  return promotions.filter((campaign) => isInArm(campaign, arms)).map(promotionCandidate)
}

/** A code as a candidate, at its place among those entered. */
export function codeCandidate({ voucher, campaign }: CodeCandidate, place: number): Candidate {
  return { kind: voucher.isPublic ? 'PUBLIC_CODE' : 'VOUCHER', campaign, voucher, code: voucher.code, place }
}

/** Law 8: higher priority first; at the same one promotions by key, then codes in the order entered. */
export function byApplication(a: Candidate, b: Candidate): number {
  return (
    b.campaign.stacking.priority - a.campaign.stacking.priority ||
    a.place - b.place ||
    compareText(a.campaign.key, b.campaign.key)
  )
}

/** Orders texts by code unit. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

/** What a shopper calls it: the code, or the promotion's title. */
export function nameOf({ code, campaign }: Candidate): string {
  return code ?? campaign.display.title
}
