import type { Customer } from '../../domain/customer.ts'
import type { Page, PageRequest } from '../../domain/page.ts'
import type { Segment } from '../../domain/segment.ts'
import { memberCounts, pageMembersOf } from '../../store/read-members.ts'
import { segmentsOfCustomers } from '../../store/read-segments.ts'
import type { Session } from '../session.ts'
import { refreshDueMembers } from './refresh-members.ts'

type Asking = Pick<Session, 'services' | 'db' | 'now'>

/** How many customers each segment has now; empty segments are missing. */
export async function freshMemberCounts(
  { services, db, now }: Asking,
  segmentIds: readonly string[],
): Promise<Map<string, number>> {
  await refreshDueMembers(services, { segmentIds }, now)
  return memberCounts(db, segmentIds)
}

/** Each segment's customers now, newest first. */
export async function freshMembersOf(
  { services, db, now }: Asking,
  segmentIds: readonly string[],
  page: PageRequest,
): Promise<Map<string, Page<Customer>>> {
  await refreshDueMembers(services, { segmentIds }, now)
  return pageMembersOf(db, segmentIds, page)
}

/** The segments that each customer is in now, by name; customers in none are missing. */
export async function freshSegmentsOf(
  { services, db, now }: Asking,
  customerIds: readonly string[],
): Promise<Map<string, Segment[]>> {
  await refreshDueMembers(services, { customerIds }, now)
  return segmentsOfCustomers(db, customerIds)
}
