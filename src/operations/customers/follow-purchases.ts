import { inTransaction } from '../../store/transaction.ts'
import type { Session } from '../session.ts'
import { settleCardsOf } from '../loyalty/settle-due-cards.ts'
import { refreshCustomerSegments } from './refresh-members.ts'

/** Whether any segment follows what customers do: else nothing is to be judged. */
export async function isFollowed(session: Session): Promise<boolean> {
  const { segments } = await session.load.snapshot()
  return [...segments.values()].some(({ condition }) => condition !== null)
}

/**
 * Lets a customer's tiers follow, and judges her segments anew, after the commit of what she has bought or returned, so that no contended row is
 * held meanwhile. The commit has put her on the list of those to be judged, and her cards among those that are due: should this fail, or the server
 * die, whoever reads members next does it, or the jobs.
 */
export async function followPurchases(session: Session, customerId: string | null): Promise<void> {
  if (customerId === null) return
  const { services, now } = session
  try {
    await settleCardsOf(session, customerId)
    if (!(await isFollowed(session))) return
    await inTransaction(services.database.open(), (db) => refreshCustomerSegments(db, services, customerId, now))
  } catch (error) {
    services.log.warn({ error, customerId }, 'segments will follow a purchase later')
  }
}
