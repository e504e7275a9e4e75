import type { Facts } from '../facts.ts'
import { sum } from '../money.ts'
import type { AppliedIncentive, CodeOutcome, PointsOutcome, PricedCart } from '../priced-cart.ts'
import { joiningReason } from '../referral/joining.ts'
import { reason } from '../rejection.ts'
import type { Tender } from '../tender.ts'
import { pricedLines } from './allocations.ts'
import { applyPoints, type PointsStanding } from './apply-points.ts'
import { type CardStanding, type Due, payByCards } from './apply-tenders.ts'
import type { Candidate } from './candidate.ts'
import type { Stack } from './choose-stack.ts'
import { decide } from './decide.ts'
import type { Trial } from './run-cart.ts'
import type { Stage } from './stage.ts'
import { type Standing, explainCart, standingOf } from './standing.ts'
import { reasonsOf } from './tidy.ts'

/** Prices a cart with its incentives (laws 1 to 16), lets gift cards and then points pay (law 27), and says what became of each code entered. Needs facts with a cart. */
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
  const shipping = cart.shipping && { ...cart.shipping, discount: shippingDiscount }
  const cards = cart.codes.flatMap((code) => facts.giftCards.get(code) ?? [])
  const { standings: paid, left } = payByCards({ currency: cart.currency, lines, shipping }, cards, facts.now)
  const points = pointsOn(facts, left)
  const tenders = [...paid.flatMap(cardTender), ...(points === null ? [] : pointsTender(facts, points))]
  const tenderTotal = sum(tenders.map(({ amount }) => amount))
  return {
    currency: cart.currency,
    lines,
    shipping,
    subtotal,
    discountTotal: run.saving,
    tenders,
    tenderTotal,
    points: points && outcomeOf(points),
    total: subtotal + (cart.shipping?.amount ?? 0) - run.saving - tenderTotal,
    applied: run.applied.map((trial, place) => appliedIncentive(trial, place + 1)),
    codes: cart.codes.map((code) => codeOutcome(code, facts, [...applied], standings, paid)),
  }
}

function cardTender({ candidate, amount }: CardStanding): Tender[] {
  return amount > 0 ? [{ giftCardId: candidate.card.id, amount }] : []
}

/** Null: no points are to pay. A card that is not the customer's pays nothing. */
function pointsOn({ cart, memberships }: Facts, left: Due): PointsStanding | null {
  const asked = cart?.points ?? null
  if (asked === null) return null
  const member = memberships.find(({ cardId }) => cardId === asked.loyaltyCardId)
  if (member !== undefined) return applyPoints(member, asked.points, left, cart!.currency)
  const findings = [{ reason: reason('NOT_ACCEPTED'), hint: null }]
  return { points: 0, amount: 0, lines: left.lines.map(() => 0), missing: 0, findings }
}

function pointsTender({ cart }: Facts, { points, amount }: PointsStanding): Tender[] {
  return points > 0 ? [{ loyaltyCardId: cart!.points!.loyaltyCardId, points, amount }] : []
}

function outcomeOf({ lines, missing, findings }: PointsStanding): PointsOutcome {
  return { lines, missing, reasons: reasonsOf(findings) }
}

function codeOutcome(
  code: string,
  facts: Facts,
  applied: readonly Candidate[],
  standings: readonly Standing[],
  paid: readonly CardStanding[],
): CodeOutcome {
  const known = facts.entered.get(code)
  if (known === undefined) return referralOutcome(code, facts) ?? cardOutcome(code, paid)
  const isApplied = applied.some((candidate) => candidate.code === code)
  const standing = standings.find(({ candidate }) => candidate.code === code)
  const reasons = isApplied || standing === undefined ? [] : reasonsOf(standing.findings)
  const { campaign, voucher } = known
  return { code, applied: isApplied, campaignId: campaign.id, voucherId: voucher.id, giftCardId: null, reasons }
}

/** A referral code takes nothing off: it is applied where the shopper joins by it. */
function referralOutcome(code: string, { referrals }: Facts): CodeOutcome | null {
  const referral = referrals?.get(code)
  if (referral === undefined) return null
  const { codeId, problem } = referral
  const ids = { campaignId: null, voucherId: null, giftCardId: null, referral: { codeId, problem } }
  return { code, applied: problem === null, ...ids, reasons: problem === null ? [] : [joiningReason(problem)] }
}

function cardOutcome(code: string, paid: readonly CardStanding[]): CodeOutcome {
  const standing = paid.find(({ candidate }) => candidate.card.code === code)
  if (standing === undefined)
    return {
      code,
      applied: false,
      campaignId: null,
      voucherId: null,
      giftCardId: null,
      reasons: [reason('NOT_ACCEPTED')],
    }
  const { candidate, amount, findings } = standing
  const ids = { campaignId: candidate.campaign.id, voucherId: null, giftCardId: candidate.card.id }
  return { code, applied: amount > 0, ...ids, reasons: reasonsOf(findings) }
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
  return sum([...bases.values()]) + gifts
}
