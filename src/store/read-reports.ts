import type { ReportDay, ReportFigures, ReportSpan, ReportTotals } from '../domain/campaign-report.ts'
import { type Db, rows } from './database.ts'

/** Most days that one report lists: ten years. */
const MAXIMUM_DAYS = 3_660

/** What redemptions of one currency add up to. */
interface TotalsRow {
  readonly campaignId: string
  readonly currency: string
  readonly redemptions: number
  readonly discount: number
  readonly total: number
}

/** What each campaign has done within a span; all of them are there. */
export async function readFigures(
  db: Db,
  campaignIds: readonly string[],
  span: ReportSpan,
): Promise<Map<string, ReportFigures>> {
  const parameters = [campaignIds, span.from, span.to]
  const found = await rows<Omit<TotalsRow, 'currency'> & Figures>(db, FIGURES, parameters)
  const given = await rows<{ campaignId: string; issued: number }>(db, ISSUED, parameters)
  const issued = new Map(given.map((row) => [row.campaignId, row.issued]))
  const byCampaign = Map.groupBy(found, ({ campaignId }) => campaignId)
  return new Map(campaignIds.map((id) => [id, figuresOf(byCampaign.get(id) ?? [], issued.get(id) ?? 0)]))
}

interface Figures {
  /** Null in the row for all currencies together. */
  readonly currency: string | null
  readonly customers: number
  readonly rolledBack: number
}

function figuresOf(found: readonly (Omit<TotalsRow, 'currency'> & Figures)[], issued: number): ReportFigures {
  const { customers = 0, rolledBack = 0 } = found.find(({ currency }) => currency === null) ?? {}
  const standing = found.filter(({ redemptions }) => redemptions > 0)
  const byCurrency = standing.flatMap((row) => (row.currency === null ? [] : [{ ...row, currency: row.currency }]))
  return { issued, customers, rolledBack, ...totalsOf(byCurrency) }
}

/** Each campaign's days with a redemption, in its own time zone, in order. */
export async function readDays(
  db: Db,
  campaignIds: readonly string[],
  { from, to }: ReportSpan,
): Promise<Map<string, ReportDay[]>> {
  const found = await rows<TotalsRow & { readonly day: string }>(db, DAYS, [campaignIds, from, to])
  const byCampaign = Map.groupBy(found, ({ campaignId }) => campaignId)
  return new Map(campaignIds.map((id) => [id, daysOf(byCampaign.get(id) ?? [])]))
}

function daysOf(found: readonly (TotalsRow & { readonly day: string })[]): ReportDay[] {
  const days = [...Map.groupBy(found, ({ day }) => day)].slice(-MAXIMUM_DAYS)
  return days.map(([day, ofDay]) => ({ day, ...totalsOf(ofDay) }))
}

/** What the redemptions of each arm add up to, as frozen when they happened. */
export async function readArmTotals(
  db: Db,
  campaignId: string,
  { from, to }: ReportSpan,
): Promise<Map<string, ReportTotals>> {
  const found = await rows<TotalsRow & { readonly variant: string }>(db, ARMS, [[campaignId], from, to])
  return new Map([...Map.groupBy(found, ({ variant }) => variant)].map(([key, ofArm]) => [key, totalsOf(ofArm)]))
}

function totalsOf(found: readonly TotalsRow[]): ReportTotals {
  return {
    redemptions: found.reduce((count, row) => count + row.redemptions, 0),
    discountTotals: found.map(({ discount, currency }) => ({ amount: discount, currency })),
    orderTotals: found.map(({ total, currency }) => ({ amount: total, currency })),
  }
}

/** The redemptions that used these campaigns within the span: each once, whatever number of the campaign's codes it used. */
const USED = `
  with used as (
    select campaign_id, redemption_id, min(variant) as variant, min(created_at) as created_at, sum(amount - returned) as amount
    from redemption_use
    where campaign_id = any($1::uuid[]) and created_at >= coalesce($2, '-infinity'::timestamptz)
      and created_at < coalesce($3, 'infinity'::timestamptz)
    group by campaign_id, redemption_id
  )`

/** What was captured and not all given back: holds count for nothing, nor does what they have let go. */
const STANDS = `redemption.status in ('CAPTURED', 'PARTLY_ROLLED_BACK')`

const TOTALS = `sum(used.amount)::bigint as discount, 
  sum(redemption.total + redemption.tender_total - redemption.refunded)::bigint as total`

const FIGURES = `
  ${USED}
  select used.campaign_id as "campaignId", redemption.currency, ${TOTALS},
    count(distinct redemption.customer_id) filter (where ${STANDS}) as customers,
    count(*) filter (where ${STANDS}) as redemptions, count(*) filter (where redemption.status = 'ROLLED_BACK') as "rolledBack"
  from used join redemption on redemption.id = used.redemption_id and (${STANDS} or redemption.status = 'ROLLED_BACK')
  group by grouping sets ((used.campaign_id), (used.campaign_id, redemption.currency)) order by redemption.currency`

/** A voucher is issued when it is given to a customer, a card when it is made: from then on the shop owes its money. */
const ISSUED = `
  select campaign_id as "campaignId", count(*) as issued from (
    select campaign_id, given_at as at from voucher where campaign_id = any($1::uuid[])
    union all
    select campaign_id, created_at from gift_card where campaign_id = any($1::uuid[])
  ) code
  where at >= coalesce($2, '-infinity'::timestamptz) and at < coalesce($3, 'infinity'::timestamptz)
  group by campaign_id`

const DAYS = `
  ${USED}
  select used.campaign_id as "campaignId", (used.created_at at time zone campaign.time_zone)::date as day, redemption.currency, count(*) as redemptions, ${TOTALS}
  from used join redemption on redemption.id = used.redemption_id and ${STANDS} join campaign on campaign.id = used.campaign_id
  group by used.campaign_id, day, redemption.currency order by day, redemption.currency`

const ARMS = `
  ${USED}
  select used.campaign_id as "campaignId", used.variant, redemption.currency, count(*) as redemptions, ${TOTALS}
  from used join redemption on redemption.id = used.redemption_id and ${STANDS}
  where used.variant is not null
  group by used.campaign_id, used.variant, redemption.currency order by redemption.currency`
