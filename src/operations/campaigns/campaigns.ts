import type { Campaign } from '../../domain/campaign.ts'
import type { PageRequest } from '../../domain/page.ts'
import type { CountablePage } from '../../store/page-of.ts'
import { type CampaignFilter, listCampaigns } from '../../store/read-campaigns.ts'
import type { Session } from '../session.ts'

/** What campaigns to list; absent and null list all. */
export type CampaignsArgs = Partial<CampaignFilter> & { readonly page: PageRequest }

/** Campaigns, newest first; statuses are those of this instant. */
export function campaigns(
  session: Session,
  { kinds, statuses, search, page }: CampaignsArgs,
): Promise<CountablePage<Campaign>> {
  const filter = { kinds: kinds ?? null, statuses: statuses ?? null, search: search ?? null }
  return listCampaigns(session.db, filter, page, session.now)
}
