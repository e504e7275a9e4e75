import { ANYTHING } from '../selector.ts'
import { selects } from '../select-items.ts'
import type { CartQuantity } from './condition.ts'
import { type Scene, fails } from './leaf.ts'
import { HOLDS, PENDING, type Verdict } from './verdict.ts'
import type { CartView } from './view.ts'

/** Judges how many units are in the cart; both bounds are inclusive. */
export function judgeCartQuantity(leaf: CartQuantity, negated: boolean, scene: Scene): Verdict {
  const { cart } = scene.view
  if (cart === null) return PENDING
  const quantity = quantitySeen(leaf, cart)
  const tooFew = leaf.min !== null && quantity < leaf.min
  const tooMany = leaf.max !== null && quantity > leaf.max
  if (negated) return tooFew || tooMany ? HOLDS : outside(leaf, quantity, scene)
  if (tooFew) return shortOf(leaf, leaf.min, quantity, scene)
  return tooMany ? over(leaf.max, quantity, scene) : HOLDS
}

/** The negation asks for fewer than `min` or more than `max`: only more can be mended by adding. */
function outside(leaf: CartQuantity, quantity: number, scene: Scene): Verdict {
  return leaf.max === null ? over((leaf.min ?? 0) - 1, quantity, scene) : shortOf(leaf, leaf.max + 1, quantity, scene)
}

function shortOf(leaf: CartQuantity, threshold: number, quantity: number, scene: Scene): Verdict {
  return fails(scene, () => {
    const missing = threshold - quantity
    return {
      code: leaf.items !== null && quantity === 0 ? 'ITEMS_NOT_IN_CART' : 'MINIMUM_QUANTITY',
      facts: { missing, threshold, quantity },
      hint: { kind: 'addItems', quantity: missing, of: leaf.items ?? ANYTHING },
      detail: `expected at least ${threshold} units, got ${quantity}`,
    }
  })
}

function over(threshold: number, quantity: number, scene: Scene): Verdict {
  const detail = `expected at most ${threshold} units, got ${quantity}`
  return fails(scene, () => ({ code: 'MAXIMUM_QUANTITY', facts: { threshold, quantity }, detail }))
}

function quantitySeen({ items }: CartQuantity, cart: CartView): number {
  if (items === null) return cart.quantity
  let quantity = 0
  for (const line of cart.lines) if (selects(items, line, cart.currency)) quantity += line.quantity
  return quantity
}
