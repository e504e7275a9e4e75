import { Migration } from '@mikro-orm/migrations'
import { MOVE_POINTS } from './record/move-points.ts'
import { SPEND_POINTS } from './record/spend-points.ts'

/** Points pay orders: which card a cart is to be paid with, and how points move with what they pay. */
export class Migration0015PointsTender extends Migration {
  override up(): void {
    for (const statement of [COLUMN, ...SPEND_POINTS, ...MOVE_POINTS]) this.addSql(statement)
  }
}

/** The card, and how many of its points (null: as many as help); null where none is to pay. */
const COLUMN = 'alter table cart add column points jsonb'
