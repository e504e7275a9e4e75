import type { PageRequest } from '../../domain/page.ts'
import type { RedemptionFailure } from '../../domain/redemption-failure.ts'
import type { CountablePage } from '../../store/page-of.ts'
import { type FailureFilter, pageFailures } from '../../store/read-failures.ts'
import type { Session } from '../session.ts'

/** Refused redemptions by filter, newest first (support, marketers, services). */
export function redemptionFailures(
  session: Session,
  { page, ...filter }: FailureFilter & { readonly page: PageRequest },
): Promise<CountablePage<RedemptionFailure>> {
  return pageFailures(session.db, filter, page)
}
