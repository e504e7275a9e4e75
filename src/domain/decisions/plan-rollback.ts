import { sum } from '../money.ts'
import type { AppliedIncentive, PricedLine, PricedShipping } from '../priced-cart.ts'
import { reject, type Rejection } from '../rejection.ts'
import type { Returned } from '../rollback.ts'
import { spread } from '../spread.ts'
import type { Tender } from '../tender.ts'
import { returnTenders } from './return-tenders.ts'

/** What was bought, frozen as priced. */
export interface Sold {
  readonly lines: readonly PricedLine[]
  readonly shipping: PricedShipping | null
  readonly applied: readonly AppliedIncentive[]
  readonly tenders: readonly Tender[]
}

/** Units of one line that come back. */
export interface AskedLine {
  /** Null: an id that no line has. */
  readonly lineId: string | null
  readonly quantity: number
}

/** What one return gives back, and by how much it lowers what was counted. Minor units. */
export interface RollbackPlan extends Returned {
  /** Discount by `sequence` of the incentive: what its budgets get back. */
  readonly discounts: ReadonlyMap<number, number>
  /** Goods at their prices before incentives, gifts left out: what budgets of order totals get back. */
  readonly goods: number
  /** What had been left to pay, after discounts and before tenders, of what came back; shipping with the last line. */
  readonly value: number
}

/** A plan, or why there is none. */
export type PlannedRollback =
  { readonly ok: true; readonly plan: RollbackPlan } | { readonly ok: false; readonly rejection: Rejection }

/** Most lines that one return may name. */
const MAXIMUM_LINES = 500

/**
 * Plans a return (law 22): all that is left (`asked` null), or units of some lines. Shares are those frozen at the redemption, so that all
 * partial returns together equal the whole to the cent; the shipping's part comes with the last line. Refuses unknown lines, and units that
 * came back before (INVALID_STATE).
 */
export function planRollback(
  sold: Sold,
  earlier: readonly Returned[],
  asked: readonly AskedLine[] | null,
): PlannedRollback {
  const before = unitsReturned(earlier)
  const rejection = asked === null ? refuseRest(earlier) : refuseLines(sold, before, asked)
  if (rejection !== null) return { ok: false, rejection }
  const after = asked === null ? allUnits(sold) : withUnits(before, asked)
  return { ok: true, plan: planBetween(sold, earlier, before, after) }
}

/** Units by line id. */
type Units = ReadonlyMap<string, number>

function unitsReturned(earlier: readonly Returned[]): Units {
  return withUnits(
    new Map(),
    earlier.flatMap(({ lines }) => lines),
  )
}

function withUnits(units: Units, more: readonly AskedLine[]): Units {
  const all = new Map(units)
  for (const { lineId, quantity } of more) if (lineId !== null) all.set(lineId, (all.get(lineId) ?? 0) + quantity)
  return all
}

function allUnits({ lines }: Sold): Units {
  return new Map(lines.map(({ id, quantity }) => [id, quantity]))
}

function refuseRest(earlier: readonly Returned[]): Rejection | null {
  return earlier.some(({ isWhole }) => isWhole) ? reject('INVALID_STATE', [], 'nothing is left to give back') : null
}

function refuseLines({ lines }: Sold, before: Units, asked: readonly AskedLine[]): Rejection | null {
  if (asked.length === 0) return reject('REQUIRED', ['lines'], 'must name at least one line')
  if (asked.length > MAXIMUM_LINES) return reject('TOO_MANY', ['lines'], `must have at most ${MAXIMUM_LINES} entries`)
  const left = new Map(lines.map(({ id, quantity }) => [id, quantity - (before.get(id) ?? 0)]))
  for (const [place, { lineId, quantity }] of asked.entries()) {
    const units = lineId === null ? undefined : left.get(lineId)
    if (lineId === null || units === undefined) return reject('NOT_FOUND', ['lines', place, 'lineId'])
    if (!Number.isSafeInteger(quantity) || quantity < 1)
      return reject('INVALID', ['lines', place, 'quantity'], `must be 1 or more, not ${quantity}`)
    if (quantity > units)
      return reject('INVALID_STATE', ['lines', place, 'quantity'], `of this line ${units} are left, not ${quantity}`)
    left.set(lineId, units - quantity)
  }
  return null
}

function planBetween(sold: Sold, earlier: readonly Returned[], before: Units, after: Units): RollbackPlan {
  const isWhole = sold.lines.every(({ id, quantity }) => after.get(id) === quantity)
  const tendered = tenderedBy(sold)
  const lines = sold.lines.flatMap((line, place) => {
    const [from, to] = [before.get(line.id) ?? 0, after.get(line.id) ?? 0]
    return to === from ? [] : [stretchOf(line, tendered[place]!, from, to)]
  })
  const shipping = isWhole ? sold.shipping : null
  const shippingReturned = shipping?.discount ?? 0
  const tenderReturned = sum(lines.map(({ tender }) => tender)) + (isWhole ? tendered.at(-1)! : 0)
  return {
    lines: lines.map(({ line, quantity, discount }) => ({ lineId: line.id, quantity, discount })),
    shippingReturned,
    discountReturned: sum(lines.map(({ discount }) => discount)) + shippingReturned,
    tenders: returnTenders(sold.tenders, earlier, tenderReturned),
    tenderReturned,
    isWhole,
    discounts: discountsOf(sold, lines, isWhole),
    goods: sum(lines.map(({ line, quantity }) => (line.gift ? 0 : quantity * line.unitPrice))),
    value: sum(lines.map(({ value }) => value)) + (shipping === null ? 0 : shipping.amount - shipping.discount),
  }
}

/** Some units of a line, from the `from`th to the `to`th that comes back, and their shares. */
interface Stretch {
  readonly line: PricedLine
  readonly from: number
  readonly to: number
  readonly quantity: number
  readonly discount: number
  readonly value: number
  readonly tender: number
}

function stretchOf(line: PricedLine, tendered: number, from: number, to: number): Stretch {
  const between = (upTo: (units: number) => number): number => upTo(to) - upTo(from)
  return {
    line,
    from,
    to,
    quantity: to - from,
    discount: between((units) => shareOfUnits(line.discount, line.quantity, units)),
    value: between((units) => leftOfUnits(line, units)),
    tender: between((units) => Math.min(shareOfUnits(tendered, line.quantity, units), leftOfUnits(line, units))),
  }
}

/** The share of the first `units` that come back of a line: the first ones carry the larger shares, and all of them the whole. */
function shareOfUnits(amount: number, quantity: number, units: number): number {
  return units * Math.floor(amount / quantity) + Math.min(units, amount % quantity)
}

/** What had been left to pay of the first `units` that come back. */
function leftOfUnits({ unitPrice, quantity, discount }: PricedLine, units: number): number {
  return units * unitPrice - shareOfUnits(discount, quantity, units)
}

/** What tenders had paid of each line, and last of the shipping: in proportion to what was left to pay after discounts. */
function tenderedBy({ lines, shipping, tenders }: Sold): number[] {
  const left = [
    ...lines.map((line) => line.quantity * line.unitPrice - line.discount),
    shipping === null ? 0 : shipping.amount - shipping.discount,
  ]
  return spread(sum(tenders.map(({ amount }) => amount)), left, left)
}

/** By incentive. What a line's incentives get back adds up to what the line gets back: shares are taken of running sums. */
function discountsOf({ lines, applied }: Sold, stretches: readonly Stretch[], isWhole: boolean): Map<number, number> {
  const discounts = new Map<number, number>()
  const add = (sequence: number, amount: number): void =>
    void discounts.set(sequence, (discounts.get(sequence) ?? 0) + amount)
  for (const { line, from, to } of stretches) {
    const upTo = (amount: number): number =>
      shareOfUnits(amount, line.quantity, to) - shareOfUnits(amount, line.quantity, from)
    let running = 0
    for (const { sequence, amount } of line.allocations) {
      add(sequence, upTo(running + amount) - upTo(running))
      running += amount
    }
  }
  if (isWhole) for (const { sequence, amount } of applied) add(sequence, amount - onLines(lines, sequence))
  return discounts
}

/** The part of an incentive that fell on lines; the rest fell on the shipping. */
function onLines(lines: readonly PricedLine[], sequence: number): number {
  return sum(lines.flatMap((line) => line.allocations).map((part) => (part.sequence === sequence ? part.amount : 0)))
}
