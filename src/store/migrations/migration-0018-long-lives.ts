import { Migration } from '@mikro-orm/migrations'

/**
 * What is forgotten after a while is found without looking through what is kept, and what was forgotten is known. Redemptions are listed by the time of
 * purchase, off one index whatever they are asked by.
 */
export class Migration0018LongLives extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement)
  }
}

const STATEMENTS = [
  // Up to when something was forgotten: `verify` does not miss what began, or ended, before.
  `create table kept_since (
    what text primary key,
    since timestamptz not null
  )`,
  // When the hour, day, week or month of a counter began, as its key says it (UTC, so that texts compare as instants do); null for EVER.
  `create function limit_since(key text) returns text language sql immutable strict parallel safe as $$
    select case when split_part(key, '/', 3) <> 'EVER'
      then substring(key from '/(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z)(/[A-Z]{3})?(#.{36})?$') end
  $$`,
  'create index limit_counter_since on limit_counter (limit_since(key)) where limit_since(key) is not null',
  'create index alert_by_time on alert (at)',
  'drop index redemption_of_customer, redemption_of_customer_by_time, redemption_use_by_time',
  'create index redemption_by_time on redemption (created_at, id)',
  'create index redemption_of_customer_by_time on redemption (customer_id, created_at, id) where customer_id is not null',
  'create index redemption_use_by_time on redemption_use (campaign_id, created_at, redemption_id)',
]
