import DataLoader from 'dataloader'
import type { ReferralCode } from '../../domain/referral/referral-code.ts'
import type { ReferralProgram } from '../../domain/referral/referral-program.ts'
import { referralTerms } from '../../domain/referral/referral-terms.ts'
import type { Snapshot } from '../../store/catalogue.ts'
import { loadFacts } from '../../store/load-facts.ts'
import { referralCodesByIds, referralCodesOf, referralProgramsByIds } from '../../store/read-referrals.ts'
import { byId, type ById, listById } from '../batched.ts'
import type { Session } from '../session.ts'

/** Batched reads of referrals. */
export interface ReferralLoaders {
  readonly referralProgram: ById<ReferralProgram>
  readonly referralCode: ById<ReferralCode>
  /** By customer. */
  readonly referralCodesOf: DataLoader<string, readonly ReferralCode[]>
  /** How many friends may join by a code's referrer, as she stands now; null for no limit. */
  readonly referralLimit: DataLoader<ReferralCode, number | null, string>
}

/** Opens them for one session. */
export function openReferralLoaders(
  { db, now }: Pick<Session, 'db' | 'now'>,
  snapshot: () => Promise<Snapshot>,
): ReferralLoaders {
  return {
    referralProgram: byId(db, referralProgramsByIds),
    referralCode: byId(db, referralCodesByIds),
    referralCodesOf: listById(db, referralCodesOf),
    referralLimit: new DataLoader((codes) => limits(codes), { cacheKeyFn: ({ id }) => id }),
  }

  async function limits(codes: readonly ReferralCode[]): Promise<(number | null)[]> {
    const rules = await snapshot()
    const asked = codes.map(({ holderId: customerId }) => ({ customerId, cart: null, withAvailable: false }))
    const facts = await loadFacts(db, rules, asked, now)
    return codes.map(({ programId }, place) => {
      return referralTerms(rules.referralPrograms.get(programId)!, facts[place]!).maxReferrals
    })
  }
}
