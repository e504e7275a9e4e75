import { Migration } from '@mikro-orm/migrations'
import { BUDGET_ALERTS } from './record/budget-alerts.ts'
import { CASH_BACK } from './record/cash-back.ts'
import { COUNT_EARNING } from './record/count-earning.ts'

/** Limits of earning rules, which count where those of campaigns do, by what redemptions earn and by other occasions; money back on gift cards; and what moves a reward's stock. */
export class Migration0016Earning extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement)
  }
}

const STATEMENTS = [
  'drop table earning_counter',
  // What a rule gave by no redemption is named as in `earning`: the card and the occasion.
  `alter table limit_entry alter column redemption_id drop not null, add column card_id uuid, add column occasion text,
    add check ((redemption_id is null) = (occasion is not null)), add check ((card_id is null) = (occasion is null))`,
  'create index limit_entry_of_occasion on limit_entry (occasion) where occasion is not null',
  COUNT_EARNING,
  ...CASH_BACK,
  BUDGET_ALERTS,
  // What a reward's stock was set to, and what was taken of it: the stock is the sum.
  `create table reward_stock_entry (
    reward_id uuid not null references reward,
    delta bigint not null,
    card_id uuid references loyalty_card,
    at timestamptz not null
  )`,
  'create index reward_stock_entry_of on reward_stock_entry (reward_id)',
  `create trigger reward_stock_entry_append_only before update or delete or truncate on reward_stock_entry
   for each statement execute function refuse_change()`,
  'insert into reward_stock_entry (reward_id, delta, at) select id, stock, now() from reward where stock > 0',
]
