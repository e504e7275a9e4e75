import { judge } from '../condition/judge.ts'
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
  const view = { timeZone: facts.settings.timeZone, cart: null, explaining: false, root: 'when' }
  return program.tierRules.find(({ when }) => judge(when, facts, view).outcome === 'HOLDS') ?? program
}
