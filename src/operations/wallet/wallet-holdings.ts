import type { Campaign } from '../../domain/campaign.ts'
import { type HoldingStatus, type Voucher, voucherEndsAt } from '../../domain/voucher.ts'
import { readWalletHoldings } from '../../store/wallet-holdings.ts'
import type { Session } from '../session.ts'

/** What is of use to a customer, now or later. */
export interface WalletHoldings {
  readonly customerId: string
  readonly vouchers: readonly Voucher[]
  /** Those of the vouchers, by id. */
  readonly campaigns: ReadonlyMap<string, Campaign>
  /** The first instant at which a status changes by the clock alone. */
  readonly changesAt: Date | null
}

/** Statuses from which a holding may still be used. */
const LIVE: readonly HoldingStatus[] = ['UPCOMING', 'ACTIVE', 'DISABLED']
/** As many as are followed live. */
const LIMIT = 1000

/** A customer's live vouchers with their campaigns: two queries. */
export async function walletHoldings(session: Session, customerId: string): Promise<WalletHoldings> {
  const vouchers = await readWalletHoldings(session.db, customerId, { statuses: LIVE, limit: LIMIT, now: session.now })
  const campaigns = await campaignsOf(session, vouchers)
  return { customerId, vouchers, campaigns, changesAt: nextChange(vouchers, campaigns, session.now) }
}

async function campaignsOf(session: Session, vouchers: readonly Voucher[]): Promise<Map<string, Campaign>> {
  const ids = [...new Set(vouchers.map(({ campaignId }) => campaignId))]
  const found = await Promise.all(ids.map((id) => session.load.campaign.load(id)))
  return new Map(found.map((campaign) => [campaign!.id, campaign!]))
}

function nextChange(vouchers: readonly Voucher[], campaigns: ReadonlyMap<string, Campaign>, now: Date): Date | null {
  let next = Infinity
  for (const voucher of vouchers) {
    const campaign = campaigns.get(voucher.campaignId)!
    for (const at of [campaign.startsAt, voucherEndsAt(voucher, campaign)])
      if (at !== null && at > now) next = Math.min(next, at.getTime())
  }
  return next === Infinity ? null : new Date(next)
}
