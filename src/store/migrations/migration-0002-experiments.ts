import { Migration } from '@mikro-orm/migrations'

/** Experiments: arms of campaigns, the key that assigns customers to them, and what reports of campaigns add up. */
export class Migration0002Experiments extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement)
  }
}

const STATEMENTS = [
  `alter table campaign add column variants jsonb not null default '[]'`,
  // Drawn once and kept here: it is the same on every server, and outlives a change of the token secret (law 32: for ever).
  `alter table settings add column experiment_key bytea not null
    default sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8'))`,
  // A report reads the uses of its span and no others; the arm is frozen with the use.
  'alter table redemption_use add column variant text, add column created_at timestamptz default now()',
  `update redemption_use set created_at = redemption.created_at from redemption where redemption.id = redemption_id`,
  'alter table redemption_use alter column created_at set not null',
  'create index redemption_use_by_time on redemption_use (campaign_id, created_at)',
  'drop index redemption_use_of',
  'create index voucher_given on voucher (campaign_id, given_at) where given_at is not null',
  // Past orders are simulated in the order in which they were paid.
  'create index shop_order_by_time on shop_order (paid_at, id)',
]
