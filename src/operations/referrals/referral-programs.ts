import type { ReferralProgram } from '../../domain/referral/referral-program.ts'
import { allReferralPrograms } from '../../store/read-referrals.ts'
import type { Session } from '../session.ts'

/** Every referral program, by key. */
export function referralPrograms({ db }: Session): Promise<ReferralProgram[]> {
  return allReferralPrograms(db)
}
