import type { EvaluateInput } from '../../src/domain/input/cart-input.ts'
import type { Campaign } from '../../src/domain/campaign.ts'
import type { Condition } from '../../src/domain/condition/condition.ts'
import type { ItemSelector } from '../../src/domain/selector.ts'
import { CODES, HER_SEGMENT } from './population.ts'

/** One line of the cart, with what rules look at. */
export interface Goods {
  readonly sku: string
  readonly quantity: number
  readonly unitPrice: number
  readonly categories: readonly string[]
  readonly brand: string
}

/** The goods of the benchmarks: so many lines (10), priced by the service. */
export function goods(lines = 10): Goods[] {
  return Array.from({ length: lines }, (_, at) => ({
    sku: `sku-${at}`,
    quantity: 1 + (at % 3),
    unitPrice: 799 + 37 * at,
    categories: [`category-${at % 5}`],
    brand: `brand-${at % 7}`,
  }))
}

/** What `evaluate` is asked. */
export function purchase(lines = 10, codes: readonly string[] = CODES): EvaluateInput {
  const priced = goods(lines).map(({ unitPrice, ...line }) => ({
    ...line,
    unitPrice: { amount: unitPrice, currency: 'EUR' },
  }))
  return {
    customer: { externalId: 'shopper' },
    currency: 'EUR',
    lines: priced as EvaluateInput['lines'],
    codes: [...codes],
  }
}

/**
 * The slow reference: every campaign looked at, percentages of ITEMS line by line, then those of ORDER on what is left, each rounded once,
 * by key, then codes in the order entered. Written apart from the engine; it knows what the benchmarks' campaigns use, no more.
 */
export function referenceTotal(
  lines: readonly Goods[],
  automatic: readonly Campaign[],
  entered: readonly Campaign[],
): number {
  const rests = lines.map(({ unitPrice, quantity }) => BigInt(unitPrice * quantity))
  const queue = [...automatic.toSorted((a, b) => (a.key < b.key ? -1 : 1)), ...entered]
  for (const lane of ['ITEMS', 'ORDER'])
    for (const { conditions, effects } of queue)
      for (const effect of effects)
        if (effect.kind === 'percentOff' && effect.target.kind === lane && holds(conditions, lines, rests))
          take(BigInt(effect.basisPoints), lane, effect.target.items, lines, rests)
  return Number(total(rests))
}

function take(
  points: bigint,
  lane: string,
  items: ItemSelector | null,
  lines: readonly Goods[],
  rests: bigint[],
): void {
  if (lane === 'ITEMS')
    for (const [at, line] of lines.entries())
      rests[at] = rests[at]! - (matches(items, line) ? share(rests[at]!, points) : 0n)
  else spreadOver(rests, share(total(rests), points))
}

function share(amount: bigint, points: bigint): bigint {
  return (2n * amount * points + 10_000n) / 20_000n
}

/** By largest remainder; ties to the larger share, then the earlier line (law 3). */
function spreadOver(rests: bigint[], amount: bigint): void {
  const all = total(rests)
  const shares = rests.map((rest) => (rest * amount) / all)
  const order = rests
    .map((rest, at) => ({ at, left: (rest * amount) % all, rest }))
    .toSorted((a, b) => Number(b.left - a.left) || Number(b.rest - a.rest) || a.at - b.at)
  for (const { at } of order.slice(0, Number(amount - total(shares)))) shares[at] = shares[at]! + 1n
  for (const [at, part] of shares.entries()) rests[at] = rests[at]! - part
}

function holds(condition: Condition | null, lines: readonly Goods[], rests: readonly bigint[]): boolean {
  if (condition === null) return true
  switch (condition.kind) {
    case 'all':
      return condition.of.every((each) => holds(each, lines, rests))
    case 'any':
      return condition.of.some((each) => holds(each, lines, rests))
    case 'cartQuantity':
      return lines.some((line) => matches(condition.items, line))
    case 'cartSubtotal':
      return total(rests) >= BigInt(condition.min![0]!.amount)
    case 'segment':
      return condition.segmentId === HER_SEGMENT
    case 'customer':
      return condition.test.values.includes('DE')
    default:
      throw new Error(`The reference does not know ${condition.kind}`)
  }
}

/** Whether the interpreter over all finds the selector's goods. */
export function matches(items: ItemSelector | null, { sku, categories, brand }: Goods): boolean {
  if (items === null) return true
  if (items.skus !== null) return items.skus.includes(sku)
  if (items.categories !== null) return items.categories.some((category) => categories.includes(category))
  return items.brands!.includes(brand)
}

function total(amounts: readonly bigint[]): bigint {
  return amounts.reduce((sum, amount) => sum + amount, 0n)
}
