import { type Money, amountIn } from '../money.ts'
import { selects } from '../select-items.ts'
import type { CartSubtotal } from './condition.ts'
import { type Scene, fails, unknown } from './leaf.ts'
import { HOLDS, PENDING, type Verdict } from './verdict.ts'
import type { CartView } from './view.ts'

/** Judges what the goods cost: `min` is inclusive, `below` exclusive (law 11); bounds in other currencies only: CURRENCY (law 6). */
export function judgeCartSubtotal(leaf: CartSubtotal, negated: boolean, scene: Scene): Verdict {
  const { cart } = scene.view
  if (cart === null) return PENDING
  const min = boundIn(cart.currency, leaf.min)
  const below = boundIn(cart.currency, leaf.below)
  if (min === null || below === null)
    return unknown(scene, () => ({
      code: 'CURRENCY',
      facts: { currency: cart.currency },
      detail: `expected an amount in ${cart.currency}`,
    }))
  const most = subtotalSeen(leaf, cart)
  const least = cart.open && !leaf.beforeDiscounts ? 0 : most
  return negated
    ? judgeOutside(leaf, cart, { min, below }, { least, most }, scene)
    : judgeInside(leaf, cart, { min, below }, { least, most }, scene)
}

/** Bounds in minor units; undefined: not given. */
interface Bounds {
  readonly min: number | undefined
  readonly below: number | undefined
}

/** What the subtotal is (`least` equals `most`), or between what it may come to lie. */
interface Range {
  readonly least: number
  readonly most: number
}

function judgeInside(
  leaf: CartSubtotal,
  cart: CartView,
  { min, below }: Bounds,
  { least, most }: Range,
  scene: Scene,
): Verdict {
  if (min !== undefined && most < min) return tooLittle(leaf, cart, min, most, scene)
  if (below !== undefined && least >= below) return tooMuch(cart, below, least, scene)
  return HOLDS
}

function judgeOutside(
  leaf: CartSubtotal,
  cart: CartView,
  { min, below }: Bounds,
  { least, most }: Range,
  scene: Scene,
): Verdict {
  if ((min !== undefined && least < min) || (below !== undefined && most >= below)) return HOLDS
  return below === undefined ? tooMuch(cart, min ?? 0, most, scene) : tooLittle(leaf, cart, below, most, scene)
}

function tooLittle(
  leaf: CartSubtotal,
  { currency }: CartView,
  threshold: number,
  actual: number,
  scene: Scene,
): Verdict {
  return fails(scene, () => {
    const facts = { missing: threshold - actual, threshold, currency }
    const detail = `expected at least ${threshold} ${currency}, got ${actual}`
    return { code: 'MINIMUM_SPEND', facts, hint: { kind: 'spendMore', ...facts, on: leaf.items }, detail }
  })
}

function tooMuch({ currency }: CartView, threshold: number, actual: number, scene: Scene): Verdict {
  const detail = `expected less than ${threshold} ${currency}, got ${actual}`
  return fails(scene, () => ({ code: 'MAXIMUM_SPEND', facts: { threshold, currency }, detail }))
}

function subtotalSeen({ items, beforeDiscounts }: CartSubtotal, cart: CartView): number {
  if (items === null) return beforeDiscounts ? cart.subtotal : cart.restTotal
  let total = 0
  cart.lines.forEach((line, index) => {
    if (!selects(items, line, cart.currency)) return
    total += beforeDiscounts ? line.unitPrice * line.quantity : cart.rests[index]!
  })
  return total
}

/** Undefined: no bound is given; null: none in this currency. */
function boundIn(currency: string, amounts: readonly Money[] | null): number | null | undefined {
  return amounts === null ? undefined : amountIn(currency, amounts)
}
