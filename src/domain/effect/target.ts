import { sum } from '../money.ts'
import { selects } from '../select-items.ts'
import { ANYTHING } from '../selector.ts'
import type { Idle, LineCut, Moment } from './cut.ts'
import { capacityOf, costOf } from './cut.ts'
import type { Target } from './effect.ts'
import { type Goods, perLines } from './per-lines.ts'
import { spread } from '../spread.ts'

/** Units of one line that an effect works on. */
export interface TargetedLine {
  readonly index: number
  readonly units: number
  /** The effect chose these units among others. */
  readonly chosen: boolean
}

/** The units that a target of goods selects, in the cart's order: all of them, or `units` from the cheapest or the dearest by unit price (law 12). */
export function targetedLines(target: Target, goods: Goods): readonly TargetedLine[] {
  return selectedLines(target.items === null && target.units === null ? ALL : target, goods)
}

/** All goods: selected once for all effects that work on them. */
const ALL: Choice = { items: null, units: null, from: 'CHEAPEST' }

type Choice = Pick<Target, 'items' | 'units' | 'from'>

const selectedLines = perLines(selectLines)

function selectLines({ items, units, from }: Choice, { lines, currency }: Goods): readonly TargetedLine[] {
  const selected = lines.flatMap((line, index) =>
    line.quantity > 0 && selects(items, line, currency) ? [{ index, units: line.quantity, chosen: false }] : [],
  )
  if (units === null) return selected
  const direction = from === 'DEAREST' ? -1 : 1
  selected.sort((a, b) => direction * (lines[a.index]!.unitPrice - lines[b.index]!.unitPrice) || a.index - b.index)
  return take(selected, units).toSorted((a, b) => a.index - b.index)
}

function take(lines: readonly TargetedLine[], units: number): TargetedLine[] {
  let left = units
  return lines.flatMap(({ index, units: available }) => {
    const taken = Math.min(left, available)
    left -= taken
    return taken > 0 ? [{ index, units: taken, chosen: true }] : []
  })
}

/** Nothing in the cart is of the target's goods: adding some would mend it. */
export function nothingSelected({ items }: Target): Idle {
  return { kind: 'idle', why: 'NOTHING_SELECTED', of: items ?? ANYTHING }
}

/** What the targeted units of a line cost now. */
export function restOf({ index, units }: TargetedLine, { cart }: Moment): number {
  return costOf(cart.rests[index]!, cart.lines[index]!, units)
}

/** The whole line's price that percentages are of: before the campaign, or before all incentives (laws 9 and 10). */
export function linePriceOf(index: number, { before, compounds, cart }: Moment): number {
  return compounds ? before[index]! : cart.lines[index]!.unitPrice * cart.lines[index]!.quantity
}

/** The most that the targeted units of a line can take now. */
export function roomOf({ index, units }: TargetedLine, { cart }: Moment): number {
  return capacityOf(cart.rests[index]!, cart.lines[index]!, units)
}

/** One cut per targeted line, none beyond what the line can take (law 4). */
export function cutEach(
  targeted: readonly TargetedLine[],
  moment: Moment,
  amounts: readonly number[],
  bases: readonly number[],
): LineCut[] {
  return targeted.map((line, place) => cutAt(line, Math.min(amounts[place]!, roomOf(line, moment)), bases[place]!))
}

function cutAt({ index, units, chosen }: TargetedLine, amount: number, base: number): LineCut {
  return { index, amount, base, units: chosen ? units : null }
}

/**
 * What is left of the targeted lines, times a number that leaves no fraction of a line of which some units are targeted: shares are exact and
 * rounded once (law 1). Past 2^53 the fractions are rounded.
 */
function weightsOf(targeted: readonly TargetedLine[], moment: Moment): number[] {
  const { rests, lines } = moment.cart
  const quantityOf = ({ index }: TargetedLine): number => lines[index]!.quantity
  const inPart = targeted.filter((line) => line.units < quantityOf(line))
  if (inPart.length === 0) return targeted.map(({ index }) => rests[index]!)
  const scale = [...new Set(inPart.map(quantityOf))].reduce((product, each) => product * each)
  const weights = targeted.map((line) => {
    const ofEach = line.units < quantityOf(line) ? line.units * (scale / quantityOf(line)) : scale
    return rests[line.index]! * ofEach
  })
  return Number.isSafeInteger(sum(weights)) ? weights : targeted.map((line) => restOf(line, moment))
}

/** One amount spread over the targeted lines by what is left of them (law 3). */
export function cutSpread(
  targeted: readonly TargetedLine[],
  moment: Moment,
  amount: number,
  bases: readonly number[],
): LineCut[] {
  const weights = weightsOf(targeted, moment)
  const rooms = targeted.map((line) => roomOf(line, moment))
  const amounts = spread(amount, weights, rooms)
  return targeted.map((line, place) => cutAt(line, amounts[place]!, bases[place]!))
}
