import DataLoader from 'dataloader'
import type { ReferralCode } from '../../domain/referral/referral-code.ts'
import type { ReferralProgram } from '../../domain/referral/referral-program.ts'
import { referralTerms } from '../../domain/referral/referral-terms.ts'
import type { Snapshot } from '../../store/catalogue.ts'
import { loadFacts } from '../../store/load-facts.ts'
import { referralCodesByIds, referralCodesOf, referralProgramsByIds } from '../../store/read-referrals.ts'
import { byId, type ById, listById } from '../batched.ts'
import type { Makers } from '../made-when-asked.ts'
import type { World } from '../session.ts'

/** Batched reads of referrals. */
export interface ReferralLoaders {
  readonly referralProgram: ById<ReferralProgram>
  readonly referralCode: ById<ReferralCode>
  /** By customer. */
  readonly referralCodesOf: DataLoader<string, readonly ReferralCode[]>
  /** How many friends may join by a code's referrer, as she stands now; null for no limit. */
  readonly referralLimit: DataLoader<ReferralCode, number | null, string>
}

/** What they are made of. */
type Opened = Pick<World, 'db' | 'now'> & { snapshot(): Promise<Snapshot> }

/** How they are made. */
export const REFERRAL_LOADERS: Makers<Opened, ReferralLoaders> = {
  referralProgram: ({ db }) => byId(db, referralProgramsByIds),
  referralCode: ({ db }) => byId(db, referralCodesByIds),
  referralCodesOf: ({ db }) => listById(db, referralCodesOf),
  referralLimit: (of) => new DataLoader((codes) => limits(of, codes), { cacheKeyFn: ({ id }) => id }),
}

async function limits(of: Opened, codes: readonly ReferralCode[]): Promise<(number | null)[]> {
  const rules = await of.snapshot()
  const asked = codes.map(({ holderId: customerId }) => ({ customerId, cart: null, withAvailable: false }))
  const facts = await loadFacts(of.db, rules, asked, of.now)
  return codes.map(({ programId }, place) => {
    return referralTerms(rules.referralPrograms.get(programId)!, facts[place]!).maxReferrals
  })
}
