import { Migration } from '@mikro-orm/migrations'

/** The shop: customers, catalogue, campaigns, codes, carts, redemptions and their counters. */
export class Migration0001Shop extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement)
  }
}

const STATEMENTS = [
  'create extension if not exists pg_trgm',
  `create table customer (
    id uuid primary key,
    external_id text unique,
    display_name text,
    email text,
    phone text,
    birthday date,
    locale text,
    time_zone text,
    country text,
    city text,
    attributes jsonb not null,
    consents text[] not null,
    created_at timestamptz not null,
    version integer not null
  )`,
  'create index customer_email on customer (lower(email)) where email is not null',
  `create index customer_search on customer using gin
    ((coalesce(display_name, '') || ' ' || coalesce(email, '') || ' ' || coalesce(external_id, '')) gin_trgm_ops)`,
  `create table campaign (
    id uuid primary key,
    key text not null unique,
    name text not null,
    kind text not null,
    state text not null,
    starts_at timestamptz,
    ends_at timestamptz,
    time_zone text not null,
    shown_to jsonb,
    conditions jsonb,
    effects jsonb not null,
    stacking jsonb not null,
    limits jsonb not null,
    display jsonb not null,
    public_code text,
    code_pattern text,
    valid_for text,
    attributes jsonb not null,
    version integer not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
  )`,
  "create index campaign_live on campaign (id) where state in ('ACTIVE', 'PAUSED')",
  `create index campaign_search on campaign using gin ((name || ' ' || key) gin_trgm_ops)`,
  // Counters are rows of their own: they change with every redemption, their campaign does not.
  `create table campaign_use (
    campaign_id uuid primary key references campaign,
    uses integer not null check (uses >= 0)
  ) with (fillfactor = 50)`,
  `create table campaign_customer_use (
    campaign_id uuid not null references campaign,
    customer_id uuid not null references customer,
    uses integer not null check (uses >= 0),
    primary key (campaign_id, customer_id)
  ) with (fillfactor = 80)`,
  'create index campaign_customer_use_of on campaign_customer_use (customer_id)',
  `create table voucher (
    id uuid primary key,
    code text not null unique,
    campaign_id uuid not null references campaign,
    is_public boolean not null,
    holder_id uuid references customer,
    state text not null,
    given_at timestamptz,
    ends_at timestamptz,
    redeemed integer not null check (redeemed >= 0),
    redeemable integer,
    version integer not null,
    created_at timestamptz not null,
    check (redeemable is null or redeemed <= redeemable)
  ) with (fillfactor = 90)`,
  'create index voucher_of_campaign on voucher (campaign_id, id)',
  'create index voucher_of_holder on voucher (holder_id, id) where holder_id is not null',
  `create index voucher_to_give on voucher (campaign_id, id)
    where holder_id is null and not is_public and state = 'ENABLED' and redeemed = 0`,
  'create index voucher_public on voucher (campaign_id) where is_public',
  `create table public_claim (
    customer_id uuid not null references customer,
    voucher_id uuid not null references voucher,
    claimed_at timestamptz not null,
    primary key (customer_id, voucher_id)
  )`,
  `create table segment (
    id uuid primary key,
    key text not null unique,
    name text not null,
    condition jsonb,
    version integer not null
  )`,
  // Who is in: for lists and counts. Decisions judge the condition itself. A row that is no member only tells when to look again.
  `create table segment_member (
    segment_id uuid not null references segment,
    customer_id uuid not null references customer,
    is_member boolean not null,
    changes_at timestamptz,
    primary key (segment_id, customer_id)
  )`,
  'create index segment_member_of on segment_member (customer_id)',
  'create index segment_member_due on segment_member (changes_at) where changes_at is not null',
  `create table product (
    id uuid primary key,
    sku text not null unique,
    name text not null,
    prices jsonb not null,
    list_prices jsonb not null,
    floor_prices jsonb not null,
    categories text[] not null,
    brand text,
    on_sale boolean not null,
    attributes jsonb not null,
    image_url text
  )`,
  `create index product_search on product using gin ((name || ' ' || sku) gin_trgm_ops)`,
  `create table store (
    id uuid primary key,
    key text not null unique,
    name text not null,
    latitude double precision,
    longitude double precision,
    country text
  )`,
  `create table cart (
    id uuid primary key,
    version integer not null,
    customer_id uuid references customer,
    currency text not null,
    store_key text,
    lines jsonb not null,
    shipping jsonb,
    codes text[] not null,
    latitude double precision,
    longitude double precision,
    attributes jsonb not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
  ) with (fillfactor = 80)`,
  'create index cart_of_customer on cart (customer_id) where customer_id is not null',
  `create table redemption (
    id uuid primary key,
    status text not null,
    order_reference text not null,
    customer_id uuid references customer,
    currency text not null,
    lines jsonb not null,
    shipping jsonb,
    subtotal bigint not null,
    discount_total bigint not null,
    total bigint not null check (total >= 0),
    applied jsonb not null,
    created_at timestamptz not null
  )`,
  'create index redemption_of_customer on redemption (customer_id, id) where customer_id is not null',
  'create index redemption_of_order on redemption (order_reference)',
  `create table redemption_use (
    redemption_id uuid not null references redemption,
    campaign_id uuid not null references campaign,
    voucher_id uuid references voucher,
    sequence integer not null,
    amount bigint not null,
    primary key (redemption_id, sequence)
  )`,
  'create index redemption_use_of on redemption_use (campaign_id, redemption_id)',
  // A captured redemption writes its order in the same transaction: one unique reference serves both.
  `create table shop_order (
    id uuid primary key,
    reference text not null unique,
    customer_id uuid references customer,
    currency text not null,
    lines jsonb not null,
    shipping jsonb,
    subtotal bigint not null,
    discount_total bigint not null,
    total bigint not null check (total >= 0),
    paid_at timestamptz not null,
    status text not null,
    redemption_id uuid references redemption
  )`,
  'create index shop_order_of_customer on shop_order (customer_id, paid_at) where customer_id is not null',
  `create table idempotency (
    caller text not null,
    key text not null,
    operation text not null,
    input_hash text not null,
    answer jsonb not null,
    created_at timestamptz not null,
    primary key (caller, key)
  )`,
  'create index idempotency_age on idempotency (created_at)',
  // Wrong codes, by viewer and by address (law 36).
  `create table wrong_code (
    subject text not null,
    at timestamptz not null
  )`,
  'create index wrong_code_of on wrong_code (subject, at)',
  `create table api_key (
    id uuid primary key,
    name text not null,
    role text not null,
    hash text not null unique,
    last_characters text not null,
    created_at timestamptz not null,
    last_used_at timestamptz,
    revoked_at timestamptz,
    from_environment boolean not null default false
  )`,
  `create table bulk_operation (
    id uuid primary key,
    kind text not null,
    status text not null,
    done integer not null,
    total integer,
    failed integer not null,
    problems jsonb not null,
    input jsonb not null,
    created_at timestamptz not null,
    finished_at timestamptz
  )`,
  "create index bulk_operation_unfinished on bulk_operation (id) where status in ('QUEUED', 'RUNNING')",
  `create table settings (
    id integer primary key check (id = 1),
    currency text not null,
    locale text not null,
    time_zone text not null,
    group_picks text not null,
    max_incentives_per_cart integer not null
  )`,
  `insert into settings values (1, 'EUR', 'en', 'UTC', 'BEST_FOR_SHOPPER', 30)`,
  // Grows with every change of a campaign, a segment or the settings: servers compare it before they decide (law 18).
  `create table catalogue_version (
    id integer primary key check (id = 1),
    version bigint not null
  )`,
  'insert into catalogue_version values (1, 1)',
]
