import type { Campaign } from '../campaign.ts'
import { judge } from '../condition/judge.ts'
import { earlier, type Finding, isMendable } from '../condition/verdict.ts'
import { isVisitor } from '../customer.ts'
import { hintsOf, reasonsOf } from '../decisions/tidy.ts'
import type { Facts } from '../facts.ts'
import type { Offer } from '../offer.ts'
import { DEFAULT_STACKING } from '../parse-stacking.ts'
import { reason } from '../rejection.ts'
import { type ReferralCode, remainingReferrals } from './referral-code.ts'
import type { ReferralProgram } from './referral-program.ts'
import { referralTerms, type ReferralTerms, termsChangeAt } from './referral-terms.ts'

/** A program that is switched on, with the shopper's own code in it; null where she has none yet. */
export interface SharingCandidate {
  readonly program: ReferralProgram
  readonly code: ReferralCode | null
}

/** A program judged for one shopper who could bring friends. */
export interface ReferralOffer {
  readonly program: ReferralProgram
  /** Hers, as she stands now. */
  readonly terms: ReferralTerms
  readonly offer: Offer
  /** The first instant at which this could change by the clock alone. */
  readonly changesAt: Date | null
}

/** What stands against a customer's sharing, and when the clock could change it. */
export interface SharingVerdict {
  readonly findings: readonly Finding[]
  readonly changesAt: Date | null
}

/**
 * Programs judged for the shopper as a referrer: ELIGIBLE where `referralCodeEnsure` gives her a code and a friend may still join by it, NEARLY where
 * only signing in is missing. What a code on her cart gives her as a friend is told with that code, and nowhere else.
 */
export function referralOffers(facts: Facts): ReferralOffer[] {
  return (facts.sharing ?? []).map((candidate) => offerOf(candidate, facts))
}

/** Who may get a code: a shopper who has signed in and for whom the program is open. `facts`: hers, without a cart. */
export function judgeSharing({ openTo }: Pick<ReferralProgram, 'openTo'>, facts: Facts): SharingVerdict {
  const view = { timeZone: facts.settings.timeZone, cart: null, explaining: true, root: 'openTo' }
  const { outcome, findings, changesAt } = judge(openTo, facts, view)
  if (facts.customer === null || isVisitor(facts.customer)) return { findings: [SIGN_IN, ...findings], changesAt }
  if (outcome === 'HOLDS') return { findings: [], changesAt }
  return { findings: findings.length > 0 ? findings : [{ reason: reason('AUDIENCE'), hint: null }], changesAt }
}

/** A program as offers are shown: like a campaign that needs no code. */
export function referralAsOffered({ id, key, title, openTo, version }: ReferralProgram, timeZone: string): Campaign {
  const display = { title, summary: null, terms: null, imageUrl: null, placements: [], banner: null, translations: [] }
  const span = { startsAt: null, endsAt: null, timeZone }
  const dates = { createdAt: new Date(0), updatedAt: new Date(0) }
  const codes = { publicCode: null, codePattern: null, validFor: null, spendableOn: null }
  const state = { kind: 'PROMOTION', state: 'ACTIVE', ...span, attributes: {}, version } as const
  const rules = { shownTo: null, conditions: openTo, effects: [], variants: [], stacking: DEFAULT_STACKING, limits: [] }
  return { id, key, name: title, display, ...state, ...rules, ...codes, ...dates }
}

const SIGN_IN: Finding = { reason: reason('SIGN_IN_REQUIRED'), hint: { kind: 'signIn' } }
const FULL: Finding = { reason: reason('LIMIT_REACHED', {}, 'maxReferrals: no more friends may join'), hint: null }

function offerOf({ program, code }: SharingCandidate, facts: Facts): ReferralOffer {
  const terms = referralTerms(program, facts)
  const { findings, changesAt } = judgeReferrer(program, code, terms, facts)
  const status = findings.length === 0 ? 'ELIGIBLE' : isMendable(findings) ? 'NEARLY' : 'INELIGIBLE'
  const none = { voucherId: null, giftCardId: null, code: null, variant: null, savings: null, effects: [] }
  const hints = status === 'NEARLY' ? hintsOf(findings) : []
  const offer: Offer = {
    kind: 'REFERRAL',
    status,
    campaignId: program.id,
    ...none,
    hints,
    reasons: reasonsOf(findings),
  }
  return { program, terms, offer, changesAt: earlier(changesAt, termsChangeAt(program, facts)) }
}

/** Who has a code keeps it, whomever the program is open to by now: only her limit counts. */
function judgeReferrer(
  program: ReferralProgram,
  code: ReferralCode | null,
  { maxReferrals }: ReferralTerms,
  facts: Facts,
): SharingVerdict {
  if (code === null) return judgeSharing(program, facts)
  return { findings: remainingReferrals(code, maxReferrals) === 0 ? [FULL] : [], changesAt: null }
}
