import { inTransaction } from '../../store/transaction.ts'
import type { Session } from '../session.ts'
import { settleCardsOf } from '../loyalty/settle-due-cards.ts'
import { settleReferrals } from '../referrals/settle-referrals.ts'
import { refreshCustomerSegments } from './refresh-members.ts'

/** Whether any segment follows what customers do: else nothing is to be judged. */
export async function isFollowed(session: Session): Promise<boolean> {
  const { segments } = await session.load.snapshot()
  return [...segments.values()].some(({ condition }) => condition !== null)
}

/** Whether anything at all follows what customers buy: segments, tiers or referrals. */
export async function isAnythingFollowing(session: Session): Promise<boolean> {
  const { programs, referralPrograms } = await session.load.snapshot()
  return programs.size > 0 || referralPrograms.size > 0 || (await isFollowed(session))
}

/**
 * After the commit of what a customer has bought or returned, so that no contended row is held meanwhile: lets her tiers follow, lets friends join
 * and convert by it, and judges her segments anew. The commit has put all of it on lists: should this fail, or the server die, the jobs do it, and
 * whoever reads members.
 */
export async function followPurchases(session: Session, customerId: string | null): Promise<void> {
  if (customerId === null) return
  const { services, now, load } = session
  try {
    await settleCardsOf(session, customerId)
    const { referralPrograms } = await load.snapshot()
    if (referralPrograms.size > 0) await settleReferrals(services, customerId)
    if (!(await isFollowed(session))) return
    await inTransaction(services.database.open(), (db) => refreshCustomerSegments(db, services, customerId, now))
  } catch (error) {
    services.log.warn({ error, customerId }, 'referrals and segments will follow a purchase later')
  }
}
