import type { Grant } from '../grant.ts'
import { spanEnd } from '../window.ts'
import type { ReferralProgram } from './referral-program.ts'

/** Where a referral stands: the friend has joined; has done what the program asks for; or has returned it after her referrer used the reward. */
export type ReferralState = 'JOINED' | 'CONVERTED' | 'RETURNED'

/** One friend of one referrer. A customer is referred once in her life. */
export interface Referral {
  readonly id: string
  readonly programId: string
  readonly codeId: string
  readonly referrerId: string
  readonly friendId: string
  readonly state: ReferralState
  /** What the referrer gets for her: her terms when the friend joined. */
  readonly referrerGrants: readonly Grant[]
  readonly joinedAt: Date
  /** The order that converted; null before, and for an event. */
  readonly orderId: string | null
}

/** Whether what the friend did at an instant counts: not before she joined, and within the program's span of it. */
export function countsAt(
  { joinedAt }: Pick<Referral, 'joinedAt'>,
  { convertsOn: { within } }: Pick<ReferralProgram, 'convertsOn'>,
  at: Date,
  timeZone: string,
): boolean {
  return at >= joinedAt && (within === null || at < spanEnd(joinedAt, within, timeZone))
}
