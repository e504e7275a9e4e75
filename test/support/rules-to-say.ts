import type { Condition } from '../../src/domain/condition/condition.ts'
import type { Hint } from '../../src/domain/offer.ts'
import { ANYTHING } from '../../src/domain/selector.ts'
import type { Names } from '../../src/domain/words/conditions-in-words.ts'
import { buyGet } from './facts.ts'

const eur = (amount: number) => ({ amount, currency: 'EUR' })
const history = { within: null, minCount: null, maxCount: null, minTotal: null, maxTotal: null }
const noTotals = { minTotal: null, maxTotal: null }
const beans = { ...ANYTHING, categories: ['Arabica', 'Robusta'], not: { ...ANYTHING, onSale: true } }

/** Who is who in the rules below. */
export const NAMES: Names = {
  segment: (id) => (id === 'vip' ? 'VIP' : null),
  campaign: (id) => (id === 'hello' ? 'Hello' : null),
  tier: ({ minRank }) => (minRank === 2 ? 'Gold' : null),
  store: (key) => (key === 'mitte' ? 'Berlin Mitte' : null),
}

/** A rule of each kind, for the languages to say. */
export const RULES = {
  cartSubtotal: {
    kind: 'cartSubtotal',
    items: beans,
    min: [eur(5000), { amount: 6000, currency: 'USD' }],
    below: null,
    beforeDiscounts: true,
  },
  cartQuantity: { kind: 'cartQuantity', items: beans, min: 3, max: null },
  cartQuantityOfSkus: { kind: 'cartQuantity', items: { ...ANYTHING, skus: ['A1', 'B2'] }, min: 1, max: 2 },
  segment: { kind: 'segment', segmentId: 'vip' },
  customer: { kind: 'customer', test: { name: 'country', operator: 'IN', values: ['CH', 'LI'] } },
  firstOrder: { kind: 'orders', ...history, maxCount: 0 },
  orders: { kind: 'orders', ...history, minCount: 2, within: 'P30D' },
  events: { kind: 'events', name: 'review', ...history, ...noTotals, minCount: 11, within: 'P2W' },
  tier: { kind: 'tier', programId: 'beans', minRank: 2 },
  redeemed: { kind: 'redeemed', campaignId: 'hello', ...history, maxCount: 0 },
  stores: { kind: 'stores', storeKeys: ['mitte', 'graz'] },
  location: { kind: 'location', circles: [], polygons: [] },
  schedule: { kind: 'schedule', days: [1, 5], from: '09:00', until: '17:30' },
  anniversary: { kind: 'anniversary', attribute: 'birthday', daysBefore: 3, daysAfter: 7 },
  cart: { kind: 'cart', test: { name: 'channel', operator: 'EQUALS', values: ['app'] } },
  expression: { kind: 'expression', text: 'true' },
  any: {
    kind: 'any',
    of: [
      { kind: 'cartQuantity', items: null, min: 100, max: null },
      { kind: 'not', of: { kind: 'segment', segmentId: 'secret' } },
    ],
  },
} as const satisfies Record<string, Condition>

/** Steps for a shopper to take. */
export const HINTS = {
  addOne: { kind: 'addItems', quantity: 1, of: { ...ANYTHING, categories: ['Cups'] } },
  addTwo: { kind: 'addItems', quantity: 2, of: { ...ANYTHING, skus: ['A1', 'B2'] } },
  spendMore: { kind: 'spendMore', missing: 2000, threshold: 5000, currency: 'EUR', on: beans },
} as const satisfies Record<string, Hint>

/** What a set asks for. */
export const SETS = [
  buyGet([1, ANYTHING], [2, { ...ANYTHING, categories: ['Mugs'] }], { basisPoints: 3_333, maxTimes: 3 }),
]
