import type { Campaign } from '../../domain/campaign.ts'
import type { HoldingStatus } from '../../domain/voucher.ts'
import { type CodeHolding, holdingEndsAt } from '../../domain/wallet-item.ts'
import { readHeldCards, readWalletHoldings } from '../../store/wallet-holdings.ts'
import type { Session } from '../session.ts'

/** What is of use to a customer, now or later. */
export interface WalletHoldings {
  readonly customerId: string
  readonly items: readonly CodeHolding[]
  /** Those of the items, by id. */
  readonly campaigns: ReadonlyMap<string, Campaign>
  /** The first instant at which a status changes by the clock alone. */
  readonly changesAt: Date | null
}

/** Statuses from which a holding may still be used. */
const LIVE: readonly HoldingStatus[] = ['UPCOMING', 'ACTIVE', 'HELD', 'DISABLED']
/** As many of each kind as are followed live. */
const LIMIT = 1000

/** A customer's live vouchers and gift cards with their campaigns: three queries. */
export async function walletHoldings(session: Session, customerId: string): Promise<WalletHoldings> {
  const asked = { statuses: LIVE, limit: LIMIT, now: session.now }
  const vouchers = await readWalletHoldings(session.db, customerId, asked)
  const items = [...vouchers, ...(await readHeldCards(session.db, customerId, asked))]
  const campaigns = await campaignsOf(session, items)
  return { customerId, items, campaigns, changesAt: nextChange(items, campaigns, session.now) }
}

async function campaignsOf(session: Session, items: readonly CodeHolding[]): Promise<Map<string, Campaign>> {
  const ids = [...new Set(items.map(({ campaignId }) => campaignId))]
  const found = await Promise.all(ids.map((id) => session.load.campaign.load(id)))
  return new Map(found.map((campaign) => [campaign!.id, campaign!]))
}

function nextChange(items: readonly CodeHolding[], campaigns: ReadonlyMap<string, Campaign>, now: Date): Date | null {
  let next = Infinity
  for (const item of items) {
    const campaign = campaigns.get(item.campaignId)!
    for (const at of [campaign.startsAt, holdingEndsAt(item, campaign)])
      if (at !== null && at > now) next = Math.min(next, at.getTime())
  }
  return next === Infinity ? null : new Date(next)
}
