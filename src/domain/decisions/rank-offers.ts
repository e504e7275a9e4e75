import { gapOf } from '../condition/verdict.ts'
import { sum } from '../money.ts'
import type { Offer, OfferStatus } from '../offer.ts'
import type { Assessment } from './assess.ts'
import { type Candidate, compareText } from './candidate.ts'
import type { Standing } from './standing.ts'
import { hintsOf, reasonsOf } from './tidy.ts'

/** A standing with the trace that it was read off. */
export interface Judged {
  readonly standing: Standing
  readonly assessment: Assessment
}

const BEST_FIRST: readonly OfferStatus[] = ['APPLIED', 'ELIGIBLE', 'NEARLY', 'INELIGIBLE']

/**
 * Offers, best first: a code that would save more than all that is applied, then APPLIED in `order`, ELIGIBLE by savings, NEARLY by the fewest, then the smallest steps; ties by campaign key, then code.
 * Those that `shownTo` hides are left out unless they apply. `order` null: there is no cart, and no savings are told.
 */
export function rankOffers(judged: readonly Judged[], order: readonly Candidate[] | null): Ranked[] {
  const places = new Map(order?.map((candidate, place) => [candidate, place]))
  const shown = judged.filter(({ standing, assessment }) => standing.status === 'APPLIED' || assessment.isShown)
  const ranked: Ranked[] = shown.map(({ standing }) => ({ standing, offer: offerOf(standing, order !== null) }))
  const applied = sum(shown.map(({ standing }) => (standing.status === 'APPLIED' ? standing.savings : 0)))
  return ranked.toSorted(
    (a, b) =>
      rankOf(a.standing, applied) - rankOf(b.standing, applied) ||
      compareWithin(a, b, places) ||
      compareText(a.standing.candidate.campaign.key, b.standing.candidate.campaign.key) ||
      compareText(a.offer.code ?? '', b.offer.code ?? ''),
  )
}

/** Gift cards come behind the incentives of their status: they pay, and save nothing. */
export function rankWithCards(offers: readonly Ranked[], cards: readonly Ranked[]): readonly Ranked[] {
  if (cards.length === 0) return offers
  const ranked = [...offers]
  for (const card of cards) ranked.splice(ranked.findLastIndex((other) => !isBehind(other, card)) + 1, 0, card)
  return ranked
}

function isBehind({ offer }: Ranked, card: Ranked): boolean {
  return BEST_FIRST.indexOf(offer.status) > BEST_FIRST.indexOf(card.offer.status)
}

/** A code worth entering comes before what it would outdo. */
function rankOf({ status, savings, candidate }: Standing, applied: number): number {
  return status === 'ELIGIBLE' && candidate.code !== null && savings > applied ? -1 : BEST_FIRST.indexOf(status)
}

/** An offer with the standing that it was read off. */
export interface Ranked {
  readonly standing: Standing
  readonly offer: Offer
}

function compareWithin(a: Ranked, b: Ranked, places: ReadonlyMap<Candidate, number>): number {
  const { status } = a.standing
  switch (status) {
    case 'APPLIED':
      return (places.get(a.standing.candidate) ?? 0) - (places.get(b.standing.candidate) ?? 0)
    case 'ELIGIBLE':
      return b.standing.savings - a.standing.savings
    case 'NEARLY':
      return a.offer.hints.length - b.offer.hints.length || gapOf(a.standing.findings) - gapOf(b.standing.findings)
    case 'INELIGIBLE':
      return 0
    default:
      return status satisfies never
  }
}

function offerOf({ candidate, status, findings, savings, effects }: Standing, withCart: boolean): Offer {
  return {
    kind: candidate.kind,
    status,
    campaignId: candidate.campaign.id,
    voucherId: candidate.voucher?.id ?? null,
    giftCardId: null,
    code: candidate.code,
    variant: candidate.campaign.variant ?? null,
    savings: withCart ? savings : null,
    effects,
    hints: status === 'NEARLY' ? hintsOf(findings) : [],
    reasons: reasonsOf(findings),
  }
}
