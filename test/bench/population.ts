import type { Campaign, Stacking } from '../../src/domain/campaign.ts'
import type { Condition } from '../../src/domain/condition/condition.ts'
import type { Effect } from '../../src/domain/effect/effect.ts'
import type { ItemSelector } from '../../src/domain/selector.ts'
import { ANYTHING } from '../../src/domain/selector.ts'

/** The segment that lists the shopper, and those that do not. */
export const HER_SEGMENT = uuid(1, 0)
const OTHER_SEGMENTS = Array.from({ length: 50 }, (_, at) => uuid(1, at + 1))

/** Every segment that campaigns name, all static. */
export const SEGMENT_IDS: readonly string[] = [HER_SEGMENT, ...OTHER_SEGMENTS]

/** The codes on the cart: three unique ones of three campaigns. */
export const CODES: readonly string[] = ['BENCH-ONE', 'BENCH-TWO', 'BENCH-THREE']

/** A rule of thumb of what shops have: `count` active promotions of which `matching` (5, or 301) apply to the cart of the benchmarks. */
export function promotions(count: number, matching = 5): Campaign[] {
  const five = [
    promotion('match-sku', units({ skus: ['sku-1', 'sku-x'] }), percent(500, { skus: ['sku-1', 'sku-x'] })),
    promotion('match-category', units({ categories: ['category-2'] }), percent(300, { categories: ['category-2'] })),
    promotion('match-brand', units({ brands: ['brand-3'] }), percent(200, { brands: ['brand-3'] })),
    promotion('match-segment', { kind: 'segment', segmentId: HER_SEGMENT }, percent(150)),
    promotion('match-spend', spend(5_000), percent(100)),
  ]
  const further = Array.from({ length: matching - 5 }, (_, at) =>
    promotion(`match-${at}`, units({ skus: [`sku-${at % 10}`] }), percent(10, { skus: [`sku-${at % 10}`] })),
  )
  return [...five, ...further, ...Array.from({ length: count - matching }, (_, at) => other(at))]
}

/** Coupons of one code each, which is their name. */
export function coupons(codes = CODES, condition: Condition | null = null): Campaign[] {
  return codes.map((code) => ({ ...promotion(`coupon-${code}`, condition, percent(100)), kind: 'COUPON', name: code }))
}

/** One that does not apply: six in ten name goods that are not there, two a segment, one a country, one a sum out of reach. */
function other(at: number): Campaign {
  const sku = { skus: [`other-${at}`, `other-${at}-b`] }
  const conditions: Condition[] = [
    units(sku),
    units(sku),
    { kind: 'all', of: [units(sku), spend(2_000)] },
    { kind: 'any', of: [units(sku), units({ brands: [`other-brand-${at % 300}`] })] },
    units({ categories: [`other-category-${at % 200}`] }),
    { kind: 'segment', segmentId: OTHER_SEGMENTS[at % 50]! },
    { kind: 'all', of: [{ kind: 'segment', segmentId: OTHER_SEGMENTS[at % 49]! }, spend(1_000)] },
    { kind: 'customer', test: { name: 'country', operator: 'EQUALS', values: [`X${at % 26}`] } },
    spend(1_000_000 + at),
    { kind: 'all', of: [spend(1_000), units(sku)] },
  ]
  return promotion(`other-${at}`, conditions[at % 10]!, percent(1_000))
}

function promotion(key: string, conditions: Condition | null, effect: Effect): Campaign {
  const at = new Date('2026-01-01T00:00:00Z')
  return {
    id: uuid(2, next++),
    key,
    name: `Campaign ${key}`,
    kind: 'PROMOTION',
    state: 'ACTIVE',
    startsAt: at,
    endsAt: new Date('2031-01-01T00:00:00Z'),
    timeZone: 'Europe/Berlin',
    shownTo: null,
    conditions,
    effects: [effect],
    stacking: COMBINES,
    limits: [],
    display: { title: `Save with ${key}`, ...SAYS_LITTLE },
    publicCode: null,
    codePattern: null,
    validFor: null,
    spendableOn: null,
    variants: [],
    attributes: {},
    version: 1,
    createdAt: at,
    updatedAt: at,
  }
}

let next = 0
const COMBINES: Stacking = { mode: 'COMBINES', group: null, priority: 0, compounds: true }
const SAYS_LITTLE = {
  summary: 'A little less to pay on what you like',
  terms: null,
  imageUrl: null,
  placements: ['home', 'cart'],
  banner: null,
  translations: [],
}

function units(items: Partial<ItemSelector>): Condition {
  return { kind: 'cartQuantity', items: { ...ANYTHING, ...items }, min: 1, max: null }
}

/** Goods for at least so many cents. */
export function spend(amount: number): Condition {
  return { kind: 'cartSubtotal', items: null, min: [{ amount, currency: 'EUR' }], below: null, beforeDiscounts: false }
}

function percent(basisPoints: number, items?: Partial<ItemSelector>): Effect {
  const target = { kind: items ? 'ITEMS' : 'ORDER', items: items ? { ...ANYTHING, ...items } : null } as const
  return { kind: 'percentOff', basisPoints, cap: null, target: { ...target, units: null, from: null } }
}

/** An id that depends on nothing but its numbers. */
export function uuid(kind: number, at: number): string {
  return `0000000${kind}-0000-7000-8000-${at.toString(16).padStart(12, '0')}`
}
