import type { Effect, PriceEffect, Target } from '../../src/domain/effect/effect.ts'
import type { Money } from '../../src/domain/money.ts'
import { someCondition } from './arbitrary-conditions.ts'
import { someSelector } from './arbitrary-selectors.ts'
import { type Draw, chance, many, oneOf } from './draw.ts'
import { ORDER, SHIPPING, eur, items } from './facts.ts'

const SHARES = [1000, 5000, 10_000, 1, 1250, 3333, 6667, 9999]
const AMOUNTS = [10, 1, 2, 3, 7, 50, 100, 101, 500, 5000]

/** An effect of any kind, or a list of cases. */
export function someEffect(draw: Draw, depth = 2): Effect {
  if (depth === 0 || !chance(draw, 6)) return somePriceEffect(draw)
  const cases = [0, ...many(draw, 2)].map(() => ({ when: someCondition(draw, 1), then: someEffect(draw, depth - 1) }))
  return { kind: 'firstOf', cases }
}

function somePriceEffect(draw: Draw): PriceEffect {
  const kinds = [
    'percentOff',
    'amountOff',
    'fixedPrice',
    'shippingOff',
    'buyXGetY',
    'addItem',
    'percentOff',
    'amountOff',
  ] as const
  const kind = oneOf(draw, ...kinds)
  switch (kind) {
    case 'percentOff':
      return { kind, basisPoints: oneOf(draw, ...SHARES), cap: someCap(draw), target: someTarget(draw) }
    case 'amountOff': {
      const target = someTarget(draw)
      return { kind, amounts: someAmounts(draw), perUnit: target.kind !== 'SHIPPING' && chance(draw, 3), target }
    }
    case 'fixedPrice':
      return {
        kind,
        prices: [...someAmounts(draw), ...(chance(draw, 6) ? [eur(0)] : [])].slice(-1),
        target: someTarget(draw),
      }
    case 'shippingOff': {
      const methods = oneOf(draw, [], [], ['standard'], ['express', 'bike'])
      return { kind, basisPoints: oneOf(draw, 10_000, 5000, 3333), cap: someCap(draw), methods }
    }
    case 'buyXGetY':
      return {
        kind,
        buy: someSelector(draw),
        buyQuantity: 1 + draw(3),
        get: someSelector(draw),
        getQuantity: 1 + draw(2),
        basisPoints: oneOf(draw, 10_000, 5000, 3333),
        maxTimes: oneOf(draw, null, 1, 2),
      }
    case 'addItem':
      return { kind, sku: oneOf(draw, 'GIFT', 'A', 'GHOST'), quantity: 1 + draw(2) }
    default:
      return kind satisfies never
  }
}

function someTarget(draw: Draw): Target {
  const kind = oneOf(draw, 'ITEMS', 'ORDER', 'ITEMS', 'SHIPPING')
  if (kind !== 'ITEMS') return kind === 'ORDER' ? ORDER : SHIPPING
  const units = oneOf(draw, null, null, 1, 2, 3, 5)
  const from = units === null ? null : oneOf(draw, 'CHEAPEST', 'DEAREST')
  return items(null, { items: chance(draw, 2) ? someSelector(draw) : null, units, from })
}

function someCap(draw: Draw): Money | null {
  if (!chance(draw, 4)) return null
  return { amount: oneOf(draw, ...AMOUNTS), currency: chance(draw, 8) ? 'USD' : 'EUR' }
}

function someAmounts(draw: Draw): Money[] {
  const euros = eur(oneOf(draw, ...AMOUNTS))
  const dollars = { amount: oneOf(draw, ...AMOUNTS), currency: 'USD' }
  return oneOf(draw, 0, 0, 0, 0, 1, 2, 0, 0) === 0 ? [euros] : chance(draw, 2) ? [dollars] : [dollars, euros]
}
