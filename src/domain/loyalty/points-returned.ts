import type { ReturnedLine } from '../rollback.ts'
import type { EarnedLine, PlannedEarning } from './earn-points.ts'

/** What one rule gave that a return takes back. */
export interface ReturnedGain {
  readonly ruleId: string
  readonly points: number
}

/** What one rule gave back as gift-card money that a return takes back, minor units. */
export interface ReturnedCashBack {
  readonly ruleId: string
  readonly amount: number
}

/** What a return takes back on one card: points and gift-card money by rule, and money that no longer counts for tiers. */
export interface ReturnedEarning {
  readonly cardId: string
  readonly gains: readonly ReturnedGain[]
  readonly cashBack: readonly ReturnedCashBack[]
  readonly spent: number
}

/** Units of lines that came back. */
type Units = Pick<ReturnedLine, 'lineId' | 'quantity'>

/**
 * What a return of these units takes back of what an order earned, frozen then (law 22): each line's part by units, the first ones carrying the
 * larger shares, so that all returns together take back exactly what was given. With the last line comes what no line bears.
 */
export function pointsReturned(
  earns: readonly PlannedEarning[],
  earlier: readonly Units[],
  returned: readonly Units[],
  isWhole: boolean,
): ReturnedEarning[] {
  const before = unitsOf(earlier)
  const after = unitsOf([...earlier, ...returned])
  const part = (lineId: string, quantity: number, amount: number): number =>
    shareOf(amount, quantity, after.get(lineId) ?? 0) - shareOf(amount, quantity, before.get(lineId) ?? 0)
  return earns.map(({ cardId, gains, cashBack, spentLines }) => ({
    cardId,
    gains: gains.map(({ ruleId, points, lines }) => ({
      ruleId,
      points:
        lines.length === 0
          ? isWhole
            ? points
            : 0
          : sumOf(lines, (line) => part(line.lineId, line.quantity, line.points)),
    })),
    cashBack: cashBack.map(({ ruleId, lines }) => ({
      ruleId,
      amount: sumOf(lines, (line) => part(line.lineId, line.quantity, line.amount)),
    })),
    spent: sumOf(spentLines, ({ lineId, quantity, amount }) => part(lineId, quantity, amount)),
  }))
}

function sumOf<Item>(items: readonly Item[], amountOf: (item: Item) => number): number {
  return items.reduce((total, item) => total + amountOf(item), 0)
}

function unitsOf(lines: readonly Units[]): Map<string, number> {
  const units = new Map<string, number>()
  for (const { lineId, quantity } of lines) units.set(lineId, (units.get(lineId) ?? 0) + quantity)
  return units
}

/** The part of the first `units` of `quantity`: the remainder lies on the first ones, a point or a cent each. */
function shareOf(amount: EarnedLine['points'], quantity: number, units: number): number {
  const each = Math.floor(amount / quantity)
  return each * units + Math.min(units, amount - each * quantity)
}
