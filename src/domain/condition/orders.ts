import { isVisitor } from '../customer.ts'
import { type OrderWindow, orderWindowKey } from '../facts.ts'
import type { OrdersTest } from './condition.ts'
import { type Scene, fails, needsSignIn, unknown } from './leaf.ts'
import { HOLDS, type Verdict } from './verdict.ts'

/** Judges past paid orders. Orders that were not loaded are not known (law 29): whoever loads gives a window without orders too. */
export function judgeOrders(leaf: OrdersTest, negated: boolean, scene: Scene): Verdict {
  const { customer, orders } = scene.facts
  if (customer === null || isVisitor(customer)) return needsSignIn(scene)
  const window = orders.get(orderWindowKey(leaf.within, scene.view.timeZone))
  if (window === undefined)
    return unknown(scene, () => ({ code: 'AUDIENCE', detail: 'the orders of this span are not known' }))
  if (meets(leaf, window) !== negated)
    return window.changesAt === null ? HOLDS : { ...HOLDS, changesAt: window.changesAt }
  return fails(scene, () => ({ code: 'AUDIENCE', detail: tell(leaf, window, negated) }), window.changesAt)
}

/** `minTotal` is met in any one of its currencies, `maxTotal` in all of them: membership never depends on a cart. */
function meets(leaf: OrdersTest, { count, totals }: OrderWindow): boolean {
  return (
    (leaf.minCount === null || count >= leaf.minCount) &&
    (leaf.maxCount === null || count <= leaf.maxCount) &&
    (leaf.minTotal === null || leaf.minTotal.some((min) => (totals.get(min.currency) ?? 0) >= min.amount)) &&
    (leaf.maxTotal === null || leaf.maxTotal.every((max) => (totals.get(max.currency) ?? 0) <= max.amount))
  )
}

function tell(
  { minCount, maxCount, minTotal, maxTotal }: OrdersTest,
  { count, totals }: OrderWindow,
  negated: boolean,
): string {
  const expected = JSON.stringify({ minCount, maxCount, minTotal, maxTotal })
  return `expected ${negated ? 'not ' : ''}${expected}, got ${count} orders, ${JSON.stringify([...totals])}`
}
