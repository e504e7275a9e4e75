import type { Campaign } from '../../domain/campaign.ts'
import type { KeyRef } from '../../domain/input/reference-input.ts'
import { findCampaign } from '../../store/read-campaigns.ts'
import type { Session } from '../session.ts'

/** One campaign, by id or key; null where there is none. */
export function campaign(session: Session, { by }: { readonly by: KeyRef }): Promise<Campaign | null> {
  return findCampaign(session.db, by)
}
