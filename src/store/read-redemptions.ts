import type { Page, PageRequest } from '../domain/page.ts'
import type { Redemption, RedemptionStatus } from '../domain/redemption.ts'
import { type Db, rows } from './database.ts'
import { type CountablePage, countablePageOf, pagesByOwner } from './page-of.ts'

/** Redemptions by id; missing ids are missing. */
export async function redemptionsByIds(db: Db, ids: readonly string[]): Promise<Map<string, Redemption>> {
  const found = await rows<Redemption>(db, `select ${REDEMPTION_COLUMNS} from redemption where id = any($1::uuid[])`, [
    ids,
  ])
  return new Map(found.map((redemption) => [redemption.id, redemption]))
}

/** The open hold of each cart, by the cart's id; carts without one are missing. */
export async function openHoldsOf(db: Db, cartIds: readonly string[], now: Date): Promise<Map<string, Redemption>> {
  const found = await rows<Redemption>(
    db,
    `select ${REDEMPTION_COLUMNS} from redemption where cart_id = any($1::uuid[]) and status = 'HELD' and held_until > $2`,
    [cartIds, now],
  )
  return new Map(found.map((hold) => [hold.cartId!, hold]))
}

/** Each customer's redemptions, newest first. */
export async function pageRedemptionsOf(
  db: Db,
  customerIds: readonly string[],
  page: PageRequest,
): Promise<Map<string, Page<Redemption>>> {
  const found = await rows<Redemption & { ownerId: string }>(db, PAGE_OF, [
    customerIds,
    ...placeOf(page),
    page.first + 1,
  ])
  const totals = await rows<{ ownerId: string; count: number }>(db, TOTALS_OF, [customerIds])
  return pagesByOwner(customerIds, found, totals, page, positionOf)
}

/** Which redemptions; absent and null: whatever. The span is half-open (law 28). */
export interface RedemptionFilter {
  readonly campaignId?: string | null
  readonly customerId?: string | null
  readonly orderReference?: string | null
  readonly statuses?: readonly RedemptionStatus[] | null
  readonly from?: Date | null
  readonly to?: Date | null
}

/** Redemptions by filter, newest first: one query, and another one to count them. */
export async function pageRedemptions(
  db: Db,
  filter: RedemptionFilter,
  page: PageRequest,
): Promise<CountablePage<Redemption>> {
  const { campaignId, customerId, orderReference, statuses, from, to } = filter
  const parameters = [campaignId, customerId, orderReference, statuses, from, to].map((value) => value ?? null)
  const isOfCampaign = campaignId && !customerId && !orderReference && (!statuses || statuses.includes('CAPTURED'))
  const found = await rows<Redemption>(db, isOfCampaign ? LIST_OF_CAMPAIGN : LIST, [
    ...parameters,
    ...placeOf(page),
    page.first + 1,
  ])
  const count = isOfCampaign ? (statuses ? COUNT_IN_CAMPAIGN : COUNT_OF_CAMPAIGN) : COUNT
  const total = async (): Promise<number> => (await rows<{ count: number }>(db, count, parameters))[0]!.count
  return countablePageOf(found, total, page, positionOf)
}

/** Lists are ordered by the time of purchase, then id. */
function positionOf({ createdAt, id }: Redemption): readonly string[] {
  return [createdAt.toISOString(), id]
}

function placeOf({ after }: PageRequest): readonly (string | null)[] {
  return after === null ? [null, null] : [after[0] ?? null, after[1] ?? null]
}

/** Columns of `redemption` under the names of the domain. */
export const REDEMPTION_COLUMNS = `
  redemption.id, status, order_reference as "orderReference", customer_id as "customerId", currency, lines, shipping, subtotal,
  discount_total as "discountTotal", tenders, tender_total as "tenderTotal", total, applied, held_until as "heldUntil",
  cart_id as "cartId", store_key as "storeKey", redemption.created_at as "createdAt"`

const MATCHES = `
  ($2::uuid is null or customer_id = $2) and ($3::text is null or order_reference = $3)
  and ($4::text[] is null or status = any($4)) and ($5::timestamptz is null or redemption.created_at >= $5)
  and ($6::timestamptz is null or redemption.created_at < $6)`

const USES = `
  ($1::uuid is null or exists (select from redemption_use use where use.redemption_id = redemption.id and use.campaign_id = $1))`

const COUNT = `select count(*) as count from redemption where ${MATCHES} and ${USES}`

const LIST = `
  select ${REDEMPTION_COLUMNS} from redemption
  where ${MATCHES} and ${USES} and ($7::timestamptz is null or (redemption.created_at, redemption.id) < ($7, $8::uuid))
  order by redemption.created_at desc, redemption.id desc limit $9`

/** The redemptions that used a campaign, each once whatever number of its codes it used: read off one index, in order. */
const USED = `
  select redemption_id, created_at from redemption_use
  where campaign_id = $1 and ($5::timestamptz is null or created_at >= $5) and ($6::timestamptz is null or created_at < $6)`

/** `$2` to `$4` are null, and must be named. */
const COUNT_OF_CAMPAIGN = `
  select count(*) as count from (${USED} group by created_at, redemption_id) used
  where coalesce($2::text, $3::text, $4::text) is null`

const COUNT_IN_CAMPAIGN = `
  select count(*) as count from (${USED} group by created_at, redemption_id) used
  join redemption on redemption.id = used.redemption_id where ${MATCHES}`

/** Row by row along the index until the page is full: most of what uses a campaign is captured. */
const LIST_OF_CAMPAIGN = `
  select ${REDEMPTION_COLUMNS} from (
    ${USED} and ($7::timestamptz is null or (created_at, redemption_id) < ($7, $8::uuid))
    group by created_at, redemption_id order by created_at desc, redemption_id desc
  ) used cross join lateral (select * from redemption where redemption.id = used.redemption_id and ${MATCHES} offset 0) redemption
  order by used.created_at desc, used.redemption_id desc limit $9`

const PAGE_OF = `
  select owner.id as "ownerId", found.* from unnest($1::uuid[]) as owner(id) cross join lateral (
    select ${REDEMPTION_COLUMNS} from redemption
    where customer_id = owner.id and ($2::timestamptz is null or (created_at, redemption.id) < ($2, $3::uuid))
    order by created_at desc, redemption.id desc limit $4
  ) found`

const TOTALS_OF = `
  select customer_id as "ownerId", count(*) as count from redemption where customer_id = any($1::uuid[]) group by customer_id`
