import type { Customer } from '../../domain/customer.ts'
import type { PageRequest } from '../../domain/page.ts'
import type { CountablePage } from '../../store/page-of.ts'
import { listCustomers } from '../../store/read-customers.ts'
import type { Session } from '../session.ts'
import { refreshDueMembers } from './refresh-members.ts'

/** What customers to list. */
export interface CustomersArgs {
  /** Part of the name, the address or the external id. */
  readonly search?: string | null
  readonly segmentId?: string | null
  readonly page: PageRequest
}

/** Customers, newest first; those of a segment as of now. */
export async function customers(
  session: Session,
  { search, segmentId, page }: CustomersArgs,
): Promise<CountablePage<Customer>> {
  if (segmentId) await refreshDueMembers(session.services, { segmentIds: [segmentId] }, session.now)
  return listCustomers(session.db, { search: search ?? null, segmentId: segmentId ?? null }, page)
}
