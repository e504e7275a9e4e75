import type { Rollback } from '../domain/rollback.ts'
import { type Db, rows } from './database.ts'

/** Returns of each redemption, in the order in which they came; redemptions without any are missing. */
export async function rollbacksOf(db: Db, redemptionIds: readonly string[]): Promise<Map<string, Rollback[]>> {
  const found = await rows<Rollback & { redemptionId: string }>(
    db,
    `select ${COLUMNS} from rollback where redemption_id = any($1::uuid[]) order by id`,
    [redemptionIds],
  )
  return Map.groupBy(found, ({ redemptionId }) => redemptionId)
}

/** Returns of an order that came from no redemption, in the order in which they came. */
export function rollbacksOfOrder(db: Db, orderId: string): Promise<Rollback[]> {
  return rows<Rollback>(db, `select ${COLUMNS} from rollback where order_id = $1 order by id`, [orderId])
}

const COLUMNS = `
  id, redemption_id as "redemptionId", order_id as "orderId", reason, lines, shipping_returned as "shippingReturned",
  discount_returned as "discountReturned", tenders, tender_returned as "tenderReturned", is_whole as "isWhole", at`
