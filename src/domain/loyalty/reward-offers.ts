import type { Campaign } from '../campaign.ts'
import { judge } from '../condition/judge.ts'
import { earlier, type Finding, isMendable } from '../condition/verdict.ts'
import { hintsOf, reasonsOf } from '../decisions/tidy.ts'
import type { Facts } from '../facts.ts'
import type { Offer, OfferStatus } from '../offer.ts'
import { DEFAULT_STACKING } from '../parse-stacking.ts'
import { reason } from '../rejection.ts'
import type { MemberFacts } from './member-facts.ts'
import type { Reward } from './reward.ts'

/** A reward with what is left of it; null for no end. */
export interface RewardCandidate {
  readonly reward: Reward
  readonly stock: number | null
}

/** A reward judged for one member. */
export interface RewardOffer {
  readonly candidate: RewardCandidate
  readonly offer: Offer
}

/** What of a reward's judging could change by the clock, and when. */
interface Judged {
  readonly findings: readonly Finding[]
  readonly changesAt: Date | null
}

/**
 * Rewards of the programs in which the shopper is a member, those she could buy first: ELIGIBLE where redeeming would succeed now, NEARLY where only
 * points are missing. Those that are not on now are not listed, as campaigns are not (law 30).
 */
export function rewardOffers(facts: Facts): RewardOffer[] {
  const offers = listed(facts).map(([candidate, member]) => offerOf(candidate, judgeReward(candidate, member, facts)))
  return offers.toSorted(
    (a, b) => placeOf(a.offer) - placeOf(b.offer) || a.candidate.reward.price - b.candidate.reward.price,
  )
}

/** The first instant at which any of them could change by the clock alone. */
export function rewardsChangeAt(facts: Facts): Date | null {
  const spans = facts.rewards
    .flatMap(({ reward }) => [reward.startsAt, reward.endsAt])
    .map((at) => (at !== null && at > facts.now ? at : null))
  const judged = listed(facts).map(([candidate, member]) => judgeReward(candidate, member, facts).changesAt)
  return [...spans, ...judged].reduce(earlier, null)
}

/** A reward as offers are shown: like a campaign that needs no code. What is left of it is a limit that others may use up. */
export function rewardAsOffered({ reward, stock }: RewardCandidate, timeZone: string): Campaign {
  const { id, key, display, startsAt, endsAt, availableTo, version } = reward
  const limits =
    stock === null ? [] : [{ of: 'REDEMPTIONS', per: 'CAMPAIGN', window: 'EVER', count: stock, money: null } as const]
  const dates = { createdAt: new Date(0), updatedAt: new Date(0) }
  const codes = { publicCode: null, codePattern: null, validFor: null, spendableOn: null }
  const state = { kind: 'PROMOTION', state: 'ACTIVE', startsAt, endsAt, timeZone, attributes: {}, version } as const
  const rules = {
    shownTo: null,
    conditions: availableTo,
    effects: [],
    variants: [],
    stacking: DEFAULT_STACKING,
    limits,
  }
  return { id, key, name: display.title, display, ...state, ...rules, ...codes, ...dates }
}

function listed({ rewards, memberships, now }: Facts): (readonly [RewardCandidate, MemberFacts])[] {
  const members = new Map(memberships.map((member) => [member.program.id, member]))
  return rewards.flatMap((candidate) => {
    const { programId, startsAt, endsAt } = candidate.reward
    const member = members.get(programId)
    const isOn = (startsAt === null || startsAt <= now) && (endsAt === null || endsAt > now)
    return member !== undefined && isOn ? [[candidate, member] as const] : []
  })
}

function judgeReward({ reward, stock }: RewardCandidate, member: MemberFacts, facts: Facts): Judged {
  const view = { timeZone: facts.settings.timeZone, cart: null, explaining: true, root: 'availableTo' }
  const verdict = judge(reward.availableTo, facts, view)
  const findings = [...verdict.findings]
  if (stock === 0) findings.push({ reason: reason('LIMIT_REACHED', {}, 'stock: none is left'), hint: null })
  const missing = reward.price - member.points
  if (missing > 0)
    findings.push({
      reason: reason('NO_BALANCE', {}, `price: ${missing} points are missing`),
      hint: { kind: 'earnPoints', points: missing, program: member.program },
    })
  return { findings, changesAt: earlier(verdict.changesAt, member.pointsChangeAt) }
}

function offerOf(candidate: RewardCandidate, { findings }: Judged): RewardOffer {
  const status = statusOf(findings)
  const none = { voucherId: null, giftCardId: null, code: null, variant: null, savings: null, effects: [] }
  const hints = status === 'NEARLY' ? hintsOf(findings) : []
  const offer: Offer = {
    kind: 'REWARD',
    status,
    campaignId: candidate.reward.id,
    ...none,
    hints,
    reasons: reasonsOf(findings),
  }
  return { candidate, offer }
}

function statusOf(findings: readonly Finding[]): OfferStatus {
  if (findings.length === 0) return 'ELIGIBLE'
  return isMendable(findings) ? 'NEARLY' : 'INELIGIBLE'
}

const BEST_FIRST: readonly OfferStatus[] = ['APPLIED', 'ELIGIBLE', 'NEARLY', 'INELIGIBLE']

function placeOf({ status }: Offer): number {
  return BEST_FIRST.indexOf(status)
}
