import type { Banner, Campaign, Limit, Stacking } from '../../src/domain/campaign.ts'
import type { Cart, CartLine } from '../../src/domain/cart.ts'
import type { CartQuantity, CartSubtotal, Condition, OrdersTest } from '../../src/domain/condition/condition.ts'
import type { Customer } from '../../src/domain/customer.ts'
import type {
  AddItem,
  AmountOff,
  BuyXGetY,
  Effect,
  EffectCase,
  FixedPrice,
  FormulaOff,
  PercentOff,
  ShippingOff,
  Target,
} from '../../src/domain/effect/effect.ts'
import type { CardCandidate, CodeCandidate, Facts } from '../../src/domain/facts.ts'
import type { GiftCard } from '../../src/domain/gift-card.ts'
import type { JsonObject } from '../../src/domain/json.ts'
import type { LoyaltyProgram } from '../../src/domain/loyalty/loyalty-program.ts'
import type { MemberFacts } from '../../src/domain/loyalty/member-facts.ts'
import type { Money } from '../../src/domain/money.ts'
import type { Product } from '../../src/domain/product.ts'
import type { Segment } from '../../src/domain/segment.ts'
import { ANYTHING, type ItemSelector, type Operator } from '../../src/domain/selector.ts'
import { DEFAULT_SETTINGS } from '../../src/domain/settings.ts'
import type { Voucher } from '../../src/domain/voucher.ts'

/** The instant at which all of this is judged. */
export const NOW = new Date('2026-11-21T12:00:00Z')

/** Facts about nobody's empty cart in EUR, but for what is given. */
export function someFacts(given: Partial<Facts> = {}): Facts {
  return {
    now: NOW,
    settings: DEFAULT_SETTINGS,
    customer: null,
    segments: new Map(),
    memberships: [],
    rewards: [],
    staticSegmentIds: new Set(),
    orders: new Map(),
    events: new Map(),
    redeemed: new Map(),
    storeKey: null,
    location: null,
    arms: new Map(),
    counters: new Map(),
    cart: aCart(),
    promotions: [],
    gifts: new Map(),
    entered: new Map(),
    available: [],
    giftCards: new Map(),
    availableCards: [],
    ...given,
  }
}

/** A cart in EUR, with no shipping chosen. */
export function aCart(lines: readonly CartLine[] = [], given: Partial<Cart> = {}): Cart {
  return { currency: 'EUR', lines, shipping: null, codes: [], storeKey: null, location: null, attributes: {}, ...given }
}

/** A line: so many units of a sku at a price. */
export function aLine(sku: string, unitPrice: number, quantity = 1, given: Partial<CartLine> = {}): CartLine {
  return {
    id: `line-${sku}`,
    sku,
    quantity,
    unitPrice,
    listPrice: null,
    floorPrice: 0,
    categories: [],
    brand: null,
    onSale: false,
    attributes: {},
    ...given,
  }
}

/** A signed-in shopper. */
export function aShopper(given: Partial<Customer> = {}): Customer {
  return {
    id: 'customer-1',
    externalId: 'ext-1',
    displayName: null,
    email: null,
    phone: null,
    birthday: null,
    locale: null,
    timeZone: null,
    country: null,
    city: null,
    attributes: {},
    consents: [],
    createdAt: new Date('2026-01-01T00:00:00Z'),
    version: 1,
    ...given,
  }
}

/** Somebody who has not signed in. */
export function aVisitor(attributes: JsonObject = {}): Customer {
  return aShopper({ id: 'visitor-1', externalId: null, attributes })
}

type CampaignGiven = Partial<Omit<Campaign, 'stacking'>> & { readonly stacking?: Partial<Stacking> }

/** An active promotion with these effects, that combines. */
export function aPromotion(key: string, effects: Effect | readonly Effect[], given: CampaignGiven = {}): Campaign {
  return {
    id: `campaign-${key}`,
    key,
    name: key,
    kind: 'PROMOTION',
    state: 'ACTIVE',
    startsAt: null,
    endsAt: null,
    timeZone: 'UTC',
    shownTo: null,
    conditions: null,
    effects: Array.isArray(effects) ? effects : [effects as Effect],
    variants: [],
    limits: [],
    display: {
      title: `Title of ${key}`,
      summary: null,
      terms: null,
      imageUrl: null,
      placements: [],
      banner: NO_BANNER,
      translations: [],
    },
    publicCode: null,
    codePattern: null,
    validFor: null,
    spendableOn: null,
    attributes: {},
    version: 1,
    createdAt: NOW,
    updatedAt: NOW,
    ...given,
    stacking: { mode: 'COMBINES', group: null, priority: 0, compounds: true, ...given.stacking },
  }
}

const NO_BANNER: Banner | null = null

/** A public code of a campaign of its own. */
export function aCode(code: string, effects: Effect | readonly Effect[], given: CampaignGiven = {}): CodeCandidate {
  const campaign = aPromotion(code.toLowerCase(), effects, { kind: 'COUPON', ...given })
  return aVoucher(code, campaign, { isPublic: true, redeemable: null })
}

/** One code of a campaign, for one use. */
export function aVoucher(code: string, campaign: Campaign, given: Partial<Voucher> = {}): CodeCandidate {
  const voucher: Voucher = {
    id: `voucher-${code}`,
    code,
    campaignId: campaign.id,
    isPublic: false,
    holderId: null,
    state: 'ENABLED',
    givenAt: null,
    endsAt: null,
    redeemed: 0,
    held: 0,
    redeemable: 1,
    version: 1,
    createdAt: NOW,
    ...given,
  }
  return { voucher, campaign }
}

/** Facts about a cart on which these codes are entered. */
export function withCodes(cart: Cart, codes: readonly CodeCandidate[], given: Partial<Facts> = {}): Facts {
  const names = codes.map(({ voucher }) => voucher.code)
  const entered = new Map(codes.map((candidate) => [candidate.voucher.code, candidate]))
  return someFacts({ cart: { ...cart, codes: [...cart.codes, ...names] }, entered, ...given })
}

/** The whole order. */
export const ORDER: Target = { kind: 'ORDER', items: null, units: null, from: null }
/** Shipping. */
export const SHIPPING: Target = { kind: 'SHIPPING', items: null, units: null, from: null }

/** Goods of these skus, or all goods. */
export function items(skus: readonly string[] | null = null, given: Partial<Target> = {}): Target {
  return { kind: 'ITEMS', items: skus === null ? null : goods({ skus }), units: null, from: null, ...given }
}

/** A selector that says only this. */
export function goods(given: Partial<ItemSelector>): ItemSelector {
  return { ...ANYTHING, ...given }
}

/** A percentage off. */
export function percent(share: number, target: Target = ORDER, cap: Money | null = null): PercentOff {
  return { kind: 'percentOff', basisPoints: Math.round(share * 100), cap, target }
}

/** Euro cents off, once. */
export function cents(amount: number, target: Target = ORDER): AmountOff {
  return { kind: 'amountOff', amounts: [eur(amount)], perUnit: false, target }
}

/** Euro cents off each unit. */
export function centsEach(amount: number, target: Target = ORDER): AmountOff {
  return { ...cents(amount, target), perUnit: true }
}

/** A price in euro cents. */
export function price(amount: number, target: Target): FixedPrice {
  return { kind: 'fixedPrice', prices: [eur(amount)], target }
}

/** Complete sets: buy so many of these, get so many of those for less. */
export function buyGet(
  [buyQuantity, buy]: readonly [number, ItemSelector],
  [getQuantity, get]: readonly [number, ItemSelector],
  given: Partial<BuyXGetY> = {},
): BuyXGetY {
  return { kind: 'buyXGetY', buy, buyQuantity, get, getQuantity, basisPoints: 10_000, maxTimes: null, ...given }
}

/** A gift. */
export function gift(sku: string, quantity = 1): AddItem {
  return { kind: 'addItem', sku, quantity }
}

/** What an expression works out. */
export function formula(expression: string, target: Target = ORDER, cap: Money | null = null): FormulaOff {
  return { kind: 'formulaOff', expression, cap, target }
}

/** A good of the catalogue at this price in euro cents. */
export function aProduct(sku: string, price: number, given: Partial<Product> = {}): Product {
  return {
    id: `product-${sku}`,
    sku,
    name: sku,
    prices: [eur(price)],
    listPrices: [],
    floorPrices: [],
    categories: [],
    brand: null,
    onSale: false,
    attributes: {},
    imageUrl: null,
    ...given,
  }
}

/** Shipping for nothing, or for less. */
export function shippingOff(share = 100, methods: readonly string[] = []): ShippingOff {
  return { kind: 'shippingOff', basisPoints: share * 100, cap: null, methods }
}

/** The first case that holds. */
export function firstOf(...cases: readonly EffectCase[]): Effect {
  return { kind: 'firstOf', cases }
}

/** Euro cents. */
export function eur(amount: number): Money {
  return { amount, currency: 'EUR' }
}

/** The cart's goods cost at least so many euro cents. */
export function spend(min: number | null, given: Partial<CartSubtotal> = {}): CartSubtotal {
  return {
    kind: 'cartSubtotal',
    items: null,
    min: min === null ? null : [eur(min)],
    below: null,
    beforeDiscounts: false,
    ...given,
  }
}

/** At least so many units are in the cart. */
export function units(min: number | null, given: Partial<CartQuantity> = {}): CartQuantity {
  return { kind: 'cartQuantity', items: null, min, max: null, ...given }
}

/** The customer's attribute passes a test. */
export function attribute(name: string, operator: Operator, ...values: readonly string[]): Condition {
  return { kind: 'customer', test: { name, operator, values } }
}

/** Past orders. */
export function orders(given: Partial<OrdersTest>): OrdersTest {
  return { kind: 'orders', within: null, minCount: null, maxCount: null, minTotal: null, maxTotal: null, ...given }
}

/** A dynamic segment, or without a condition a static one. */
export function aSegment(id: string, condition: Condition | null): Segment {
  return { id, key: `key-${id}`, name: id, condition, version: 1 }
}

/** All of these. */
export const all = (...of: readonly Condition[]): Condition => ({ kind: 'all', of })
/** Any of these. */
export const any = (...of: readonly Condition[]): Condition => ({ kind: 'any', of })
/** Not this. */
export const not = (of: Condition): Condition => ({ kind: 'not', of })

/** At most so many redemptions. */
export function atMost(count: number, per: Limit['per'] = 'CAMPAIGN'): Limit {
  return { of: 'REDEMPTIONS', per, window: 'EVER', count, money: null }
}

/** At most so much, in euro cents. */
export function atMostEuros(
  amount: number,
  of: 'DISCOUNT_TOTAL' | 'ORDER_TOTAL',
  per: Limit['per'] = 'CAMPAIGN',
): Limit {
  return { of, per, window: 'EVER', count: null, money: eur(amount) }
}

/** A gift card with so much on it, spendable on these goods (null: on everything). */
export function aCard(
  code: string,
  balance: number,
  spendableOn: ItemSelector | null = null,
  given: Partial<GiftCard> = {},
): CardCandidate {
  const campaign = aPromotion(`cards-${code}`, [], { kind: 'GIFT_CARD', spendableOn })
  const card: GiftCard = {
    id: `card-${code}`,
    code,
    campaignId: campaign.id,
    holderId: null,
    currency: 'EUR',
    initialBalance: Math.max(balance, 1),
    balance,
    held: 0,
    state: 'ENABLED',
    givenAt: null,
    endsAt: null,
    expiredAt: null,
    revivedUntil: null,
    version: 1,
    createdAt: NOW,
    ...given,
  }
  return { card, campaign }
}

/** Somebody's membership in a program. */
export function aMember({
  key = 'beans',
  points = 0,
  pointValues = [],
  ...given
}: Partial<MemberFacts> & { readonly key?: string; readonly pointValues?: readonly Money[] } = {}): MemberFacts {
  const program: LoyaltyProgram = {
    id: key,
    key,
    title: key,
    pointName: 'bean',
    pointsName: 'beans',
    translations: [],
    pointValues,
    pendingFor: null,
    expiry: null,
    tierPeriod: 'LIFETIME',
    tiersVersion: 1,
    tiers: [],
    enrollsEveryone: false,
    membership: null,
    version: 1,
    createdAt: NOW,
  }
  const none = { pointsChangeAt: null, tier: null, tierChangesAt: null, orderRules: [] }
  return { cardId: `card-${key}`, program, points, ...none, ...given }
}
