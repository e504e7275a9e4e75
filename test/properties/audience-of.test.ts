import { expect, test } from '@jest/globals'
import type { Campaign } from '../../src/domain/campaign.ts'
import { audienceOf, CODES, traitsOf } from '../../src/domain/decisions/audience-of.ts'
import { bearingOf } from '../../src/domain/decisions/bearing.ts'
import { promotionsFor } from '../../src/domain/decisions/promotions-for.ts'
import { qualify } from '../../src/domain/decisions/qualify.ts'
import type { Facts } from '../../src/domain/facts.ts'
import type { Offer } from '../../src/domain/offer.ts'
import { shopFrom } from '../support/arbitrary-shop.ts'
import { seeded } from '../support/draw.ts'
import {
  aPromotion,
  aSegment,
  aShopper,
  all,
  any,
  attribute,
  not,
  percent,
  someFacts,
  spend,
} from '../support/facts.ts'

const SHOPS = 4000

/** What a shopper sees, and when the clock could change it. */
function shown(facts: Facts) {
  const { offers, priced } = qualify(facts)
  return { offers: offers.filter(({ status }) => status !== 'INELIGIBLE'), total: priced?.total }
}

function expectNothingOf(campaign: Campaign, facts: Facts, seed: number): void {
  const promotions = facts.promotions.filter((each) => each !== campaign)
  for (const days of [0, 40])
    for (const cart of [facts.cart, null]) {
      const then = { ...facts, cart, now: new Date(facts.now.getTime() + days * 86_400_000) }
      expect({ seed, ...shown(then) }).toEqual({ seed, ...shown({ ...then, promotions }) })
    }
}

test('a campaign whose audience she is not in changes nothing of what she sees, with a cart or without, now or later', () => {
  let skipped = 0
  for (let seed = 1; seed <= SHOPS; seed++) {
    const facts = shopFrom(seeded(seed))
    for (const campaign of facts.promotions) {
      const audience = audienceOf(campaign, facts.segments, false)
      if (audience === null || audience.some(({ name, value }) => traitsOf(facts, name)?.includes(value) !== false))
        continue
      skipped += 1
      expectNothingOf(campaign, facts, seed)
    }
  }
  expect(skipped).toBeGreaterThan(SHOPS / 50)
})

test('looking at those for her alone shows what looking at all shows', () => {
  let left = 0
  for (let seed = 1; seed <= SHOPS; seed++) {
    const whole = shopFrom(seeded(seed))
    const promotions = promotionsFor(whole)
    left += whole.promotions.length - promotions.length
    for (const cart of [whole.cart, null]) {
      const facts = { ...whole, cart }
      const up = qualify(facts, { explainIneligible: true, promotions }).offers.filter(isUp)
      expect({ seed, up }).toEqual({ seed, up: qualify(facts).offers.filter(isUp) })
    }
  }
  expect(left).toBeGreaterThan(SHOPS / 50)
})

const isUp = ({ status }: Offer): boolean => status !== 'INELIGIBLE'

const gold = attribute('tier', 'EQUALS', 'gold')
type Rule = Parameters<typeof not>[0]
const campaign = (conditions: Rule) => aPromotion('one', [percent(1000)], { conditions })
const segments = new Map(
  [aSegment('list', null), aSegment('gold', gold), aSegment('loop', { kind: 'segment', segmentId: 'loop' })].map(
    (segment) => [segment.id, segment],
  ),
)

test('of an `all` one branch is the audience, of an `any` all, and what is negated or open has none', () => {
  const named = (conditions: Rule) => audienceOf(campaign(conditions), segments, false)
  const tier = { name: 'field:tier', value: 'gold' }
  expect(named(gold)).toEqual([tier])
  expect(named(all(spend(100), gold))).toEqual([tier])
  expect(named(any(spend(100), gold))).toBeNull()
  expect(named(any(gold, attribute('city', 'IN', 'Bonn', 'Köln')))).toEqual([
    tier,
    { name: 'field:city', value: 'Bonn' },
    { name: 'field:city', value: 'Köln' },
  ])
  expect(named(not(gold))).toBeNull()
  expect(named(not(not(gold)))).toEqual([tier])
  expect(named({ kind: 'segment', segmentId: 'list' })).toEqual([{ name: 'segments', value: 'list' }])
  expect(named({ kind: 'segment', segmentId: 'gold' })).toEqual([tier])
  expect(named({ kind: 'segment', segmentId: 'loop' })).toBeNull()
})

test('a campaign of codes is for those who have one, or for anybody who may know one', () => {
  const codes = aPromotion('codes', [percent(1000)], { kind: 'COUPON' })
  expect(audienceOf(codes, segments, false)).toEqual([{ name: CODES, value: codes.id }])
  expect(audienceOf(codes, segments, true)).toBeNull()
  expect(bearingOf(codes, someFacts({}), new Date()).matters).toBe(true)
})

test('who has not signed in may have any trait, and so may a value that is no text', () => {
  const facts = (attributes: Record<string, string | number>) =>
    someFacts({ customer: aShopper({ attributes }), staticSegmentIds: new Set(['list']) })
  expect(traitsOf(someFacts({ customer: null }), 'field:tier')).toBeNull()
  expect(traitsOf(facts({ tier: 'gold' }), 'field:tier')).toEqual(['gold'])
  expect(traitsOf(facts({ tier: 7 }), 'field:tier')).toBeNull()
  expect(traitsOf(facts({}), 'field:tier')).toEqual([])
  expect(traitsOf(facts({}), 'segments')).toEqual(['list'])
})
