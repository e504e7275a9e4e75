import type { Campaign } from '../campaign.ts'
import { campaignStatus } from '../campaign.ts'
import { MAXIMUM_AMOUNT } from '../input/read-money.ts'
import type { CashBack } from './earning-rule.ts'

/** The money that a rule gives back for a line of an order: what comes back with it. Minor units. */
export interface CashBackLine {
  readonly lineId: string
  readonly quantity: number
  readonly amount: number
}

/** What one rule gives back for an order as gift-card money, frozen; in the order's currency. */
export interface PlannedCashBack {
  readonly ruleId: string
  readonly title: string
  /** Of the card. */
  readonly campaignId: string
  readonly amount: number
  /** Parts sum to the whole. */
  readonly lines: readonly CashBackLine[]
}

const WHOLE = 10_000n

/**
 * Rounded down once an order and rule, the tier's rate last, then cut to the cap (law 25), and to what one amount may be. A cap in another currency:
 * nothing (law 6).
 */
export function cashBackFor({ basisPoints, cap }: CashBack, paid: number, currency: string, rate: bigint): number {
  if (cap !== null && cap.currency !== currency) return 0
  const amount = (BigInt(paid) * BigInt(basisPoints) * rate) / (WHOLE * WHOLE)
  const most = cap?.amount ?? MAXIMUM_AMOUNT
  return amount > BigInt(most) ? most : Number(amount)
}

/** Whether money can be given back on cards of this campaign: a rule whose campaign is over gives nothing, and the order goes through. */
export function givesCards(campaign: Campaign | undefined, now: Date): boolean {
  if (campaign === undefined) return false
  const status = campaignStatus(campaign, now)
  return status === 'ACTIVE' || status === 'SCHEDULED'
}
