import { judge } from '../condition/judge.ts'
import { earlier } from '../condition/verdict.ts'
import type { View } from '../condition/view.ts'
import type { Facts } from '../facts.ts'
import type { Grant } from '../grant.ts'
import type { ReferralProgram } from './referral-program.ts'

/** What holds for one referrer. */
export interface ReferralTerms {
  /** Friends who may join; null for no limit. */
  readonly maxReferrals: number | null
  /** For each friend who converts. */
  readonly referrerGrants: readonly Grant[]
}

/** The terms of a referrer as she stands: those of the first rule that matches her, else the program's own. `facts`: of the referrer. */
export function referralTerms(program: ReferralProgram, facts: Facts): ReferralTerms {
  return program.tierRules.find(({ when }) => judge(when, facts, viewOf(facts)).outcome === 'HOLDS') ?? program
}

/** The first instant at which her terms could change by the clock alone. */
export function termsChangeAt({ tierRules }: Pick<ReferralProgram, 'tierRules'>, facts: Facts): Date | null {
  return tierRules.map(({ when }) => judge(when, facts, viewOf(facts)).changesAt).reduce(earlier, null)
}

function viewOf({ settings: { timeZone } }: Facts): View {
  return { timeZone, cart: null, explaining: false, root: 'when' }
}
