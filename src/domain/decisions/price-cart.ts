import type { Facts } from '../facts.ts'
import { sum } from '../money.ts'
import type { AppliedIncentive, CodeOutcome, PricedCart } from '../priced-cart.ts'
import { reason } from '../rejection.ts'
import { pricedLines } from './allocations.ts'
import type { Stack } from './choose-stack.ts'
import { decide } from './decide.ts'
import type { Trial } from './run-cart.ts'
import type { Stage } from './stage.ts'
import { type Standing, explainCart, standingOf } from './standing.ts'
import { reasonsOf } from './tidy.ts'

/** Prices a cart with its incentives (laws 1 to 16), and says what became of each code entered. Needs facts with a cart. */
export function priceCart(facts: Facts): PricedCart {
  const { stage, stack } = decide(facts)
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
  const lines = pricedLines(cart.lines, run.applied)
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
    variant: campaign.variant ?? null,
    title: campaign.display.title,
    base: baseOf(works),
    amount: taken,
    effects: works.map(({ effect }) => effect),
  }
}

function shippingTaken({ works }: Trial): number {
  return sum(works.map(({ cut }) => (cut.kind === 'shipping' ? cut.amount : 0)))
}

/** What was discounted: where several effects of one incentive meet on a line, it counts once, at its highest base; each gift counts. */
function baseOf(works: Trial['works']): number {
  const bases = new Map<number | 'shipping', number>()
  const see = (key: number | 'shipping', base: number): void => void bases.set(key, Math.max(bases.get(key) ?? 0, base))
  let gifts = 0
  for (const { cut } of works) {
    if (cut.kind === 'shipping') see('shipping', cut.base)
    else if (cut.kind === 'gift') gifts += cut.amount
    else for (const line of cut.lines) see(line.index, line.base)
  }
  return sum(bases.values()) + gifts
}
