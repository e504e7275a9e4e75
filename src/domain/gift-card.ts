import { type Campaign, campaignStatus } from './campaign.ts'
import { type HoldingStatus, type VoucherState, voucherEndsAt } from './voucher.ts'

/** A code with money: it pays. One lot, with its own end. Amounts in minor units of `currency`. */
export interface GiftCard {
  readonly id: string
  /** Normal form (law 35). */
  readonly code: string
  readonly campaignId: string
  readonly holderId: string | null
  readonly currency: string
  readonly initialBalance: number
  /** Spendable now: what open holds keep is taken off. */
  readonly balance: number
  /** What open holds keep. */
  readonly held: number
  readonly state: VoucherState
  /** When it was given to its holder. */
  readonly givenAt: Date | null
  /** End of its own life; null where only the campaign's end counts. */
  readonly endsAt: Date | null
  /** When what was left on it was written off; null where nothing was. */
  readonly expiredAt: Date | null
  /** Until when money that came back to it after its end may be spent (law 24); null where none has. */
  readonly revivedUntil: Date | null
  readonly version: number
  readonly createdAt: Date
}

/** When a card ends: its own end or its campaign's, whichever comes first; later where money came back after that. */
export function cardEndsAt(
  card: Pick<GiftCard, 'endsAt' | 'revivedUntil'>,
  campaign: Pick<Campaign, 'endsAt'>,
): Date | null {
  const endsAt = voucherEndsAt(card, campaign)
  if (endsAt === null || card.revivedUntil === null) return endsAt ?? card.revivedUntil
  return endsAt < card.revivedUntil ? card.revivedUntil : endsAt
}

/** Whether a card may be named by this customer at all: known, not withdrawn, and nobody else's (law 36). An archived campaign's only where money came back to it. */
export function isCardAccepted(
  card: Pick<GiftCard, 'state' | 'holderId' | 'revivedUntil'>,
  campaign: Pick<Campaign, 'state'>,
  customerId: string | null,
): boolean {
  const isArchived = campaign.state === 'ARCHIVED' && card.revivedUntil === null
  const withdrawn = card.state === 'REVOKED' || campaign.state === 'DRAFT' || isArchived
  return !withdrawn && (card.holderId === null || card.holderId === customerId)
}

/** Where a card stands at `now`: HELD where open holds keep all that is left, EXPIRED where something was left at its end, USED where nothing is left. */
export function giftCardStatus(
  card: GiftCard,
  campaign: Pick<Campaign, 'state' | 'startsAt' | 'endsAt'>,
  now: Date,
): HoldingStatus {
  if (card.state === 'REVOKED') return 'REVOKED'
  if (card.balance === 0 && card.held > 0) return 'HELD'
  const status = campaignStatus(campaign, now)
  if (hasCardEnded(card, campaign, now) && (card.balance > 0 || card.expiredAt !== null)) return 'EXPIRED'
  if (card.balance === 0) return 'USED'
  if (card.state === 'DISABLED' || status === 'PAUSED') return 'DISABLED'
  if (status === 'DRAFT' || status === 'SCHEDULED') return 'UPCOMING'
  return 'ACTIVE'
}

/** By its own end, its campaign's, or because the campaign was ended; not while money that came back later may be spent. */
function hasCardEnded(card: GiftCard, campaign: Pick<Campaign, 'state' | 'startsAt' | 'endsAt'>, now: Date): boolean {
  if (card.revivedUntil !== null && card.revivedUntil > now) return false
  const endsAt = cardEndsAt(card, campaign)
  const status = campaignStatus(campaign, now)
  return status === 'ENDED' || status === 'ARCHIVED' || (endsAt !== null && endsAt <= now)
}
