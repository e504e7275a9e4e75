import { nextMilestone } from '../../domain/referral/referral-program.ts'
import { type ReferralCode, referralCodeStatus, remainingReferrals } from '../../domain/referral/referral-code.ts'
import type { Grant } from '../../domain/grant.ts'
import type { HoldingStatus } from '../../domain/voucher.ts'
import type { Session } from '../session.ts'

/** How many more friends may join by a code; null for no limit. */
export async function referralsRemaining({ load }: Session, code: ReferralCode): Promise<number | null> {
  return remainingReferrals(code, await load.referralLimit.load(code))
}

/** Where a code stands now. */
export async function statusOfReferralCode({ load }: Session, { programId }: ReferralCode): Promise<HoldingStatus> {
  return referralCodeStatus((await load.referralProgram.load(programId))!)
}

/** Where a code is shared: a page of ours that leads to the shop, the code kept. */
export function shareUrlOf({ services }: Session, { code }: ReferralCode): string {
  return `${services.publicUrl()}/r?code=${encodeURIComponent(code)}`
}

/** The way to a referrer's next milestone; null where all are reached. */
export async function progressOf(
  { load }: Session,
  { programId, converted }: ReferralCode,
): Promise<{ readonly missingFriends: number; readonly grants: readonly Grant[] } | null> {
  const milestone = nextMilestone((await load.referralProgram.load(programId))!, converted)
  return milestone && { missingFriends: milestone.friends - converted, grants: milestone.grants }
}
