import { Migration } from '@mikro-orm/migrations'
import { CAMPAIGN_LOCK } from './record/campaign-lock.ts'
import { GIVE_BACK } from './record/give-back.ts'
import { RECORD_REDEMPTIONS } from './record/record-redemptions.ts'

/** Redemptions are recorded, and given back, by one call each: many at once, in one order of locks. */
export class Migration0007Record extends Migration {
  override up(): void {
    for (const statement of [...TABLES, CAMPAIGN_LOCK, RECORD_REDEMPTIONS, GIVE_BACK]) this.addSql(statement)
  }
}

const TABLES = [
  // A reference is taken before the row of its redemption is there, in the same transaction.
  'alter table order_reference drop constraint order_reference_redemption_id_fkey',
  // What has come back so far: of one incentive's discount; of what was to pay, tenders included.
  'alter table redemption_use add column returned bigint not null default 0',
  'alter table redemption add column refunded bigint not null default 0',
  'alter table shop_order add column refunded bigint not null default 0',
  // A card that had ended and got money back: it lives on so long.
  'alter table gift_card add column revived_until timestamptz',
  // Orders recorded without a redemption are returned too.
  'alter table rollback alter column redemption_id drop not null, add column order_id uuid references shop_order',
  'create index rollback_of_order on rollback (order_id) where order_id is not null',
  // Customers whose segments are to be judged anew: written with what has changed them, taken off by whoever judges. Only ever appended to,
  // so that nobody waits for a row.
  `create table customer_to_judge (
    id bigint generated always as identity primary key,
    customer_id uuid not null
  )`,
  'create index customer_to_judge_of on customer_to_judge (customer_id)',
]
