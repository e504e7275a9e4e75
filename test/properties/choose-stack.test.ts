import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Campaign } from '../../src/domain/campaign.ts'
import { promotionCandidate } from '../../src/domain/decisions/candidate.ts'
import { combinations } from '../../src/domain/decisions/combinations.ts'
import { conflict } from '../../src/domain/decisions/conflict.ts'
import { priceCart } from '../../src/domain/decisions/price-cart.ts'
import { DEFAULT_SETTINGS } from '../../src/domain/settings.ts'
import { GIFTS, NO_CONDITIONS, someCarts, someLines, somePromotions } from '../support/arbitrary-facts.ts'
import { aCart, someFacts } from '../support/facts.ts'

const runs = { numRuns: 300 }

/** Every choice out of a list. */
function choices<Item>(list: readonly Item[]): Item[][] {
  return list.reduce<Item[][]>((sets, item) => [...sets, ...sets.map((set) => [...set, item])], [[]])
}

function inPeace(campaigns: readonly Campaign[]): boolean {
  const candidates = campaigns.map(promotionCandidate)
  return candidates.every((a) => candidates.every((b) => a === b || !conflict(a, b)))
}

test('What is chosen saves as much as the best of all admissible combinations', () => {
  fc.assert(
    fc.property(
      someLines,
      somePromotions(6, NO_CONDITIONS),
      fc.constantFrom(1, 2, 30),
      (lines, promotions, maxIncentivesPerCart) => {
        const settings = { ...DEFAULT_SETTINGS, maxIncentivesPerCart }
        const cart = aCart(lines, { shipping: { method: 'standard', amount: 490 } })
        const admissible = choices(promotions).filter((set) => set.length <= maxIncentivesPerCart && inPeace(set))
        const savings = admissible.map(
          (set) => priceCart(someFacts({ cart, gifts: GIFTS, promotions: set })).discountTotal,
        )
        expect(priceCart(someFacts({ cart, gifts: GIFTS, promotions, settings })).discountTotal).toBe(
          Math.max(...savings),
        )
      },
    ),
    runs,
  )
})

test('Whatever their conditions, no admissible combination by itself saves more than what is chosen', () => {
  fc.assert(
    fc.property(someCarts, (some) => {
      const facts = { ...some, entered: new Map(), settings: DEFAULT_SETTINGS }
      const pool = facts.promotions.map(promotionCandidate)
      const savings = combinations(pool, 30, 2_000)!.map(
        (set) => priceCart({ ...facts, promotions: set.map(({ campaign }) => campaign) }).discountTotal,
      )
      expect(priceCart(facts).discountTotal).toBeGreaterThanOrEqual(Math.max(...savings))
    }),
    runs,
  )
})

test('No two that conflict ever apply, nor more than may', () => {
  fc.assert(
    fc.property(someCarts, (facts) => {
      const { applied } = priceCart(facts)
      const campaigns = [...facts.promotions, ...[...facts.entered.values()].map(({ campaign }) => campaign)]
      expect(applied.length).toBeLessThanOrEqual(facts.settings.maxIncentivesPerCart)
      expect(inPeace(campaigns.filter(({ id }) => applied.some(({ campaignId }) => campaignId === id)))).toBe(true)
    }),
    runs,
  )
})
