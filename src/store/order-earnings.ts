import type { PlannedEarning } from '../domain/loyalty/earn-points.ts'
import { occasionOfOrder } from './count-earning.ts'
import { type Db, rows } from './database.ts'

/** What an order earned: as planned then, and the lot in which each rule's points lie, by `${cardId} ${ruleId}`. */
export interface OrderEarnings {
  readonly earns: readonly PlannedEarning[]
  readonly lots: ReadonlyMap<string, string>
  readonly paidAt: Date
  /** As `earning` names it. */
  readonly occasion: string
  readonly redemptionId: string | null
  readonly orderReference: string
}

/** What the order of a redemption, or an order recorded without one, earned; null where there is no order. */
export async function readOrderEarnings(
  db: Db,
  of: { readonly redemptionId: string } | { readonly orderId: string },
): Promise<OrderEarnings | null> {
  const [which, id] = 'orderId' in of ? [BY_ID, of.orderId] : [BY_REDEMPTION, of.redemptionId]
  const [order] = await rows<OrderRow>(
    db,
    `select shop_order.id, coalesce(redemption.earns, shop_order.earns) as earns, shop_order.paid_at as "paidAt",
       shop_order.redemption_id as "redemptionId", shop_order.reference as "orderReference"
     from shop_order left join redemption on redemption.id = shop_order.redemption_id where ${which}`,
    [id],
  )
  if (order === undefined) return null
  const occasion = occasionOfOrder(order.id)
  const found = await rows<{ place: string; lotId: string }>(
    db,
    `select card_id || ' ' || rule_id as place, lot_id as "lotId" from earning where occasion = $1 and lot_id is not null`,
    [occasion],
  )
  return { ...order, occasion, lots: new Map(found.map(({ place, lotId }) => [place, lotId])) }
}

interface OrderRow extends Pick<OrderEarnings, 'earns' | 'paidAt' | 'redemptionId' | 'orderReference'> {
  readonly id: string
}

/** What a redemption that is locked will earn once it is a paid order, as planned. */
export async function plannedEarnings(db: Db, redemptionId: string): Promise<readonly PlannedEarning[]> {
  const [redemption] = await rows<{ earns: PlannedEarning[] }>(db, 'select earns from redemption where id = $1', [
    redemptionId,
  ])
  return redemption!.earns
}

/** Plans anew what it will earn. */
export async function writePlannedEarnings(
  db: Db,
  redemptionId: string,
  earns: readonly PlannedEarning[],
): Promise<void> {
  await rows(db, 'update redemption set earns = $2 where id = $1', [redemptionId, JSON.stringify(earns)])
}

const BY_ID = 'shop_order.id = $1'
/** Its order has the reference of a redemption, by which it is found. */
const BY_REDEMPTION =
  'shop_order.reference = (select order_reference from redemption where id = $1) and shop_order.redemption_id = $1'
