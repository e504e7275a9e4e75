import type { LineCut } from '../effect/cut.ts'
import { sum } from '../money.ts'
import type { Allocation, PricedLine } from '../priced-cart.ts'
import type { CartLine } from '../cart.ts'
import type { Trial } from './run-cart.ts'

/** The lines after incentives, each with the parts that fall on it; behind them the gifts, in the order applied (law 13). */
export function pricedLines(lines: readonly CartLine[], applied: readonly Trial[]): PricedLine[] {
  const allocated = allocationsOf(applied, lines.length)
  const goods = lines.map((line, index) => {
    const allocations = allocated[index]!
    return { ...line, gift: false, discount: sum(allocations.map(({ amount }) => amount)), allocations }
  })
  return [...goods, ...applied.flatMap((trial, place) => giftLines(trial, place + 1))]
}

/** What falls on each line, by its place: all effects of one incentive on one line are one allocation. */
function allocationsOf(applied: readonly Trial[], count: number): Allocation[][] {
  const allocations: Allocation[][] = Array.from({ length: count }, () => [])
  applied.forEach(({ works }, place) => {
    for (const { cut } of works)
      for (const line of cut.kind === 'goods' ? cut.lines : [])
        if (line.amount > 0) allocate(allocations[line.index]!, place + 1, line)
  })
  return allocations
}

/** `units` stay known only where every effect chose units. */
function allocate(onLine: Allocation[], sequence: number, { amount, units }: LineCut): void {
  const last = onLine.at(-1)
  if (last?.sequence !== sequence) {
    onLine.push({ sequence, amount, units })
    return
  }
  const both = last.units === null || units === null ? null : Math.max(last.units, units)
  onLine[onLine.length - 1] = { sequence, amount: last.amount + amount, units: both }
}

/** Gifts of one incentive: their ids name where they come from, and stay the same while it applies. */
function giftLines({ candidate: { campaign, voucher }, works }: Trial, sequence: number): PricedLine[] {
  return works.flatMap(({ cut }, place) => {
    if (cut.kind !== 'gift') return []
    const id = ['gift', campaign.id, voucher?.id ?? '', place].join(' ')
    const allocations = [{ sequence, amount: cut.amount, units: null }]
    return [{ ...cut.line, id, gift: true, discount: cut.amount, allocations }]
  })
}
