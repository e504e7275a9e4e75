import { Migration } from '@mikro-orm/migrations'

/** Events of customers, with how often each has happened; redemptions of a customer by time. */
export class Migration0003CustomerEvents extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement)
  }
}

const STATEMENTS = [
  `create table customer_event (
    id uuid primary key,
    customer_id uuid not null references customer,
    name text not null,
    properties jsonb not null,
    occurred_at timestamptz not null,
    received_at timestamptz not null
  )`,
  'create index customer_event_of on customer_event (customer_id, name, occurred_at)',
  // How often ever, without counting rows; and which names a customer has at all.
  `create table customer_event_count (
    customer_id uuid not null references customer,
    name text not null,
    count integer not null check (count > 0),
    primary key (customer_id, name)
  ) with (fillfactor = 80)`,
  'create index redemption_of_customer_by_time on redemption (customer_id, created_at) where customer_id is not null',
]
