import { expect, test } from '@jest/globals'
import { bearingOf } from '../../src/domain/decisions/bearing.ts'
import { qualify } from '../../src/domain/decisions/qualify.ts'
import type { Facts } from '../../src/domain/facts.ts'
import { shopFrom } from '../support/arbitrary-shop.ts'
import { seeded } from '../support/draw.ts'
import { aPromotion, NOW, percent, someFacts } from '../support/facts.ts'

const SHOPS = 4000

/** What a shopper sees, and when the clock could change it. */
function shown(facts: Facts) {
  const { offers, priced } = qualify(facts)
  return { offers: offers.filter(({ status }) => status !== 'INELIGIBLE'), total: priced?.total }
}

test('a campaign of which it says that it does not matter changes nothing of what a shopper sees, with a cart or without', () => {
  let skipped = 0
  for (let seed = 1; seed <= SHOPS; seed++) {
    const facts = shopFrom(seeded(seed))
    const [campaign, ...others] = facts.promotions
    if (campaign === undefined || bearingOf(campaign, facts, NOW).matters) continue
    skipped += 1
    for (const cart of [facts.cart, null])
      expect({ seed, ...shown({ ...facts, cart }) }).toEqual({ seed, ...shown({ ...facts, cart, promotions: others }) })
  }
  expect(skipped).toBeGreaterThan(SHOPS / 50)
})

test('what has not begun matters from its start on, what an arm or a wallet may hold always', () => {
  const startsAt = new Date(NOW.getTime() + 1)
  const known = someFacts({})
  const scheduled = aPromotion('later', [percent(1000)], { startsAt })
  expect(bearingOf(scheduled, known, NOW)).toEqual({ matters: false, changesAt: startsAt })
  expect(bearingOf(scheduled, known, startsAt).matters).toBe(true)
  expect(bearingOf(aPromotion('paused', [percent(1000)], { state: 'PAUSED' }), known, NOW).matters).toBe(false)
  expect(bearingOf(aPromotion('code', [percent(1000)], { kind: 'COUPON' }), known, NOW).matters).toBe(true)
})
