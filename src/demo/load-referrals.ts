import type { ReferralProgramInput } from '../domain/input/referral-input.ts'
import { referralCodeEnsure } from '../operations/referrals/referral-code-ensure.ts'
import { referralProgramUpsert } from '../operations/referrals/referral-program-upsert.ts'
import type { Services } from '../operations/session.ts'
import { accepted, demoSession } from './demo-session.ts'

const BEANS = { key: 'beans' }
const beans = (points: number) => ({ points: { program: BEANS, points } })
const rank = (minRank: number) => ({ tier: { program: BEANS, minRank } })

/** Friends of the shop's friends: sprouts bring three, roasters five, master roasters as many as they like. */
const program: ReferralProgramInput = {
  key: 'friends',
  title: 'Coffee with friends',
  convertsOn: { orderPaid: true, within: 'P90D' },
  friendGrants: [beans(25), { perk: { title: 'A cup on the house', validFor: 'P90D' } }],
  referrerGrants: [beans(10)],
  maxReferrals: 3,
  tierRules: [
    { when: rank(2), maxReferrals: null, referrerGrants: [beans(20)] },
    { when: rank(1), maxReferrals: 5, referrerGrants: [beans(15)] },
  ],
  milestones: [
    { friends: 5, grants: [beans(100)] },
    { friends: 10, grants: [beans(300)] },
  ],
}

/** Makes the program, and codes for two customers who share theirs. */
export async function loadReferrals(services: Services): Promise<void> {
  accepted(await referralProgramUpsert(demoSession(services), program), program.key)
  for (const externalId of ['ben', 'clara']) {
    const input = { programKey: program.key, customer: { externalId } }
    accepted(await referralCodeEnsure(demoSession(services), input), `a code for ${externalId}`)
  }
}
