import { campaignStatus, type Campaign } from '../domain/campaign.ts'
import type { Cart } from '../domain/cart.ts'
import type { CodeCandidate, Facts, Uses } from '../domain/facts.ts'
import { isAccepted, type Voucher, voucherStatus } from '../domain/voucher.ts'
import type { Snapshot } from './catalogue.ts'
import { type Db, rows } from './database.ts'
import { CampaignEntity } from './entities/campaign.ts'
import { type CustomerFacts, loadCustomerFacts } from './load-customer-facts.ts'
import { findVouchers } from './find-vouchers.ts'

/** One question to decide: for whom, on which cart, and whether codes not entered count too (offers). */
export interface FactsRequest {
  readonly customerId: string | null
  readonly cart: Cart | null
  readonly withAvailable: boolean
}

/**
 * Loads everything that deciding these questions may look at: a constant number of queries, whatever the number of
 * questions, campaigns and codes. The answers run beside the requests.
 */
export async function loadFacts(
  db: Db,
  snapshot: Snapshot,
  requests: readonly FactsRequest[],
  now: Date,
): Promise<Facts[]> {
  const customerIds = [...new Set(requests.flatMap(({ customerId }) => customerId ?? []))]
  const holderIds = [
    ...new Set(requests.flatMap(({ customerId, withAvailable }) => (withAvailable ? (customerId ?? []) : []))),
  ]
  const codes = [...new Set(requests.flatMap(({ cart }) => cart?.codes ?? []))]
  const customers = await loadCustomerFacts(db, snapshot, customerIds, now)
  const vouchers = await findVouchers(db, codes, holderIds, now)
  const campaigns = await withEndedCampaigns(db, snapshot, vouchers)
  const uses = await loadUses(db, campaigns, customerIds)
  const promotions = snapshot.promotions.filter((campaign) => campaignStatus(campaign, now) === 'ACTIVE')
  const world = { now, snapshot, campaigns, vouchers, promotions, uses }
  return requests.map((request) => factsOf(world, request, customers.get(request.customerId ?? '') ?? null))
}

interface World {
  readonly now: Date
  readonly snapshot: Snapshot
  readonly campaigns: ReadonlyMap<string, Campaign>
  readonly vouchers: readonly Voucher[]
  readonly promotions: readonly Campaign[]
  readonly uses: (customerId: string | null) => Uses
}

function factsOf(world: World, request: FactsRequest, customer: CustomerFacts | null): Facts {
  return {
    now: world.now,
    settings: world.snapshot.settings,
    customer: customer?.customer ?? null,
    segments: world.snapshot.segments,
    staticSegmentIds: customer?.staticSegmentIds ?? new Set(),
    orders: customer?.orders ?? new Map(),
    uses: world.uses(request.customerId),
    cart: request.cart,
    promotions: world.promotions,
    entered: enteredCodes(world, request),
    available: request.withAvailable ? availableCodes(world, request.customerId) : [],
  }
}

/** Codes that this customer may name. Unknown, foreign (held by somebody else) and withdrawn ones are missing alike (law 36). */
function enteredCodes(world: World, { customerId, cart }: FactsRequest): ReadonlyMap<string, CodeCandidate> {
  const wanted = new Set(cart?.codes)
  const accepted = new Map<string, CodeCandidate>()
  for (const voucher of world.vouchers) {
    const campaign = world.campaigns.get(voucher.campaignId)
    if (campaign !== undefined && wanted.has(voucher.code) && isAccepted(voucher, campaign, customerId))
      accepted.set(voucher.code, { voucher, campaign })
  }
  return accepted
}

/** Public codes on show now, and the usable ones of the customer's wallet. */
function availableCodes(world: World, customerId: string | null): CodeCandidate[] {
  const open = world.snapshot.publicCodes.filter(
    ({ voucher, campaign }) => voucherStatus(voucher, campaign, world.now) === 'ACTIVE',
  )
  if (customerId === null) return open
  const own = world.vouchers.flatMap((voucher) => {
    const campaign = world.campaigns.get(voucher.campaignId)
    const usable = campaign !== undefined && voucherStatus(voucher, campaign, world.now) === 'ACTIVE'
    return usable && voucher.holderId === customerId ? [{ voucher, campaign }] : []
  })
  return [...open, ...own]
}

/** The campaigns of all vouchers found: those in memory, and those no longer there, so that reasons can say ENDED. */
async function withEndedCampaigns(
  db: Db,
  snapshot: Snapshot,
  vouchers: readonly Voucher[],
): Promise<ReadonlyMap<string, Campaign>> {
  const ids = new Set(vouchers.map(({ campaignId }) => campaignId))
  const missing = [...ids].filter((id) => !snapshot.campaigns.has(id))
  if (missing.length === 0) return snapshot.campaigns
  const found = await db.find(CampaignEntity, { id: { $in: missing } }, { disableIdentityMap: true })
  return new Map<string, Campaign>([
    ...snapshot.campaigns,
    ...found.map((campaign) => [campaign.id, campaign] as const),
  ])
}

interface UseRow {
  campaignId: string
  customerId: string | null
  uses: number
}

/** Counters of the campaigns that have a limit, in all and per customer asked for. */
async function loadUses(
  db: Db,
  campaigns: ReadonlyMap<string, Campaign>,
  customerIds: readonly string[],
): Promise<(customerId: string | null) => Uses> {
  const limited = [...campaigns.values()].filter(({ limits }) => limits.length > 0)
  const found = limited.length === 0 ? [] : await rows<UseRow>(db, USES, [limited.map(({ id }) => id), customerIds])
  const byCampaign = new Map<string, number>()
  const byCustomer = new Map<string, Map<string, number>>(customerIds.map((id) => [id, new Map()]))
  for (const { campaignId, customerId, uses } of found)
    (customerId === null ? byCampaign : byCustomer.get(customerId)!).set(campaignId, uses)
  return (customerId) => ({ byCampaign, byCampaignOfCustomer: byCustomer.get(customerId ?? '') ?? new Map() })
}

const USES = `
  select campaign_id as "campaignId", null::uuid as "customerId", uses from campaign_use where campaign_id = any($1::uuid[])
  union all
  select campaign_id, customer_id, uses from campaign_customer_use
  where customer_id = any($2::uuid[]) and campaign_id = any($1::uuid[])`
