import type { Limit } from '../domain/campaign.ts'
import { counterKey, counterName, type CounterSubjects, type Limited } from '../domain/counter.ts'
import { periodAt } from '../domain/period.ts'
import { type Db, rows } from './database.ts'

/** Longer than other statements may take: all that a rule ever gave is read once. */
const LONGEST_MILLISECONDS = 300_000

/**
 * Counts what an earning rule has given so far for the limits that it has now and had not before: for ever, or in the present hour, day, week or month.
 * Part of the transaction that saves the rule: whatever earns by it waits meanwhile, and is decided by the rule as it is then.
 */
export async function countPastEarning(db: Db, before: readonly Limit[], rule: Limited, now: Date): Promise<void> {
  const kept = new Set(before.map(sortOf))
  const limits = rule.limits.filter((limit) => !kept.has(sortOf(limit)))
  if (limits.length === 0) return
  await rows(db, `set local statement_timeout = ${LONGEST_MILLISECONDS}`)
  await rows(db, 'select pg_advisory_xact_lock(campaign_lock($1))', [rule.id])
  for (const limit of limits) await countLimit(db, limit, rule, now)
}

/** Limits of one sort share their counters, whatever they allow. */
function sortOf(limit: Limit): string {
  return `${counterName(limit)} ${limit.money?.currency}`
}

async function countLimit(db: Db, limit: Limit, rule: Limited, now: Date): Promise<void> {
  const [head, tail = ''] = counterKey(limit, rule, ANYBODY, now)!.split(SUBJECT)
  const period = periodAt(limit.window, rule.timeZone, now)
  const since = period === null ? null : new Date(period.start)
  await rows(db, pastOf(limit), [rule.id, head, tail, since, limit.money?.currency ?? null, now])
}

/** Stands for whom or where a counter is by, which each gift says itself. */
const SUBJECT = 'subject'
const ANYBODY: CounterSubjects = { customerId: SUBJECT, storeKey: SUBJECT, voucherId: SUBJECT }

/** Null where it is not known: nothing is counted then. A rule has no codes. */
const SUBJECTS: Readonly<Record<Limit['per'], string>> = {
  CAMPAIGN: `''`,
  CODE: 'null',
  CUSTOMER: 'given.customer_id::text',
  STORE: 'given.store_key',
}

/** What the rule gave and was not given back in whole: for redemptions as frozen (a hold counts), on other occasions as entered. */
const GIVEN = `
  select redemption.id as redemption_id, null::uuid as card_id, null as occasion, redemption.created_at as at, redemption.customer_id,
    redemption.store_key, redemption.currency, frozen.money - coalesce(returned.money, 0) as money
  from redemption cross join lateral (
    select coalesce(sum((one->>'amount')::bigint), 0) as money, count(*) as times from jsonb_array_elements(redemption.earns) as earning
    cross join lateral jsonb_array_elements((earning->'gains') || (earning->'cashBack')) as one where one->>'ruleId' = $1::text
  ) frozen left join lateral (
    select sum(taken_back + written_off) as money from shop_order
    join earning on earning.occasion = 'ORDER_PAID ' || shop_order.id and earning.rule_id = $1::uuid
    where shop_order.redemption_id = redemption.id
  ) returned on true
  where frozen.times > 0 and redemption.status in ('HELD', 'CAPTURED', 'PARTLY_ROLLED_BACK')
  union all
  select null, earning.card_id, earning.occasion, earning.at, loyalty_card.holder_id, null, shop_order.currency, money - taken_back - written_off
  from earning join loyalty_card on loyalty_card.id = earning.card_id
  left join shop_order on shop_order.id = case when earning.occasion like 'ORDER_PAID %' then substr(earning.occasion, 12)::uuid end
  where earning.rule_id = $1::uuid and shop_order.redemption_id is null and shop_order.status is distinct from 'REFUNDED'`

/** Each gift's part, but for those that have been counted under the same key before; then the counters they come to. */
function pastOf({ of, per }: Limit): string {
  const isOfCustomers = of === 'CUSTOMERS'
  return `
    with past as (
      select given.*, $2 || ${SUBJECTS[per]} || $3 as whole,
        $2 || ${SUBJECTS[per]} || $3 ${isOfCustomers ? `|| '#' || given.customer_id` : ''} as key,
        ${of === 'DISCOUNT_TOTAL' ? 'given.money' : '1'}::bigint as amount
      from (${GIVEN}) given
      where ($4::timestamptz is null or given.at >= $4) and given.at <= $6 and ($5::text is null or given.currency = $5)
    ), fresh as (
      select * from past where amount > 0 and key is not null and not exists (
        select from limit_entry kept where kept.limited_id = $1::uuid and kept.key = past.key
          and (kept.redemption_id, kept.card_id, kept.occasion) is not distinct from (past.redemption_id, past.card_id, past.occasion)
      )
    ), counted as (
      select redemption_id, card_id, occasion, key, amount from fresh
      ${isOfCustomers ? NEWCOMERS : ''}
    ), kept as (
      insert into limit_entry (redemption_id, card_id, occasion, limited_id, key, delta, at)
      select redemption_id, card_id, occasion, $1::uuid, key, amount, $6 from counted order by key returning key, delta
    )
    insert into limit_counter as counter (limited_id, key, used)
    select $1::uuid, key, sum(delta) from kept group by key order by key collate "C"
    on conflict (limited_id, key) do update set used = counter.used + excluded.used`
}

/** Customers who were not among those counted: each with the first that she was given. */
const NEWCOMERS = `
  union all
  (select distinct on (fresh.key) fresh.redemption_id, fresh.card_id, fresh.occasion, fresh.whole, 1 from fresh
   left join limit_counter own on own.limited_id = $1::uuid and own.key = fresh.key
   where coalesce(own.used, 0) = 0 order by fresh.key, fresh.at)`
