import { campaignStatus } from '../campaign.ts'
import { earlier, isMendable } from '../condition/verdict.ts'
import type { CardCandidate, Facts } from '../facts.ts'
import { cardEndsAt, giftCardStatus } from '../gift-card.ts'
import type { OfferStatus } from '../offer.ts'
import { reason } from '../rejection.ts'
import { applyTenders, cardObstacle, type CardStanding, type Payable } from './apply-tenders.ts'
import type { Ranked } from './rank-offers.ts'
import { hintsOf, reasonsOf } from './tidy.ts'

/** Offers of gift cards: those entered, then those of the wallet that could be, the one that ends soonest first. `priced` null: there is no cart. */
export function giftCardOffers(facts: Facts, priced: (() => Payable) | null): readonly Ranked[] {
  const { entered, waiting } = cardsOf(facts)
  if (entered.length === 0 && waiting.length === 0) return []
  if (priced === null) return waiting.map((candidate) => offerWithoutCart(candidate, facts.now))
  const cart = priced()
  const standings = applyTenders(cart, entered, facts.now)
  return [
    ...standings.map((standing) => rankedOf(standing, standing.amount > 0 ? 'APPLIED' : refusedStatus(standing))),
    ...waiting.map((candidate) => asIfEntered(candidate, entered, cart, facts.now)),
  ]
}

/** The first instant at which any card could change by the clock alone. */
export function giftCardsChangeAt(facts: Facts): Date | null {
  const { entered, waiting } = cardsOf(facts)
  return [...entered, ...waiting]
    .flatMap(({ card, campaign }) => [campaign.startsAt, cardEndsAt(card, campaign)])
    .map((at) => (at !== null && at > facts.now ? at : null))
    .reduce(earlier, null)
}

/** Law 30: cards of campaigns that have not started, are paused or ended are not listed unless they are entered. */
function cardsOf({ cart, giftCards, availableCards, now }: Facts): {
  readonly entered: readonly CardCandidate[]
  readonly waiting: readonly CardCandidate[]
} {
  const codes = new Set(cart?.codes)
  const isListed = ({ card, campaign }: CardCandidate): boolean =>
    !codes.has(card.code) && campaignStatus(campaign, now) === 'ACTIVE'
  return {
    entered: [...codes].flatMap((code) => giftCards.get(code) ?? []),
    waiting: availableCards.filter(isListed),
  }
}

function offerWithoutCart(candidate: CardCandidate, now: Date): Ranked {
  const obstacle = cardObstacle(giftCardStatus(candidate.card, candidate.campaign, now))
  const findings = obstacle === null ? [] : [{ reason: reason(obstacle), hint: null }]
  const ranked = rankedOf({ candidate, amount: 0, findings }, obstacle === null ? 'ELIGIBLE' : 'INELIGIBLE')
  return { ...ranked, offer: { ...ranked.offer, savings: null } }
}

function asIfEntered(candidate: CardCandidate, entered: readonly CardCandidate[], cart: Payable, now: Date): Ranked {
  const standings = applyTenders(cart, [...entered, candidate], now)
  const standing = standings.find((each) => each.candidate === candidate)!
  return rankedOf(standing, standing.amount > 0 ? 'ELIGIBLE' : refusedStatus(standing))
}

function refusedStatus({ findings }: CardStanding): OfferStatus {
  return isMendable(findings) ? 'NEARLY' : 'INELIGIBLE'
}

function rankedOf({ candidate: { card, campaign }, amount, findings }: CardStanding, status: OfferStatus): Ranked {
  const candidate = { kind: 'GIFT_CARD', campaign, voucher: null, code: card.code, place: -1 } as const
  const offer = {
    kind: candidate.kind,
    status,
    campaignId: campaign.id,
    voucherId: null,
    giftCardId: card.id,
    code: card.code,
    variant: null,
    savings: amount,
    effects: [],
    hints: status === 'NEARLY' ? hintsOf(findings) : [],
    reasons: reasonsOf(findings),
  }
  return { standing: { candidate, status, findings, savings: amount, effects: [] }, offer }
}
