import { Migration } from '@mikro-orm/migrations'
import { EARN_POINTS } from './record/earn-points.ts'

/** Orders earn points: what was planned is frozen with them, and moves with them. */
export class Migration0011Earning extends Migration {
  override up(): void {
    for (const statement of [...COLUMNS, ...EARN_POINTS]) this.addSql(statement)
  }
}

const COLUMNS = [
  `alter table redemption add column earns jsonb not null default '[]'`,
  // Those of redemptions have what their redemption's row had when they were paid.
  `alter table shop_order add column earns jsonb not null default '[]'`,
]
