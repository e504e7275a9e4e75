import type { Customer } from '../../domain/customer.ts'
import type { CustomerRef } from '../../domain/input/reference-input.ts'
import { findCustomer } from '../../store/read-customers.ts'
import type { Session } from '../session.ts'

/** One customer, by our id, the shop's id or the address; null where there is none. */
export function customer(session: Session, { by }: { readonly by: CustomerRef }): Promise<Customer | null> {
  return findCustomer(session.db, by)
}
