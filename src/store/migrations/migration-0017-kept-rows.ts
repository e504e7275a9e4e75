import { Migration } from '@mikro-orm/migrations'

/**
 * What is recorded at every sale refers to rows that are never deleted, without foreign keys: each would look its row up and write a lock into
 * it, a hot campaign's for all who buy at once. Instead, nothing that the books name can be deleted, and `verify` names what is not there.
 */
export class Migration0017KeptRows extends Migration {
  override up(): void {
    for (const [table, columns] of Object.entries(REFERENCES)) this.addSql(unbind(table, columns))
    for (const statement of GUARDS) this.addSql(statement)
  }
}

/** Columns written at checkout that name a row of another table; `LOST_CHECKS` of `verify` looks at the same. */
const REFERENCES: Readonly<Record<string, readonly string[]>> = {
  redemption: ['customer_id'],
  redemption_use: ['redemption_id', 'campaign_id', 'voucher_id'],
  redemption_failure: ['customer_id'],
  shop_order: ['customer_id', 'redemption_id'],
  ledger_entry: ['gift_card_id', 'loyalty_card_id', 'lot_id', 'customer_id', 'redemption_id'],
  limit_entry: ['redemption_id'],
  customer_activity: ['customer_id'],
  points_lot: ['card_id'],
  tier_credit: ['card_id'],
  earning: ['card_id', 'rule_id', 'lot_id'],
}

function unbind(table: string, columns: readonly string[]): string {
  return `alter table ${table} ${columns.map((column) => `drop constraint ${table}_${column}_fkey`).join(', ')}`
}

const KEPT = [
  'campaign',
  'voucher',
  'gift_card',
  'loyalty_card',
  'points_lot',
  'earning_rule',
  'redemption',
  'shop_order',
]

const GUARDS = [
  `create function refuse_loss() returns trigger language plpgsql as $$
   begin
     raise exception 'rows of % are never deleted', tg_table_name using errcode = 'restrict_violation';
   end $$`,
  ...KEPT.map(
    (table) => `create trigger ${table}_is_kept before delete or truncate on ${table}
      for each statement execute function refuse_loss()`,
  ),
  `create function refuse_loss_of_customer() returns trigger language plpgsql as $$
   begin
     if exists (select from customer_activity where customer_id = old.id)
       or exists (select from ledger_entry where customer_id = old.id)
       or exists (select from redemption_failure where customer_id = old.id)
     then
       raise exception 'the books name customer %', old.id using errcode = 'restrict_violation';
     end if;
     return old;
   end $$`,
  `create trigger customer_is_kept before delete on customer for each row execute function refuse_loss_of_customer()`,
  `create trigger customers_are_kept before truncate on customer for each statement execute function refuse_loss()`,
]
