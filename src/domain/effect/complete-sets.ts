import type { CartLine } from '../cart.ts'
import { sum } from '../money.ts'
import { selects } from '../select-items.ts'
import type { MissingUnits } from './cut.ts'
import type { BuyXGetY } from './effect.ts'
import { type Goods, perLines } from './per-lines.ts'

/** How many complete sets a cart holds, and how many units of each line qualify and are given in them. */
export interface CompleteSets {
  readonly times: number
  readonly qualifying: readonly number[]
  readonly given: readonly number[]
}

/**
 * Law 12: each set takes the dearest matching units as qualifiers, then the cheapest other matching ones as given, by unit price and then the
 * earlier line; no unit twice. A unit that is needed to complete the set it would qualify for is not taken as its qualifier.
 */
export const completeSets: (rule: BuyXGetY, goods: Goods) => CompleteSets = perLines((rule: BuyXGetY, goods) => {
  const shelf = shelfOf(rule, goods)
  const [qualifying, given] = [goods.lines.map(() => 0), goods.lines.map(() => 0)]
  const most = rule.maxTimes ?? Number.POSITIVE_INFINITY
  let times = 0
  for (let set = pickSet(shelf, rule); set !== null && times < most; set = pickSet(shelf, rule)) {
    const repeats = Math.min(repeatsOf(set, shelf, rule), most - times)
    take(set.qualifying, repeats, shelf, qualifying)
    take(set.given, repeats, shelf, given)
    times += repeats
  }
  return { times, qualifying, given }
})

function take(picks: Picks, repeats: number, { left }: Shelf, units: number[]): void {
  for (const [index, picked] of picks) {
    units[index]! += picked * repeats
    left[index]! -= picked * repeats
  }
}

/** Units to add for the first complete set, in the fewest steps (law 30): what matches both sides is counted where it helps. */
export function missingUnits(rule: BuyXGetY, { lines, currency }: Goods): MissingUnits[] {
  const { buy, buyQuantity, get, getQuantity } = rule
  const [bought, given] = [lines.map(matching(buy, currency)), lines.map(matching(get, currency))]
  const countOf = (counts: (index: number) => boolean): number =>
    sum(lines.map(({ quantity }, index) => (counts(index) ? quantity : 0)))
  const toBuy = Math.max(0, buyQuantity - countOf((index) => bought[index]! && !given[index]!))
  const toGet = Math.max(0, getQuantity - countOf((index) => given[index]! && !bought[index]!))
  const missing = toBuy + toGet - countOf((index) => bought[index]! && given[index]!)
  if (missing <= toBuy || JSON.stringify(buy) === JSON.stringify(get)) return [{ of: buy, quantity: missing }]
  if (missing <= toGet) return [{ of: get, quantity: missing }]
  return [
    { of: buy, quantity: toBuy },
    { of: get, quantity: missing - toBuy },
  ]
}

/** Units not yet in a set, and the lines that match: those to buy from the dearest on, those to give from the cheapest on. */
interface Shelf {
  readonly left: number[]
  readonly dearest: readonly number[]
  readonly cheapest: readonly number[]
  /** By line: whether it is among `cheapest`. */
  readonly givable: readonly boolean[]
}

/** Units of one line, by its index. */
type Picks = readonly (readonly [index: number, units: number])[]

interface PickedSet {
  readonly qualifying: Picks
  readonly given: Picks
}

function shelfOf({ buy, get }: BuyXGetY, { lines, currency }: Goods): Shelf {
  const [buyable, givable] = [lines.map(matching(buy, currency)), lines.map(matching(get, currency))]
  const places = lines.map((_, index) => index)
  const priceOf = (index: number): number => lines[index]!.unitPrice
  return {
    left: lines.map(({ quantity }) => quantity),
    dearest: places.filter((index) => buyable[index]).toSorted((a, b) => priceOf(b) - priceOf(a) || a - b),
    cheapest: places.filter((index) => givable[index]).toSorted((a, b) => priceOf(a) - priceOf(b) || a - b),
    givable,
  }
}

function matching(selector: BuyXGetY['buy'], currency: string): (line: CartLine) => boolean {
  return (line) => line.quantity > 0 && selects(selector, line, currency)
}

/** One complete set out of what is left; null where there is none. */
function pickSet(shelf: Shelf, { buyQuantity, getQuantity }: BuyXGetY): PickedSet | null {
  const spare = sum(shelf.cheapest.map((index) => shelf.left[index]!)) - getQuantity
  const qualifying = spare < 0 ? null : pickQualifiers(shelf, buyQuantity, spare)
  if (qualifying === null) return null
  const taken = new Map(qualifying)
  return { qualifying, given: pickGiven(shelf, getQuantity, (index) => taken.get(index) ?? 0) }
}

/** The dearest, of those that could be given no more than `spare`; null where there are too few. */
function pickQualifiers({ left, dearest, givable }: Shelf, buyQuantity: number, spare: number): Picks | null {
  const picks: [number, number][] = []
  let [lacking, free] = [buyQuantity, spare]
  for (const index of dearest) {
    const units = Math.min(lacking, left[index]!, givable[index] ? free : lacking)
    if (units > 0) picks.push([index, units])
    if (givable[index]) free -= units
    lacking -= units
  }
  return lacking === 0 ? picks : null
}

function pickGiven({ left, cheapest }: Shelf, getQuantity: number, takenOf: (index: number) => number): Picks {
  let lacking = getQuantity
  return cheapest.flatMap((index) => {
    const units = Math.min(lacking, left[index]! - takenOf(index))
    lacking -= units
    return units > 0 ? [[index, units] as const] : []
  })
}

/** How often the same set can be picked on end: where each side comes from one line, until one of them runs out. */
function repeatsOf({ qualifying, given }: PickedSet, { left }: Shelf, { buyQuantity, getQuantity }: BuyXGetY): number {
  if (qualifying.length > 1 || given.length > 1) return 1
  const [from, to] = [qualifying[0]![0], given[0]![0]]
  if (from === to) return Math.floor(left[from]! / (buyQuantity + getQuantity))
  return Math.min(Math.floor(left[from]! / buyQuantity), Math.floor(left[to]! / getQuantity))
}
