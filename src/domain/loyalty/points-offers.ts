import type { Campaign } from '../campaign.ts'
import { earlier, type Finding, isMendable } from '../condition/verdict.ts'
import { applyPoints, noPoints, type PointsStanding } from '../decisions/apply-points.ts'
import { type Due, payByCards, type Payable } from '../decisions/apply-tenders.ts'
import { hintsOf, reasonsOf } from '../decisions/tidy.ts'
import type { Facts } from '../facts.ts'
import type { Offer, OfferStatus } from '../offer.ts'
import { DEFAULT_STACKING } from '../parse-stacking.ts'
import { say } from '../words/say.ts'
import type { LoyaltyProgram } from './loyalty-program.ts'
import type { MemberFacts } from './member-facts.ts'

/** Points of one card, judged as payment. */
export interface PointsOffer {
  readonly member: MemberFacts
  readonly offer: Offer
}

/**
 * Offers to pay with points, one a card of a program whose points are worth money: APPLIED where they pay a part of the cart, ELIGIBLE where they would
 * (as many as help, in the place of those of another card), NEARLY where points or goods are missing. `priced` gives the
 * cart after incentives, where it is asked; null: there is none.
 */
export function pointsOffers(facts: Facts, priced: () => Payable | null): PointsOffer[] {
  const members = facts.memberships.filter(({ program }) => program.pointValues.length > 0)
  if (members.length === 0) return []
  const cart = priced()
  const left = cart && dueOf(facts, cart)
  return members.map((member) => ({ member, offer: left === null ? withoutCart(member) : onCart(facts, member, left) }))
}

/** The first instant at which any of them could change by the clock alone: points become spendable, or end. */
export function pointsChangeAt({ memberships }: Facts): Date | null {
  return memberships
    .filter(({ program }) => program.pointValues.length > 0)
    .map((member) => member.pointsChangeAt)
    .reduce(earlier, null)
}

/** The points of a program as offers are shown: like a campaign that needs no code, in the cart and at the checkout. */
export function pointsAsOffered(program: LoyaltyProgram, locale: string): Campaign {
  const { id, key, pointsName, translations, version, createdAt } = program
  const silent = { summary: null, terms: null, banner: null }
  const display = {
    ...silent,
    title: say('offer.points', locale, { name: pointsName }),
    imageUrl: null,
    placements: ['cart', 'checkout'],
    translations: translations.map((each) => {
      return { ...silent, locale: each.locale, title: say('offer.points', each.locale, { name: each.pointsName }) }
    }),
  }
  const rules = { shownTo: null, conditions: null, effects: [], variants: [], stacking: DEFAULT_STACKING, limits: [] }
  const codes = { publicCode: null, codePattern: null, validFor: null, spendableOn: null }
  const state = { kind: 'PROMOTION', state: 'ACTIVE', startsAt: null, endsAt: null, timeZone: 'UTC' } as const
  return {
    id,
    key,
    name: display.title,
    display,
    ...state,
    ...rules,
    ...codes,
    attributes: {},
    version,
    createdAt,
    updatedAt: createdAt,
  }
}

function dueOf({ cart, giftCards, now }: Facts, priced: Payable): Due {
  const cards = cart!.codes.flatMap((code) => giftCards.get(code) ?? [])
  return payByCards(priced, cards, now).left
}

function withoutCart(member: MemberFacts): Offer {
  const findings = member.points > 0 ? [] : [noPoints(member)]
  return offerOf(member, findings.length === 0 ? 'ELIGIBLE' : 'NEARLY', findings, null)
}

function onCart({ cart }: Facts, member: MemberFacts, left: Due): Offer {
  const asked = cart!.points?.loyaltyCardId === member.cardId ? cart!.points : null
  const standing = applyPoints(member, asked?.points ?? null, left, cart!.currency)
  return offerOf(member, statusOf(standing, asked !== null), standing.findings, standing.amount)
}

function statusOf({ points, findings }: PointsStanding, isAsked: boolean): OfferStatus {
  if (points > 0) return isAsked ? 'APPLIED' : 'ELIGIBLE'
  return isMendable(findings) ? 'NEARLY' : 'INELIGIBLE'
}

function offerOf(
  { program }: MemberFacts,
  status: OfferStatus,
  findings: readonly Finding[],
  savings: number | null,
): Offer {
  const none = { voucherId: null, giftCardId: null, code: null, variant: null, effects: [] }
  const hints = status === 'NEARLY' ? hintsOf(findings) : []
  return { kind: 'POINTS', status, campaignId: program.id, ...none, savings, hints, reasons: reasonsOf(findings) }
}
