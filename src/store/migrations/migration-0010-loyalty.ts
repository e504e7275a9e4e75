import { Migration } from '@mikro-orm/migrations'

/** What shoppers come back for: programs with tiers, cards and lots of points, rewards, perks, donations. */
export class Migration0010Loyalty extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement)
  }
}

const STATEMENTS = [
  // Tiers lie in their program's row: they are read and written with it, and a tier has its id for life.
  `create table loyalty_program (
    id uuid primary key,
    key text not null unique,
    title text not null,
    point_name text not null,
    points_name text not null,
    translations jsonb not null,
    point_values jsonb not null,
    pending_for text,
    expiry jsonb,
    tier_period text not null,
    tiers jsonb not null,
    tiers_version integer not null default 0,
    enrolls_everyone boolean not null,
    membership jsonb,
    version integer not null,
    created_at timestamptz not null
  )`,
  `create table earning_rule (
    id uuid primary key,
    program_id uuid not null references loyalty_program,
    key text not null unique,
    title text not null,
    trigger text not null,
    event_name text,
    condition jsonb,
    points bigint,
    points_per jsonb,
    cash_back jsonb,
    limits jsonb not null,
    enabled boolean not null,
    version integer not null
  )`,
  'create index earning_rule_of_program on earning_rule (program_id)',
  // The stock changes with every reward given, its definition does not: the version counts definitions alone.
  `create table reward (
    id uuid primary key,
    program_id uuid not null references loyalty_program,
    key text not null unique,
    price bigint not null check (price >= 0),
    stock integer check (stock >= 0),
    available_to jsonb,
    grants jsonb not null,
    display jsonb not null,
    starts_at timestamptz,
    ends_at timestamptz,
    enabled boolean not null,
    version integer not null
  ) with (fillfactor = 80)`,
  'create index reward_of_program on reward (program_id, price, id)',
  // The balance is the sum of the card's entries: all lots together, pending ones too, less what is owed (law 26). What open holds keep is beside it.
  // From tier_changes_at on, the tier must be looked at anew, and so it must where it was worked out by another version of the program's tiers:
  // a change of tiers writes one row, whatever the number of members.
  `create table loyalty_card (
    id uuid primary key,
    number text not null unique,
    program_id uuid not null references loyalty_program,
    holder_id uuid not null references customer,
    balance bigint not null default 0,
    held bigint not null default 0 check (held >= 0),
    owed bigint not null default 0 check (owed >= 0),
    tier_id uuid,
    tier_changes_at timestamptz,
    tiers_version integer not null default 0,
    membership_ends_at timestamptz,
    enrolled_at timestamptz not null,
    version integer not null default 1,
    unique (holder_id, program_id)
  ) with (fillfactor = 80)`,
  'create index loyalty_card_of_program on loyalty_card (program_id, tiers_version)',
  'create index loyalty_card_due on loyalty_card (tier_changes_at) where tier_changes_at is not null',
  // Points of one gain: they become spendable together and end together (law 24).
  `create table points_lot (
    id uuid primary key,
    card_id uuid not null references loyalty_card,
    points bigint not null check (points > 0),
    rest bigint not null check (rest >= 0),
    held bigint not null default 0 check (held >= 0),
    earned_at timestamptz not null,
    available_at timestamptz not null,
    ends_at timestamptz
  ) with (fillfactor = 80)`,
  'create index points_lot_of_card on points_lot (card_id, ends_at) where rest > 0 or held > 0',
  'create index points_lot_due on points_lot (ends_at) where rest > 0 and ends_at is not null',
  `alter table ledger_entry
    add column loyalty_card_id uuid references loyalty_card,
    add column lot_id uuid references points_lot`,
  'create index ledger_entry_of_loyalty_card on ledger_entry (loyalty_card_id, seq) where loyalty_card_id is not null',
  // What counts for tiers (law 25): points earned and money spent, by the instant at which they were; returns and corrections are negative rows.
  `create table tier_credit (
    card_id uuid not null references loyalty_card,
    counts_at timestamptz not null,
    points bigint not null,
    currency text,
    money bigint not null,
    is_correction boolean not null
  )`,
  'create index tier_credit_of_card on tier_credit (card_id, counts_at)',
  `create trigger tier_credit_append_only before update or delete or truncate on tier_credit
   for each statement execute function refuse_change()`,
  // Entering a tier gives its grants once in a period, however often it is lost and won back.
  `create table tier_entered (
    card_id uuid not null references loyalty_card,
    tier_id uuid not null,
    period text not null,
    at timestamptz not null,
    primary key (card_id, tier_id, period)
  )`,
  // What a rule gave, once for each occasion: an event, a birthday of one year, an order. The key leads to what was given to a card on one of them.
  `create table earning (
    card_id uuid not null references loyalty_card,
    rule_id uuid not null references earning_rule,
    occasion text not null,
    points bigint not null,
    lot_id uuid references points_lot,
    at timestamptz not null,
    primary key (card_id, occasion, rule_id)
  )`,
  'create index earning_of_occasion on earning (occasion)',
  `create table earning_counter (
    rule_id uuid not null references earning_rule,
    key text not null,
    used bigint not null check (used >= 0),
    primary key (rule_id, key)
  ) with (fillfactor = 50)`,
  `create index customer_birthday on customer
    (((extract(month from birthday) * 100 + extract(day from birthday))::integer)) where birthday is not null`,
  `create table perk (
    id uuid primary key,
    holder_id uuid not null references customer,
    title text not null,
    description text,
    granted_at timestamptz not null,
    ends_at timestamptz,
    revoked_at timestamptz
  )`,
  'create index perk_of_holder on perk (holder_id, id)',
  `create table donation (
    id uuid primary key,
    customer_id uuid not null references customer,
    charity text not null,
    amounts jsonb not null,
    at timestamptz not null
  )`,
  'create index donation_of_customer on donation (customer_id)',
]
