import type { AttributeTest, ItemSelector } from '../../src/domain/selector.ts'
import { type Draw, chance, oneOf } from './draw.ts'
import { goods } from './facts.ts'

/** A selector of any kind. */
export function someSelector(draw: Draw, depth = 1): ItemSelector {
  const kind = draw(8)
  const currency = chance(draw, 8) ? 'USD' : 'EUR'
  if (kind === 0) return goods({})
  if (kind === 1) return goods({ skus: oneOf(draw, ['A'], ['B', 'C'], ['D'], ['Z']) })
  if (kind === 2) return goods({ categories: oneOf(draw, ['tea'], ['mug', 'gift']) })
  if (kind === 3) return goods({ brands: ['leaf'], onSale: oneOf(draw, null, false, true) })
  if (kind === 4) return goods({ minUnitPrice: { amount: oneOf(draw, 10, 4, 100), currency } })
  if (kind === 5) return goods({ maxUnitPrice: { amount: oneOf(draw, 10, 4, 100), currency } })
  if (kind === 6) return goods({ attributes: [oneOf(draw, ...TESTS)] })
  return depth === 0 ? goods({ onSale: false }) : { ...someSelector(draw, 0), not: someSelector(draw, 0) }
}

const TESTS: readonly AttributeTest[] = [
  { name: 'size', operator: 'EQUALS', values: ['S'] },
  { name: 'size', operator: 'NOT_EQUALS', values: ['S'] },
  { name: 'size', operator: 'IN', values: ['M', 'L'] },
  { name: 'size', operator: 'EXISTS', values: [] },
  { name: 'grams', operator: 'AT_LEAST', values: ['100'] },
  { name: 'grams', operator: 'LESS', values: ['100'] },
]
