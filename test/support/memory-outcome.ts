import { expect } from '@jest/globals'
import { planRedemption } from '../../src/domain/decisions/plan-redemption.ts'
import { qualify } from '../../src/domain/decisions/qualify.ts'
import { earnPoints, pointsToEarn } from '../../src/domain/loyalty/earn-points.ts'
import { pointsOffers } from '../../src/domain/loyalty/points-offers.ts'
import type { Hint, Offer } from '../../src/domain/offer.ts'
import type { PricedCart } from '../../src/domain/priced-cart.ts'
import { isPointsTender } from '../../src/domain/tender.ts'
import { factsOfScenario } from './memory-door.ts'
import { expectOutcome, type OfferOutcome, type Outcome } from './outcome.ts'
import type { ExpectedHint, Scenario } from './scenario.ts'

/** Holds the decision in memory to a scenario: prices, codes, offers, and whether it may be redeemed. */
export function expectInMemory(scenario: Scenario): void {
  const facts = factsOfScenario(scenario)
  const { priced, offers } = qualify(facts)
  const earned = priced && pointsToEarn(earnPoints(facts, priced))
  const all = [...offers, ...pointsOffers(facts, () => priced).map(({ offer }) => offer)]
  expectOutcome(priced && outcomeOf(priced, earned!), all.map(offerOf), scenario)
  if (priced === null) return
  const plan = planRedemption(facts, { expectedTotal: null })
  expect(plan.ok ? undefined : plan.rejection.code).toBe(scenario.expect.redeem)
}

function outcomeOf(
  { lines, shipping, applied, codes, ...priced }: PricedCart,
  earned: ReturnType<typeof pointsToEarn>,
): Outcome {
  const { subtotal, discountTotal, tenderTotal, total } = priced
  return {
    subtotal,
    discountTotal,
    tenderTotal,
    tenders: priced.tenders.map((tender) =>
      isPointsTender(tender)
        ? { card: tender.loyaltyCardId.split('/')[1]!, amount: tender.amount, points: tender.points }
        : { card: tender.giftCardId, amount: tender.amount },
    ),
    pointsToEarn: earned.map(({ programId, points }) => ({ program: programId, points })),
    total,
    lines: lines.map(({ sku, discount, gift }) => ({ sku, discount, gift })),
    shippingDiscount: shipping?.discount ?? 0,
    applied: applied.map(({ campaignId, amount, base, code, variant }) => ({
      campaign: campaignId,
      amount,
      base,
      ...(code === null ? {} : { code }),
      ...(variant === null ? {} : { variant }),
    })),
    codes: codes.map(({ code, applied: isApplied, reasons }) => ({
      code,
      applied: isApplied,
      reasons: reasons.map((reason) => reason.code),
    })),
    offers: null,
  }
}

function offerOf({ campaignId, status, savings, variant, hints, reasons }: Offer): OfferOutcome {
  const told = { hints: hints.map(hintOf), reasons: reasons.map(({ code }) => code) }
  return { campaign: campaignId, status, savings, variant, ...told }
}

function hintOf(hint: Hint): ExpectedHint {
  switch (hint.kind) {
    case 'spendMore':
      return { kind: 'spendMore', missing: hint.missing, threshold: hint.threshold }
    case 'addItems':
      return { kind: 'addItems', quantity: hint.quantity }
    case 'signIn':
      return { kind: 'signIn' }
    case 'waitUntil':
      return { kind: 'waitUntil', at: hint.at.toISOString() }
    case 'removeConflict':
      return { kind: 'removeConflict', conflictsWith: hint.conflictsWith }
    case 'earnPoints':
      return { kind: 'earnPoints', points: hint.points }
    default:
      return hint satisfies never
  }
}
