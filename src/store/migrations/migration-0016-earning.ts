import { Migration } from '@mikro-orm/migrations'
import { CASH_BACK } from './record/cash-back.ts'
import { COUNT_EARNING } from './record/count-earning.ts'

/** Limits of earning rules, which count where those of campaigns do, by what redemptions earn and by other occasions; and money back on gift cards. */
export class Migration0016Earning extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement)
  }
}

const STATEMENTS = [
  // `campaign_id` is whose limit it is: a campaign's, or an earning rule's.
  'alter table limit_counter drop constraint limit_counter_campaign_id_fkey',
  'drop table earning_counter',
  // What a rule gave by no redemption is named as in `earning`: the card and the occasion.
  `alter table limit_entry alter column redemption_id drop not null, add column card_id uuid references loyalty_card, add column occasion text,
    add check ((redemption_id is null) = (occasion is not null)), add check ((card_id is null) = (occasion is null))`,
  'create index limit_entry_of_occasion on limit_entry (occasion) where occasion is not null',
  COUNT_EARNING,
  ...CASH_BACK,
]
