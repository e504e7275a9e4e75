import type { CustomerEvent } from '../../domain/customer-event.ts'
import type { Db } from '../../store/database.ts'
import { lockReferralOf } from '../../store/read-referrals.ts'
import type { LoyaltyWorld } from '../loyalty/loyalty-world.ts'
import { convert } from './convert.ts'

/** Converts a friend's referral where her program asks for this event, in the transaction that keeps the event. The referrer; null where nothing was converted. */
export async function convertByEvent(world: LoyaltyWorld, db: Db, event: CustomerEvent): Promise<string | null> {
  const programs = [...world.snapshot.referralPrograms.values()]
  const asking = new Set(programs.flatMap(({ id, convertsOn }) => (convertsOn.eventName === event.name ? id : [])))
  if (asking.size === 0) return null
  const referral = await lockReferralOf(db, event.customerId)
  if (referral === null || !asking.has(referral.programId)) return null
  const deed = { orderId: null, eventId: event.id, at: event.occurredAt }
  return (await convert(world, db, referral, deed)) ? referral.referrerId : null
}
