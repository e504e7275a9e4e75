import type { LineCut } from '../effect/cut.ts'
import type { Facts } from '../facts.ts'
import { sum } from '../money.ts'
import type { Allocation, AppliedIncentive, CodeOutcome, PricedCart } from '../priced-cart.ts'
import { reason } from '../rejection.ts'
import { type Stack, chooseStack } from './choose-stack.ts'
import type { Trial } from './run-cart.ts'
import { type Stage, stageOf } from './stage.ts'
import { type Standing, explainCart, standingOf } from './standing.ts'
import { reasonsOf } from './tidy.ts'

/** Prices a cart with its incentives (laws 1 to 16), and says what became of each code entered. Needs facts with a cart. */
export function priceCart(facts: Facts): PricedCart {
  const stage = stageOf(facts)
  const stack = chooseStack(stage)
  const refused = stage.entered.filter((candidate) => !stack.applied.has(candidate))
  if (refused.length === 0) return pricedCart(stage, stack, [])
  const { trials } = explainCart(stage, stack, refused)
  const standings = trials
    .filter(({ candidate }) => refused.includes(candidate))
    .map((trial) => standingOf(stage, stack, trial))
  return pricedCart(stage, stack, standings)
}

/** The cart as its stack leaves it; `standings` tell at least of the codes that do not apply. */
export function pricedCart(
  { facts, cart }: Stage,
  { run, applied }: Stack,
  standings: readonly Standing[],
): PricedCart {
  const allocated = allocationsOf(run.applied, cart.lines.length)
  const lines = cart.lines.map((line, index) => {
    const allocations = allocated[index]!
    return { ...line, discount: sum(allocations.map(({ amount }) => amount)), allocations }
  })
  const subtotal = sum(lines.map(({ unitPrice, quantity }) => unitPrice * quantity))
  const shippingDiscount = sum(run.applied.map(shippingTaken))
  const codes = cart.codes.map((code): CodeOutcome => {
    const known = facts.entered.get(code)
    if (known === undefined)
      return { code, applied: false, campaignId: null, voucherId: null, reasons: [reason('NOT_ACCEPTED')] }
    const isApplied = [...applied].some((candidate) => candidate.code === code)
    const standing = standings.find(({ candidate }) => candidate.code === code)
    const reasons = isApplied || standing === undefined ? [] : reasonsOf(standing.findings)
    return { code, applied: isApplied, campaignId: known.campaign.id, voucherId: known.voucher.id, reasons }
  })
  return {
    currency: cart.currency,
    lines,
    shipping: cart.shipping && { ...cart.shipping, discount: shippingDiscount },
    subtotal,
    discountTotal: run.saving,
    total: subtotal + (cart.shipping?.amount ?? 0) - run.saving,
    applied: run.applied.map((trial, place) => appliedIncentive(trial, place + 1)),
    codes,
  }
}

function appliedIncentive({ candidate, works, taken }: Trial, sequence: number): AppliedIncentive {
  const { kind, campaign, voucher, code } = candidate
  return {
    sequence,
    kind,
    campaignId: campaign.id,
    voucherId: voucher?.id ?? null,
    code,
    title: campaign.display.title,
    base: baseOf(works),
    amount: taken,
    effects: works.map(({ effect }) => effect),
  }
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

function shippingTaken({ works }: Trial): number {
  return sum(works.map(({ cut }) => (cut.kind === 'shipping' ? cut.amount : 0)))
}

/** What was discounted: where several effects of one incentive meet on a line, it counts once, at its highest base. */
function baseOf(works: Trial['works']): number {
  const bases = new Map<number | 'shipping', number>()
  const see = (key: number | 'shipping', base: number): void => void bases.set(key, Math.max(bases.get(key) ?? 0, base))
  for (const { cut } of works) {
    if (cut.kind === 'shipping') see('shipping', cut.base)
    else for (const line of cut.lines) see(line.index, line.base)
  }
  return sum(bases.values())
}
