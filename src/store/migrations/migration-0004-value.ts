import { Migration } from '@mikro-orm/migrations'

/** Value that cannot be lost: gift cards with their ledger, counters of limits, holds, rollbacks, failures and alerts. */
export class Migration0004Value extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement)
  }
}

const STATEMENTS = [
  // Which goods the cards of a campaign pay for; null for everything.
  'alter table campaign add column spendable_on jsonb',
  // A card is one lot of money: what it was issued with, and when that ends. The balance is what may be spent now; what open holds keep is beside it.
  `create table gift_card (
    id uuid primary key,
    code text not null unique,
    campaign_id uuid not null references campaign,
    holder_id uuid references customer,
    currency text not null,
    initial_balance bigint not null check (initial_balance > 0),
    balance bigint not null check (balance >= 0),
    held bigint not null default 0 check (held >= 0),
    state text not null,
    given_at timestamptz,
    ends_at timestamptz,
    expired_at timestamptz,
    version integer not null,
    created_at timestamptz not null
  ) with (fillfactor = 80)`,
  'create index gift_card_of_holder on gift_card (holder_id, id) where holder_id is not null',
  'create index gift_card_of_campaign on gift_card (campaign_id, id)',
  'create index gift_card_ending on gift_card (ends_at) where balance > 0 and ends_at is not null',
  // One immutable movement. The balance of a card is the sum of its deltas, what is held of it the sum of its held deltas (law 23).
  // Readers that must miss nothing follow (xid, seq) up to the oldest transaction under way: commits come in another order than numbers.
  `create table ledger_entry (
    id uuid primary key,
    seq bigint generated always as identity,
    xid xid8 not null default pg_current_xact_id(),
    kind text not null,
    gift_card_id uuid references gift_card,
    customer_id uuid references customer,
    currency text,
    delta bigint not null,
    held_delta bigint not null default 0,
    balance bigint not null,
    description text not null,
    redemption_id uuid references redemption,
    order_reference text,
    occurred_at timestamptz not null,
    available_at timestamptz,
    expires_at timestamptz
  )`,
  'create index ledger_entry_of_gift_card on ledger_entry (gift_card_id, seq) where gift_card_id is not null',
  'create index ledger_entry_of_customer on ledger_entry (customer_id, xid, seq) where customer_id is not null',
  'create index ledger_entry_of_customer_by_seq on ledger_entry (customer_id, seq) where customer_id is not null',
  'create index ledger_entry_of_redemption on ledger_entry (redemption_id) where redemption_id is not null',
  `create function refuse_change() returns trigger language plpgsql as $$
   begin
     raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
   end $$`,
  `create trigger ledger_entry_append_only before update or delete or truncate on ledger_entry
   for each statement execute function refuse_change()`,
  // What limits count (law 17), by what the key says: what is counted, by what, in which span. `limited_id`: the campaign's, or the earning rule's.
  `create table limit_counter (
    limited_id uuid not null,
    key text not null,
    used bigint not null check (used >= 0),
    primary key (limited_id, key)
  ) with (fillfactor = 50)`,
  // What a redemption has added to a counter, and what was given back: the counter is the sum.
  `create table limit_entry (
    redemption_id uuid not null references redemption,
    limited_id uuid not null,
    key text not null,
    delta bigint not null,
    at timestamptz not null
  )`,
  'create index limit_entry_of_redemption on limit_entry (redemption_id)',
  `create trigger limit_entry_append_only before update or delete or truncate on limit_entry
   for each statement execute function refuse_change()`,
  // Held redemptions keep no order yet, but their reference is taken.
  `create table order_reference (
    reference text primary key,
    redemption_id uuid references redemption
  )`,
  `insert into order_reference select reference, redemption_id from shop_order`,
  `alter table redemption
    add column held_until timestamptz,
    add column cart_id uuid,
    add column store_key text,
    add column tenders jsonb not null default '[]',
    add column tender_total bigint not null default 0`,
  "create index redemption_held on redemption (held_until) where status = 'HELD'",
  "create index redemption_held_of_cart on redemption (cart_id) where status = 'HELD'",
  'alter table voucher add column held integer not null default 0 check (held >= 0)',
  // Grows with each redemption, return and order of a customer: what was decided on her past is refused where it has moved.
  `create table customer_activity (
    customer_id uuid primary key references customer,
    version bigint not null
  ) with (fillfactor = 50)`,
  `create table rollback (
    id uuid primary key,
    redemption_id uuid not null references redemption,
    reason text not null,
    lines jsonb not null,
    shipping_returned bigint not null,
    discount_returned bigint not null,
    tenders jsonb not null,
    tender_returned bigint not null,
    is_whole boolean not null,
    at timestamptz not null
  )`,
  'create index rollback_of on rollback (redemption_id)',
  `create table redemption_failure (
    id uuid primary key,
    campaign_ids uuid[] not null,
    code text,
    customer_id uuid references customer,
    order_reference text,
    error_code text not null,
    reasons jsonb not null,
    at timestamptz not null
  )`,
  'create index redemption_failure_by_time on redemption_failure (at, id)',
  'create index redemption_failure_of_customer on redemption_failure (customer_id, id) where customer_id is not null',
  'create index redemption_failure_of_campaign on redemption_failure using gin (campaign_ids)',
  // `once`: one alert of a kind about one thing, in one span.
  `create table alert (
    id uuid primary key,
    seq bigint generated always as identity unique,
    kind text not null,
    facts jsonb not null,
    subject_id text not null,
    once text not null unique,
    at timestamptz not null
  )`,
  'create index alert_of_subject on alert (subject_id, at)',
]
