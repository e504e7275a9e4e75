import type { PageRequest } from '../../domain/page.ts'
import type { Redemption } from '../../domain/redemption.ts'
import type { CountablePage } from '../../store/page-of.ts'
import { pageRedemptions, type RedemptionFilter } from '../../store/read-redemptions.ts'
import type { Session } from '../session.ts'

/** Redemptions by filter, newest first (support, marketers, services). */
export async function redemptions(
  session: Session,
  { page, ...filter }: RedemptionFilter & { readonly page: PageRequest },
): Promise<CountablePage<Redemption>> {
  await session.load.snapshot()
  return pageRedemptions(session.db, filter, page)
}
