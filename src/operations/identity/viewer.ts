import type { Customer } from '../../domain/customer.ts'
import type { Session } from '../session.ts'

/** The signed-in shopper or visitor; null without a token, for staff and for services. */
export async function viewer(session: Session): Promise<Customer | null> {
  const customerId = session.viewer?.customerId ?? null
  return customerId === null ? null : session.load.customer.load(customerId)
}
