import { Migration } from '@mikro-orm/migrations'

/** Customers bring friends: programs, codes to share, who joined by which, what was given for it, and which orders are to be looked at. */
export class Migration0013Referrals extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement)
  }
}

const STATEMENTS = [
  `create table referral_program (
    id uuid primary key,
    key text not null unique,
    title text not null,
    open_to jsonb,
    converts_on jsonb not null,
    referrer_grants jsonb not null,
    friend_grants jsonb not null,
    milestones jsonb not null,
    tier_rules jsonb not null,
    max_referrals integer,
    enabled boolean not null,
    version integer not null
  )`,
  `create table referral_code (
    id uuid primary key,
    code text not null unique,
    program_id uuid not null references referral_program,
    holder_id uuid not null references customer,
    joined integer not null default 0 check (joined >= 0),
    converted integer not null default 0 check (converted >= 0),
    created_at timestamptz not null,
    unique (holder_id, program_id)
  ) with (fillfactor = 80)`,
  `create trigger referral_code_notes_change after insert or update on referral_code
   for each row execute function note_holder()`,
  // A customer is referred once in her life, whatever the program.
  `create table referral (
    id uuid primary key,
    program_id uuid not null references referral_program,
    code_id uuid not null references referral_code,
    referrer_id uuid not null references customer,
    friend_id uuid not null unique references customer,
    state text not null,
    referrer_grants jsonb not null,
    joined_at timestamptz not null,
    converted_at timestamptz,
    order_id uuid references shop_order,
    event_id uuid
  )`,
  'create index referral_of_code on referral (code_id)',
  'create index referral_of_referrer on referral (referrer_id)',
  // Nor do two customers bring each other, not even at the same moment.
  'create unique index referral_of_pair on referral (least(referrer_id, friend_id), greatest(referrer_id, friend_id))',
  'create index referral_of_order on referral (order_id) where order_id is not null',
  // What was given, so that it can be named again and taken back: to the friend, to the referrer for one friend, at a milestone. `granted`: what was not
  // taken back of it; `owed`: what was, while a part of it was used, to be given when a milestone is reached again.
  `create table referral_reward (
    id uuid primary key,
    code_id uuid not null references referral_code,
    referral_id uuid references referral,
    kind text not null,
    friends integer,
    granted jsonb not null,
    owed jsonb not null default '[]',
    given_at timestamptz not null,
    taken_back_at timestamptz
  )`,
  `create unique index referral_reward_of_referral on referral_reward (referral_id, kind)
   where referral_id is not null and taken_back_at is null`,
  `create unique index referral_reward_of_milestone on referral_reward (code_id, friends)
   where friends is not null and taken_back_at is null`,
  // The code that a redemption came with, written before it is recorded: means nothing until the redemption is a paid order.
  `create table referral_intent (
    redemption_id uuid primary key,
    code_id uuid not null references referral_code,
    at timestamptz not null
  )`,
  'create index referral_intent_by_time on referral_intent (at)',
  // Orders to be looked at: written in the transaction that pays or returns them, taken off in the one that follows them. While one of hers is on it, she
  // may be joining by it: what she pays then is put behind it.
  `create table referral_due (
    id bigint generated always as identity primary key,
    order_id uuid not null,
    customer_id uuid not null
  )`,
  'create index referral_due_of on referral_due (customer_id)',
  marking(
    'referral_order_paid',
    'insert on shop_order referencing new table as changed',
    `changed.customer_id is not null and (
       exists (select from referral_intent intent where intent.redemption_id = changed.redemption_id)
       or exists (select from referral where friend_id = changed.customer_id and state = 'JOINED')
       or exists (select from referral_due due where due.customer_id = changed.customer_id))`,
  ),
  marking(
    'referral_order_returned',
    'update on shop_order referencing new table as changed',
    `changed.status = 'REFUNDED' and exists (select from referral where order_id = changed.id and state = 'CONVERTED')`,
  ),
].flat()

/** A trigger that puts orders on the list: no writer can forget, and no crash can lose one. */
function marking(name: string, event: string, where: string): string[] {
  return [
    `create function ${name}() returns trigger language plpgsql as $$
     begin
       insert into referral_due (order_id, customer_id) select changed.id, changed.customer_id from changed where ${where};
       return null;
     end $$`,
    `create trigger ${name} after ${event} for each statement execute function ${name}()`,
  ]
}
