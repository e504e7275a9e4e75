import { Migration } from '@mikro-orm/migrations'

/** What has changed, noted inside the transaction that changes it: live streams find here what no server has told them. */
export class Migration0008ChangeLog extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement)
  }
}

const STATEMENTS = [
  // Keys as `ChangeKey`, once a transaction. Readers take what their last snapshot did not show: commits come in another order than numbers.
  `create table change_log (
    xid xid8 not null default pg_current_xact_id(),
    key text not null,
    at timestamptz not null default now(),
    primary key (xid, key)
  )`,
  noting('note_customer', "'customer:' || new.customer_id"),
  noting('note_holder', "'customer:' || new.holder_id"),
  noting('note_campaign', "'campaign:' || new.campaign_id"),
  noting('note_limited', "'campaign:' || new.limited_id"),
  noting('note_row', "tg_argv[0] || ':' || coalesce(new.id, old.id)"),
  noting('note_kind', 'tg_argv[0]'),
  noting('note_last_customer', "'customer:' || old.customer_id"),
  noting('note_last_holder', "'customer:' || old.holder_id"),

  note('customer', 'insert or update or delete', `for each row execute function note_row('customer')`),
  // Redemptions and orders move their customer's activity in their own transaction.
  ...['customer_event', 'customer_activity', 'ledger_entry', 'public_claim'].flatMap(ofCustomer),
  ...['voucher', 'gift_card'].flatMap(ofHolder),
  note('voucher', 'insert or update', 'for each row when (new.is_public) execute function note_campaign()', 'use'),
  note('campaign_use', 'insert or update', 'for each row execute function note_campaign()'),
  note('limit_counter', 'insert or update', 'for each row execute function note_limited()'),
  note('cart', 'update or delete', `for each row execute function note_row('cart')`),
  note('bulk_operation', 'insert or update', `for each row execute function note_row('bulk')`),
  note('catalogue_version', 'update', `for each statement execute function note_kind('catalogue')`),
  note('redemption_activity', 'insert', `for each statement execute function note_kind('redemptions')`),
  note('product', 'insert or update or delete', `for each statement execute function note_kind('products')`),
]

/** A trigger function that notes a key. */
function noting(name: string, key: string): string {
  return `create function ${name}() returns trigger language plpgsql as $$
   begin
     insert into change_log (key) values (${key}) on conflict do nothing;
     return null;
   end $$`
}

function note(table: string, when: string, what: string, which = 'change'): string {
  return `create trigger ${table}_notes_${which} after ${when} on ${table} ${what}`
}

function ofCustomer(table: string): string[] {
  return [
    note(table, 'insert or update', 'for each row when (new.customer_id is not null) execute function note_customer()'),
    note(table, 'update', lost('customer_id', 'note_last_customer'), 'loss'),
    note(
      table,
      'delete',
      'for each row when (old.customer_id is not null) execute function note_last_customer()',
      'end',
    ),
  ]
}

function ofHolder(table: string): string[] {
  return [
    note(table, 'insert or update', 'for each row when (new.holder_id is not null) execute function note_holder()'),
    note(table, 'update', lost('holder_id', 'note_last_holder'), 'loss'),
  ]
}

/** Whoever had it before is concerned as well. */
function lost(column: string, note: string): string {
  return `for each row when (old.${column} is not null and old.${column} is distinct from new.${column}) execute function ${note}()`
}
