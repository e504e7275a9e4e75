import { Migration } from '@mikro-orm/migrations'

/** Giveaways with their entries and winners, and what segments are given. */
export class Migration0013Giveaways extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement)
  }
}

const STATEMENTS = [
  // The seed is a secret until `drawn_at` is set: only the draw reads it before.
  `create table giveaway (
    id uuid primary key,
    key text not null unique,
    title text not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    prizes jsonb not null,
    open_to jsonb,
    seed text not null,
    seed_hash text not null,
    drawn_at timestamptz,
    version integer not null
  )`,
  // Covering: the sum of all tickets is read off the index.
  `create table giveaway_entry (
    id uuid primary key,
    giveaway_id uuid not null references giveaway,
    holder_id uuid not null references customer,
    count integer not null check (count > 0),
    entered_at timestamptz,
    unique (giveaway_id, holder_id)
  )`,
  'create index giveaway_entry_of_giveaway on giveaway_entry (giveaway_id, id) include (count)',
  'create index giveaway_entry_of_holder on giveaway_entry (holder_id, id)',
  // How an entry came by its tickets: ENTER once, GRANT any number of times.
  `create table giveaway_ticket (
    entry_id uuid not null references giveaway_entry,
    kind text not null check (kind in ('ENTER', 'GRANT')),
    count integer not null check (count > 0),
    at timestamptz not null
  )`,
  'create index giveaway_ticket_of_entry on giveaway_ticket (entry_id)',
  `create trigger giveaway_ticket_append_only before update or delete or truncate on giveaway_ticket
   for each statement execute function refuse_change()`,
  // What each unit drawn gave: kinds and ids of what came into the wallet.
  `create table giveaway_win (
    giveaway_id uuid not null references giveaway,
    place integer not null,
    prize_key text not null,
    entry_id uuid not null references giveaway_entry,
    ticket bigint not null,
    granted jsonb not null,
    primary key (giveaway_id, place)
  )`,
  'create index giveaway_win_of_entry on giveaway_win (entry_id, place)',
  `create trigger giveaway_entry_notes_change after insert or update on giveaway_entry
   for each row execute function note_holder()`,
  `create trigger giveaway_notes_change after update on giveaway for each row execute function note_row('giveaway')`,
  // Whom a segment's gift is for, and what became of it: a row a member, written before anybody is given anything.
  `create table segment_grant (
    bulk_operation_id uuid not null references bulk_operation,
    customer_id uuid not null references customer,
    state text not null default 'WAITING' check (state in ('WAITING', 'GIVEN', 'FAILED')),
    primary key (bulk_operation_id, customer_id)
  ) with (fillfactor = 80)`,
  `create index segment_grant_waiting on segment_grant (bulk_operation_id, customer_id) where state = 'WAITING'`,
  'create index segment_grant_of_customer on segment_grant (customer_id)',
]
