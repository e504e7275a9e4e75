import type { Campaign } from '../../domain/campaign.ts'
import type { ReferralProgram } from '../../domain/referral/referral-program.ts'
import {
  type CodeHolding,
  holdingEndsAt,
  isCodeHolding,
  isGiveawayEntry,
  isLoyaltyCard,
  isPerk,
  type WalletItem,
} from '../../domain/wallet-item.ts'
import type { Session } from '../session.ts'

/** What is of use to a customer, now or later. */
export interface WalletHoldings {
  readonly customerId: string
  readonly items: readonly WalletItem[]
  /** Those of the codes among them, by id. */
  readonly campaigns: ReadonlyMap<string, Campaign>
  /** The shop's referral programs, by id. */
  readonly referralPrograms: ReadonlyMap<string, ReferralProgram>
  /** The first instant at which a status changes by the clock alone. */
  readonly changesAt: Date | null
}

/** A customer's live holdings with the campaigns of codes: as many queries as there are kinds among them, and two more. */
export async function walletHoldings(session: Session, customerId: string): Promise<WalletHoldings> {
  const { now } = session
  const items = await session.load.liveHoldings.load(customerId)
  const campaigns = await campaignsOf(session, items.filter(isCodeHolding))
  const { referralPrograms } = await session.load.snapshot()
  return { customerId, items, campaigns, referralPrograms, changesAt: nextChange(items, campaigns, now) }
}

async function campaignsOf(session: Session, items: readonly CodeHolding[]): Promise<Map<string, Campaign>> {
  const ids = [...new Set(items.map(({ campaignId }) => campaignId))]
  const found = await Promise.all(ids.map((id) => session.load.campaign.load(id)))
  return new Map(found.map((campaign) => [campaign!.id, campaign!]))
}

function nextChange(items: readonly WalletItem[], campaigns: ReadonlyMap<string, Campaign>, now: Date): Date | null {
  let next = Infinity
  for (const item of items)
    for (const at of turns(item, campaigns)) if (at !== null && at > now) next = Math.min(next, at.getTime())
  return next === Infinity ? null : new Date(next)
}

/** When the clock alone may change how it stands. */
function turns(item: WalletItem, campaigns: ReadonlyMap<string, Campaign>): (Date | null)[] {
  if (isLoyaltyCard(item)) return [item.tierChangesAt, item.membershipEndsAt]
  if (isPerk(item)) return [item.endsAt]
  if (isGiveawayEntry(item)) return [item.startsAt]
  if (!isCodeHolding(item)) return []
  const campaign = campaigns.get(item.campaignId)!
  return [campaign.startsAt, holdingEndsAt(item, campaign)]
}
