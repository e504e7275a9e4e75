import { Migration } from '@mikro-orm/migrations'

/** What happened to redemptions, in an order that readers can follow; alerts where a limit is used up. Triggers, so that no writer can forget. */
export class Migration0006Activity extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement)
  }
}

const STATEMENTS = [
  // One row for each redemption made, for each change of its status, for each further return, and for each failure. Readers follow (xid, seq)
  // up to the oldest transaction under way: commits come in another order than numbers. No foreign keys: they would be checked at every sale.
  `create table redemption_activity (
    xid xid8 not null default pg_current_xact_id(),
    seq bigint generated always as identity,
    redemption_id uuid,
    status text,
    failure_id uuid,
    at timestamptz not null default now(),
    primary key (xid, seq),
    check ((redemption_id is null) = (status is null) and (redemption_id is null) <> (failure_id is null))
  )`,
  ...logging(
    'redemption_made',
    'insert on redemption referencing new table as changed',
    'select id, status, null::uuid from changed',
  ),
  ...logging(
    'redemption_moved',
    'update on redemption referencing old table as former new table as changed',
    'select changed.id, changed.status, null::uuid from changed join former using (id) where changed.status <> former.status',
  ),
  // The first return changes the status; what comes after it, up to the last, does not.
  ...logging(
    'redemption_returned',
    'insert on rollback referencing new table as changed',
    `select redemption.id, redemption.status, null::uuid from changed join redemption on redemption.id = changed.redemption_id
     where not changed.is_whole and exists
       (select from rollback where rollback.redemption_id = changed.redemption_id and rollback.id <> changed.id)`,
  ),
  ...logging(
    'redemption_failed',
    'insert on redemption_failure referencing new table as changed',
    'select null::uuid, null, id from changed',
  ),

  // A limit of a whole campaign at 80 % and at 100 %: each once a counter and threshold, in the transaction that reaches it.
  `create function raise_budget_alerts() returns trigger language plpgsql as $$
   begin
     insert into alert (id, kind, facts, subject_id, once, at)
     select gen_random_uuid(), level.kind,
       jsonb_build_object('campaignId', campaign.id, 'used', changed.used, 'most', cap.most, 'currency', cap.currency),
       'campaign:' || campaign.id, concat_ws(' ', level.kind, campaign.id, changed.key, cap.most), now()
     from changed join campaign on campaign.id = changed.limited_id
     cross join lateral jsonb_array_elements(campaign.limits) as limits (one)
     cross join lateral (
       select concat(one->>'of', '/CAMPAIGN/', one->>'window') as key, one->'money'->>'currency' as currency,
         coalesce((one->>'count')::bigint, (one->'money'->>'amount')::bigint) as most
     ) cap
     cross join (values ('BUDGET_NEAR', 80), ('BUDGET_SPENT', 100)) as level (kind, percent)
     where changed.key like '%/CAMPAIGN/%' and position('#' in changed.key) = 0 and one->>'per' = 'CAMPAIGN'
       and starts_with(changed.key, cap.key) and (cap.currency is null or changed.key like '%/' || cap.currency)
       and changed.used * 100 >= cap.most * level.percent
     order by campaign.id, changed.key, level.percent
     on conflict (once) do nothing;
     return null;
   end $$`,
  ...['insert', 'update'].map(
    (event) => `create trigger limit_counter_alerts_${event} after ${event} on limit_counter
      referencing new table as changed for each statement execute function raise_budget_alerts()`,
  ),
]

/** A trigger that logs what `rows` selects of the rows of one statement: redemption, status, failure. */
function logging(name: string, event: string, rows: string): string[] {
  return [
    `create function log_${name}() returns trigger language plpgsql as $$
     begin
       insert into redemption_activity (redemption_id, status, failure_id) ${rows};
       return null;
     end $$`,
    `create trigger ${name} after ${event} for each statement execute function log_${name}()`,
  ]
}
