import { type Customer, isVisitor } from '../customer.ts'
import { type HistoryWindow, orderWindowKey, subjectWindowKey } from '../facts.ts'
import type { EventsTest, HistoryBounds, OrdersTest, RedeemedTest } from './condition.ts'
import { type Scene, fails, needsSignIn, unknown } from './leaf.ts'
import { HOLDS, type Verdict } from './verdict.ts'

/** Judges past paid orders. */
export function judgeOrders(leaf: OrdersTest, negated: boolean, scene: Scene): Verdict {
  const { customer, orders } = scene.facts
  if (!isSignedIn(customer)) return needsSignIn(scene)
  return judgeWindow(leaf, orders.get(orderWindowKey(leaf.within, scene.view.timeZone)), negated, scene)
}

/** Judges past redemptions of one campaign. */
export function judgeRedeemed(leaf: RedeemedTest, negated: boolean, scene: Scene): Verdict {
  const { customer, redeemed } = scene.facts
  if (!isSignedIn(customer)) return needsSignIn(scene)
  return judgeWindow(leaf, redeemed.get(keyOf(leaf.campaignId, leaf, scene)), negated, scene)
}

/** Judges past events of one name. */
export function judgeEvents(leaf: EventsTest, negated: boolean, scene: Scene): Verdict {
  const { customer, events } = scene.facts
  if (!isSignedIn(customer)) return needsSignIn(scene)
  return judgeWindow(leaf, events.get(keyOf(leaf.name, leaf, scene)), negated, scene)
}

function isSignedIn(customer: Customer | null): boolean {
  return customer !== null && !isVisitor(customer)
}

function keyOf(subject: string, { within }: HistoryBounds, { view }: Scene): string {
  return subjectWindowKey(subject, within, view.timeZone)
}

/** What was not loaded is not known (law 29): whoever loads gives a window in which nothing happened too. */
function judgeWindow(leaf: HistoryBounds, window: HistoryWindow | undefined, negated: boolean, scene: Scene): Verdict {
  if (window === undefined)
    return unknown(scene, () => ({ code: 'AUDIENCE', detail: 'the history of this span is not known' }))
  if (meets(leaf, window) !== negated)
    return window.changesAt === null ? HOLDS : { ...HOLDS, changesAt: window.changesAt }
  return fails(scene, () => ({ code: 'AUDIENCE', detail: tell(leaf, window, negated) }), window.changesAt)
}

/** `minTotal` is met in any one of its currencies, `maxTotal` in all of them: membership never depends on a cart. */
function meets(leaf: HistoryBounds, { count, totals }: HistoryWindow): boolean {
  return (
    (leaf.minCount === null || count >= leaf.minCount) &&
    (leaf.maxCount === null || count <= leaf.maxCount) &&
    (leaf.minTotal === null || leaf.minTotal.some((min) => (totals.get(min.currency) ?? 0) >= min.amount)) &&
    (leaf.maxTotal === null || leaf.maxTotal.every((max) => (totals.get(max.currency) ?? 0) <= max.amount))
  )
}

function tell(
  { minCount, maxCount, minTotal, maxTotal }: HistoryBounds,
  { count, totals }: HistoryWindow,
  negated: boolean,
): string {
  const expected = JSON.stringify({ minCount, maxCount, minTotal, maxTotal })
  return `expected ${negated ? 'not ' : ''}${expected}, got ${count}, ${JSON.stringify([...totals])}`
}
