import { inTransaction } from '../../store/transaction.ts'
import type { Session } from '../session.ts'
import { refreshCustomerSegments } from './refresh-members.ts'

/** Whether any segment follows what customers do: else nothing is to be judged. */
export async function isFollowed(session: Session): Promise<boolean> {
  const { segments } = await session.load.snapshot()
  return [...segments.values()].some(({ condition }) => condition !== null)
}

/**
 * Judges a customer's segments anew after the commit of what she has bought or returned, so that no contended row is held meanwhile. The
 * commit has put her on the list of those to be judged: should this fail, or the server die, whoever reads members next does it, or the job.
 */
export async function followPurchases(session: Session, customerId: string | null): Promise<void> {
  if (customerId === null || !(await isFollowed(session))) return
  const { services, now } = session
  try {
    await inTransaction(services.database.open(), (db) => refreshCustomerSegments(db, services, customerId, now))
  } catch (error) {
    services.log.warn({ error, customerId }, 'segments will follow a purchase later')
  }
}
