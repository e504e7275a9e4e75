import type { ReasonCount, ReportSpan } from '../domain/campaign-report.ts'
import type { PageRequest } from '../domain/page.ts'
import type { RedemptionFailure } from '../domain/redemption-failure.ts'
import type { ReasonCode } from '../domain/rejection.ts'
import { type Db, rows } from './database.ts'
import type { CountablePage } from './page-of.ts'
import { readPage } from './read-page.ts'

/** Which failures; null: whatever. */
export interface FailureFilter {
  readonly campaignId: string | null
  readonly customerId: string | null
  /** At this instant or later. */
  readonly from: Date | null
}

/** Failures by id; missing ids are missing. */
export async function failuresByIds(db: Db, ids: readonly string[]): Promise<Map<string, RedemptionFailure>> {
  const found = await rows<RedemptionFailure>(
    db,
    `select ${COLUMNS} from redemption_failure where id = any($1::uuid[])`,
    [ids],
  )
  return new Map(found.map((failure) => [failure.id, failure]))
}

/** Failures by filter, newest first. */
export function pageFailures(
  db: Db,
  filter: FailureFilter,
  page: PageRequest,
): Promise<CountablePage<RedemptionFailure>> {
  const where = [
    '($1::uuid is null or campaign_ids @> array[$1::uuid])',
    '($2::uuid is null or customer_id = $2)',
    '($3::timestamptz is null or at >= $3)',
  ]
  const parameters = [filter.campaignId, filter.customerId, filter.from]
  return readPage(db, { columns: COLUMNS, from: 'redemption_failure', where, parameters }, page)
}

const COLUMNS = `
  redemption_failure.id, campaign_ids as "campaignIds", code, customer_id as "customerId", order_reference as "orderReference",
  error_code as "errorCode", reasons, at`

/** How many redemptions failed for these campaigns within the span, and how many of them for each reason; all campaigns are there. */
export async function readFailureCounts(
  db: Db,
  campaignIds: readonly string[],
  { from, to }: ReportSpan,
): Promise<Map<string, FailureCounts>> {
  const found = await rows<CountRow>(db, COUNTS, [campaignIds, from, to])
  const byCampaign = Map.groupBy(found, ({ campaignId }) => campaignId)
  return new Map(campaignIds.map((id) => [id, countsOf(byCampaign.get(id) ?? [])]))
}

/** What failed for one campaign. */
export interface FailureCounts {
  readonly failures: number
  /** The most frequent first. */
  readonly failureReasons: readonly ReasonCount[]
}

interface CountRow {
  readonly campaignId: string
  /** Null: all of them. */
  readonly code: ReasonCode | null
  readonly count: number
}

function countsOf(found: readonly CountRow[]): FailureCounts {
  return {
    failures: found.find(({ code }) => code === null)?.count ?? 0,
    failureReasons: found.flatMap(({ code, count }) => (code === null ? [] : [{ code, count }])),
  }
}

const COUNTS = `
  with failed as (
    select concerned.id as campaign_id, failure.id, failure.reasons
    from unnest($1::uuid[]) as concerned (id) join redemption_failure failure on failure.campaign_ids @> array[concerned.id]
    where failure.at >= coalesce($2, '-infinity'::timestamptz) and failure.at < coalesce($3, 'infinity'::timestamptz)
  )
  select campaign_id as "campaignId", null as code, count(*) as count from failed group by campaign_id
  union all
  (select campaign_id, reason->>'code' as code, count(distinct failed.id) as count
  from failed cross join lateral jsonb_array_elements(failed.reasons) as reason
  where reason->>'campaignId' = campaign_id::text
  group by campaign_id, reason->>'code' order by count desc, code)`
