import fc from 'fast-check'
import type { Campaign, Stacking } from '../../src/domain/campaign.ts'
import type { CartLine } from '../../src/domain/cart.ts'
import type { Condition } from '../../src/domain/condition/condition.ts'
import type { BuyXGetY, Effect, Target } from '../../src/domain/effect/effect.ts'
import { type CodeCandidate, type Facts, orderWindowKey } from '../../src/domain/facts.ts'
import type { ItemSelector } from '../../src/domain/selector.ts'
import { DEFAULT_SETTINGS } from '../../src/domain/settings.ts'
import {
  ORDER,
  SHIPPING,
  aCart,
  aCode,
  aLine,
  aProduct,
  aPromotion,
  aShopper,
  aVisitor,
  all,
  any,
  attribute,
  buyGet,
  cents,
  centsEach,
  eur,
  firstOf,
  formula,
  gift,
  goods,
  items,
  not,
  orders,
  percent,
  price,
  shippingOff,
  spend,
  units,
  withCodes,
} from './facts.ts'

/** What carts are made of. */
export const SKUS = ['A', 'B', 'C', 'D']

const line: fc.Arbitrary<CartLine> = fc
  .record({
    sku: fc.constantFrom(...SKUS),
    unitPrice: fc.integer({ min: 0, max: 999 }),
    quantity: fc.integer({ min: 1, max: 5 }),
    floor: fc.integer({ min: 0, max: 999 }),
  })
  .map(({ sku, unitPrice, quantity, floor }) =>
    aLine(sku, unitPrice, quantity, { floorPrice: floor > 700 ? floor : 0 }),
  )

/** Lines whose ids are their places. */
export const someLines: fc.Arbitrary<CartLine[]> = fc
  .uniqueArray(line, { maxLength: 6, selector: ({ sku, unitPrice }) => `${sku} ${unitPrice}` })
  .map((lines) => lines.map((each, place) => ({ ...each, id: `line-${place}` })))

/** A target of goods. */
export const itemsTarget: fc.Arbitrary<Target> = fc
  .record({
    skus: fc.option(fc.subarray(SKUS, { minLength: 1 })),
    units: fc.option(fc.integer({ min: 1, max: 6 })),
    from: fc.constantFrom('CHEAPEST' as const, 'DEAREST' as const),
  })
  .map(({ skus, units: count, from }) => items(skus, { units: count, from: count === null ? null : from }))

/** Formulas that look at the goods, not at what is left of them; the last one fails on some carts. */
const FORMULAS = [
  '333',
  'cart.quantity * 50',
  'items.map(i, i.unitPrice * i.quantity).sum() / 7',
  'double(items.size()) * 12.5 - 20.0',
  '900 / (cart.quantity - 3)',
]

const selector: fc.Arbitrary<ItemSelector> = fc
  .option(fc.subarray(SKUS, { minLength: 1 }))
  .map((skus) => goods({ skus }))

/** Complete sets, their sides the same, apart, or overlapping. */
export const someSets: fc.Arbitrary<BuyXGetY> = fc
  .record({
    buy: selector,
    get: fc.option(selector),
    buyQuantity: fc.integer({ min: 1, max: 4 }),
    getQuantity: fc.integer({ min: 1, max: 3 }),
    basisPoints: fc.constantFrom(10_000, 10_000, 5_000, 3_333),
    maxTimes: fc.constantFrom(null, null, 1, 2),
  })
  .map(({ buy, get, buyQuantity, getQuantity, ...given }) =>
    buyGet([buyQuantity, buy], [getQuantity, get ?? buy], given),
  )

/** What the catalogue knows of gifts: one of them has no price here. */
export const GIFTS = new Map(
  [aProduct('G', 300), aProduct('A', 120, { floorPrices: [eur(100)] }), aProduct('H', 0, { prices: [] })].map(
    (product) => [product.sku, product],
  ),
)

const someGifts: fc.Arbitrary<Effect> = fc
  .tuple(fc.constantFrom('G', 'A', 'H', 'unknown'), fc.integer({ min: 1, max: 3 }))
  .map(([sku, quantity]) => gift(sku, quantity))

/** An effect that changes a price, on this target. */
export function effectOn(target: fc.Arbitrary<Target>): fc.Arbitrary<Effect> {
  const amount = fc.integer({ min: 1, max: 1500 })
  const share = fc.integer({ min: 1, max: 100 })
  return fc.oneof(
    fc
      .tuple(share, target, fc.option(amount))
      .map(([part, on, cap]) => percent(part, on, cap === null ? null : eur(cap))),
    fc.tuple(amount, target).map(([off, on]) => cents(off, on)),
    fc.tuple(amount, target).map(([off, on]) => centsEach(off, on)),
    fc.tuple(amount, target).map(([to, on]) => price(to, on)),
    fc.tuple(fc.constantFrom(...FORMULAS), target, fc.option(amount)).map(([text, on, cap]) => {
      return formula(text, on, cap === null ? null : eur(cap))
    }),
  )
}

const effect: fc.Arbitrary<Effect> = fc.oneof(
  effectOn(fc.oneof(itemsTarget, fc.constantFrom(ORDER, SHIPPING))),
  fc.integer({ min: 1, max: 100 }).map((share) => shippingOff(share)),
  someSets,
  someGifts,
)

const gold = attribute('tier', 'EQUALS', 'gold')
const audience: fc.Arbitrary<Condition> = fc.constantFrom(
  gold,
  not(gold),
  attribute('tier', 'EXISTS'),
  orders({ minCount: 1 }),
  not(any(gold, orders({ minCount: 1 }))),
)

const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.integer({ min: 1, max: 3000 }).map((min) => spend(min)),
  fc.integer({ min: 1, max: 3000 }).map((below) => spend(null, { below: [eur(below)] })),
  fc.integer({ min: 1, max: 10 }).map((min) => units(min)),
  fc.tuple(audience, fc.integer({ min: 1, max: 3000 }), fc.constantFrom(all, any)).map(([who, min, join]) => {
    return join(who, spend(min))
  }),
  audience,
)

const stacking: fc.Arbitrary<Stacking> = fc.record({
  mode: fc.constantFrom('COMBINES' as const, 'COMBINES' as const, 'ONE_OF_GROUP' as const, 'ALONE' as const),
  group: fc.constantFrom('g', 'h'),
  priority: fc.integer({ min: 0, max: 2 }),
  compounds: fc.boolean(),
})

/** What promotions are made of: without conditions where none are wanted. */
export function somePromotions(
  maxLength: number,
  conditions: fc.Arbitrary<Condition | null> = fc.option(condition),
): fc.Arbitrary<Campaign[]> {
  const effects = fc.array(
    fc.oneof(
      effect,
      fc.tuple(condition, effect).map(([when, then]) => firstOf({ when, then })),
    ),
    { minLength: 1, maxLength: 2 },
  )
  const plain = fc.array(effect, { minLength: 1, maxLength: 2 })
  const own = conditions === NO_CONDITIONS ? plain : effects
  return fc
    .array(fc.record({ effects: own, conditions, shownTo: fc.option(audience), stacking }), { maxLength })
    .map((all) => all.map((given, place) => aPromotion(`p${place}`, given.effects, given)))
}

/** Always applies, if it takes something. */
export const NO_CONDITIONS: fc.Arbitrary<null> = fc.constant(null)

const codes: fc.Arbitrary<CodeCandidate[]> = fc
  .array(fc.record({ effect, conditions: fc.option(condition), stacking }), { maxLength: 3 })
  .map((all) => all.map((given, place) => aCode(`CODE${place}`, given.effect, given)))

/** Facts about a cart with promotions and codes of all sorts. */
export const someCarts: fc.Arbitrary<Facts> = fc
  .record({
    lines: someLines,
    customer: fc.constantFrom(null, aVisitor(), aShopper({ attributes: { tier: 'gold' } }), aShopper()),
    orders: fc.constantFrom(0, 1),
    shipping: fc.option(fc.integer({ min: 0, max: 900 })),
    promotions: somePromotions(5),
    codes,
    available: codes,
    groupPicks: fc.constantFrom('BEST_FOR_SHOPPER' as const, 'HIGHEST_PRIORITY' as const),
    maxIncentivesPerCart: fc.constantFrom(1, 2, 30),
  })
  .map(({ lines, customer, orders: count, shipping, promotions, codes: entered, available, ...settings }) =>
    withCodes(
      aCart(lines, { shipping: shipping === null ? null : { method: 'standard', amount: shipping } }),
      entered,
      {
        promotions,
        customer,
        orders: new Map([[orderWindowKey(null, 'UTC'), { count, totals: new Map(), changesAt: null }]]),
        gifts: GIFTS,
        available: available.map(({ voucher, campaign }) => ({
          voucher: { ...voucher, code: `MY${voucher.code}` },
          campaign: { ...campaign, id: `my-${campaign.id}`, key: `my-${campaign.key}` },
        })),
        settings: { ...DEFAULT_SETTINGS, ...settings },
      },
    ),
  )
