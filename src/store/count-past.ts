import type { Campaign, Limit } from '../domain/campaign.ts'
import { counterKey, type CounterSubjects, counterName } from '../domain/counter.ts'
import { periodAt } from '../domain/period.ts'
import { type Db, rows } from './database.ts'

/** Longer than other statements may take: a campaign's whole past is read once. */
const LONGEST_MILLISECONDS = 300_000

/**
 * Counts what redemptions have used so far for the limits that a campaign has now and had not before (law 17): for ever, or in the present hour,
 * day, week or month. Part of the transaction that saves the campaign; nobody records a use of it meanwhile.
 */
export async function countPast(db: Db, before: Campaign, campaign: Campaign, now: Date): Promise<void> {
  const kept = new Set(before.limits.map((limit) => sortOf(limit, before)))
  const limits = campaign.limits.filter((limit) => !kept.has(sortOf(limit, campaign)))
  if (limits.length === 0) return
  await rows(db, `set local statement_timeout = ${LONGEST_MILLISECONDS}`)
  await lockUses(db, campaign.id)
  for (const limit of limits) await countLimit(db, limit, campaign, now)
}

/**
 * Keeps everybody from recording uses of a campaign until the transaction ends. Taken before any row that recording locks too, as recording does
 * (law 20).
 */
export async function lockUses(db: Db, campaignId: string): Promise<void> {
  await rows(db, 'select pg_advisory_xact_lock(campaign_lock($1))', [campaignId])
}

/** Limits of one sort share their counters, whatever they allow. */
function sortOf(limit: Limit, { timeZone }: Campaign): string {
  return [counterName(limit), limit.money?.currency, limit.window === 'EVER' ? null : timeZone].join(' ')
}

async function countLimit(db: Db, limit: Limit, campaign: Campaign, now: Date): Promise<void> {
  const [head, tail = ''] = counterKey(limit, campaign, ANYBODY, now)!.split(SUBJECT)
  const period = periodAt(limit.window, campaign.timeZone, now)
  const since = period === null ? null : new Date(period.start)
  const currency = limit.money?.currency ?? null
  await rows(db, pastOf(limit), [campaign.id, head, tail, since, currency, now])
}

/** Stands for whom or what a counter is by, which each use says itself. */
const SUBJECT = 'subject'
const ANYBODY: CounterSubjects = { customerId: SUBJECT, storeKey: SUBJECT, voucherId: SUBJECT }

/** Null where it is not known: nothing is counted then. */
const SUBJECTS: Readonly<Record<Limit['per'], string>> = {
  CAMPAIGN: `''`,
  CODE: 'used.voucher_id::text',
  CUSTOMER: 'customer.id::text',
  STORE: 'redemption.store_key',
}

/** Uses that count: what was given back in whole, or never captured, does not. Visitors are nobody. */
const USES = `
  from redemption_use used join redemption on redemption.id = used.redemption_id and used.campaign_id = $1
    and redemption.status in ('HELD', 'CAPTURED', 'PARTLY_ROLLED_BACK')
  left join customer on customer.id = redemption.customer_id and customer.external_id is not null`

/** What one redemption counts: of money, what returns have left of it. */
const AMOUNTS: Readonly<Record<Limit['of'], string>> = {
  REDEMPTIONS: 'count(*)',
  CUSTOMERS: 'count(distinct customer.id)',
  DISCOUNT_TOTAL: 'sum(used.amount - used.returned)',
  ORDER_TOTAL: `(
    select sum((line->>'unitPrice')::bigint * ((line->>'quantity')::bigint - coalesce((
      select sum((back->>'quantity')::bigint) from rollback cross join jsonb_array_elements(rollback.lines) as back
      where rollback.redemption_id = redemption.id and back->>'lineId' = line->>'id'
    ), 0))) from jsonb_array_elements(redemption.lines) as line where not (line->>'gift')::boolean
  )`,
}

/** Each redemption's part, but for those that have been counted under the same key before; then the counters they come to. */
function pastOf({ of, per }: Limit): string {
  return `
    with past as (
      select redemption.id, redemption.created_at, $2 || ${SUBJECTS[per]} || $3 as whole,
        $2 || ${SUBJECTS[per]} || $3 ${of === 'CUSTOMERS' ? `|| '#' || customer.id` : ''} as key, ${AMOUNTS[of]}::bigint as amount
      ${USES}
      where ($4::timestamptz is null or redemption.created_at >= $4) and ($5::text is null or redemption.currency = $5)
      group by redemption.id, customer.id ${per === 'CODE' ? ', used.voucher_id' : ''}
    ), fresh as (
      select * from past where amount > 0 and key is not null and not exists (
        select from limit_entry kept where kept.redemption_id = past.id and kept.limited_id = $1 and kept.key = past.key
      )
    ), counted as (
      select id, key, amount from fresh
      ${of === 'CUSTOMERS' ? NEWCOMERS : ''}
    ), kept as (
      insert into limit_entry (redemption_id, limited_id, key, delta, at)
      select id, $1, key, amount, $6 from counted order by id, key returning key, delta
    )
    insert into limit_counter as counter (limited_id, key, used)
    select $1, key, sum(delta) from kept group by key order by key collate "C"
    on conflict (limited_id, key) do update set used = counter.used + excluded.used`
}

/** Customers who were not among those counted: each with her first redemption. */
const NEWCOMERS = `
  union all
  (select distinct on (fresh.key) fresh.id, fresh.whole, 1 from fresh
   left join limit_counter own on own.limited_id = $1 and own.key = fresh.key
   where coalesce(own.used, 0) = 0 order by fresh.key, fresh.created_at, fresh.id)`
