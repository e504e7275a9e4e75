import { deepStrictEqual, strictEqual } from 'node:assert/strict'
import type { Campaign } from '../../src/domain/campaign.ts'
import type { CartLine } from '../../src/domain/cart.ts'
import { priceCart } from '../../src/domain/decisions/price-cart.ts'
import { findBy, indexPromotions } from '../../src/domain/decisions/promotion-index.ts'
import { stageOf } from '../../src/domain/decisions/stage.ts'
import type { Facts } from '../../src/domain/facts.ts'
import { DEFAULT_SETTINGS } from '../../src/domain/settings.ts'
import type { Bench } from './bench.ts'
import { compete, median, type Outcome } from './contest.ts'
import { type Figure, figureOf } from './figures.ts'
import { handIndex } from './hand-index.ts'
import { overAll, plainOverAll } from './interpreters.ts'
import { HER_SEGMENT, promotions, SEGMENT_IDS } from './population.ts'
import { goods, referenceTotal } from './purchase.ts'

/** P4: deciding alone, all facts at hand: which of 10,000 promotions apply, and what the cart then costs. */
export const deciding: Bench = async ({ pace, small }) => {
  const figures: Figure[] = []
  for (const matching of [5, 301]) {
    const campaigns = promotions(small ? 1_000 : 10_000, matching)
    const facts = factsOf(campaigns)
    const lines = goods()
    strictEqual(priceCart(facts).total, referenceTotal(lines, campaigns, []), 'total of the cart')
    const found = stageOf(facts).contenders.map(({ campaign }) => campaign.key)
    deepStrictEqual(found.toSorted(), keysOf(plainOverAll(campaigns)(lines)), 'promotions that apply')
    deepStrictEqual(found.toSorted(), keysOf(overAll(campaigns)(lines)), 'promotions that apply, by json-logic')
    // Facts of their own each time: what is remembered for one set of them must not help.
    const finds = { name: 'boon', operation: () => stageOf({ ...facts }) }
    const limit = { name: 'index by hand', operation: bound(handIndex(campaigns)) }
    const plain = { name: 'plain interpreter over all', operation: bound(plainOverAll(campaigns)) }
    const logic = { name: 'json-logic-js over all', operation: bound(overAll(campaigns)) }
    const byPlain = await compete({ measure: 'time', boon: finds, limit, baseline: plain }, pace)
    const byLogic = await compete({ measure: 'time', boon: finds, limit, baseline: logic }, pace)
    const prices = { name: 'boon', operation: () => priceCart({ ...facts }) }
    const whole = await compete({ measure: 'time', boon: prices, limit, baseline: logic }, pace)
    figures.push(
      figureOf(`P4 who may apply, ${matching} match; a plain interpreter`, byPlain, timesBetter(10)),
      figureOf(`P4 who may apply, ${matching} match; json-logic-js`, byLogic, timesBetter(1_000)),
      figureOf(`P4 priced whole, ${matching} match; json-logic-js`, whole, null),
    )
  }
  return figures
}

function timesBetter(times: number) {
  const holds = ({ gains }: Outcome): boolean => median(gains) >= times
  return { text: `${times.toLocaleString('en')} x baseline`, holds }
}

function bound(find: (lines: ReturnType<typeof goods>) => readonly Campaign[]) {
  const lines = goods()
  return () => find(lines)
}

function keysOf(campaigns: readonly Campaign[]): string[] {
  return campaigns.map(({ key }) => key).toSorted()
}

/** What would have been read of the shopper of the benchmarks, without codes. */
function factsOf(campaigns: readonly Campaign[]): Facts {
  return {
    now: new Date('2026-11-22T12:00:00Z'),
    settings: { ...DEFAULT_SETTINGS, maxIncentivesPerCart: 1_000 },
    customer: SHOPPER,
    segments: new Map(SEGMENT_IDS.map((id) => [id, { id, key: id, name: id, condition: null, version: 1 }])),
    memberships: [],
    rewards: [],
    staticSegmentIds: new Set([HER_SEGMENT]),
    orders: new Map(),
    events: new Map(),
    redeemed: new Map(),
    storeKey: null,
    location: null,
    arms: new Map(),
    counters: new Map(),
    cart: {
      currency: 'EUR',
      lines: goods().map(lineOf),
      shipping: null,
      codes: [],
      storeKey: null,
      location: null,
      attributes: {},
    },
    gifts: new Map(),
    promotions: findBy(indexPromotions(campaigns), [...campaigns]),
    entered: new Map(),
    available: [],
    giftCards: new Map(),
    availableCards: [],
  }
}

const SHOPPER = {
  id: 'shopper',
  externalId: 'shopper',
  displayName: null,
  email: null,
  phone: null,
  birthday: null,
  locale: 'en',
  timeZone: null,
  country: 'DE',
  city: null,
  attributes: {},
  consents: [],
  createdAt: new Date('2026-01-01T00:00:00Z'),
  version: 1,
}

function lineOf(line: ReturnType<typeof goods>[number], at: number): CartLine {
  return { ...line, id: `line-${at}`, listPrice: null, floorPrice: 0, onSale: false, attributes: {} }
}
