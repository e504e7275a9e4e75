import { judgeAnniversary } from './anniversary.ts'
import { judgeCartAttribute } from './cart-attribute.ts'
import { judgeCartQuantity } from './cart-quantity.ts'
import { judgeCartSubtotal } from './cart-subtotal.ts'
import type { Leaf } from './condition.ts'
import { judgeCustomer } from './customer.ts'
import { judgeExpression } from './expression.ts'
import { judgeEvents, judgeOrders, judgeRedeemed } from './histories.ts'
import type { JudgeLeaf, Scene } from './leaf.ts'
import { judgeLocation } from './location.ts'
import { judgeSchedule } from './schedule.ts'
import { judgeSegment } from './segment.ts'
import { judgeStores } from './stores.ts'
import { judgeTier } from './tier.ts'
import type { Verdict } from './verdict.ts'

/** Every family of leaves. A further one: its file, its member of the union `Leaf`, and its line here. */
const FAMILIES: { readonly [Kind in Leaf['kind']]: JudgeLeaf<Extract<Leaf, { kind: Kind }>> } = {
  cartSubtotal: judgeCartSubtotal,
  cartQuantity: judgeCartQuantity,
  segment: judgeSegment,
  customer: judgeCustomer,
  orders: judgeOrders,
  events: judgeEvents,
  redeemed: judgeRedeemed,
  tier: judgeTier,
  stores: judgeStores,
  location: judgeLocation,
  schedule: judgeSchedule,
  anniversary: judgeAnniversary,
  cart: judgeCartAttribute,
  expression: judgeExpression,
}

/** Judges a leaf, or its negation, by its family. */
export function judgeLeaf(leaf: Leaf, negated: boolean, scene: Scene): Verdict {
  const judge = FAMILIES[leaf.kind] as JudgeLeaf<Leaf>
  return judge(leaf, negated, scene)
}
