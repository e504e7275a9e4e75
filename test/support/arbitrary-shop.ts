import type { Campaign, CampaignState, Limit, Stacking } from '../../src/domain/campaign.ts'
import type { Cart, CartLine } from '../../src/domain/cart.ts'
import { companionKey, counterId, counterKey, subjectsOf } from '../../src/domain/counter.ts'
import type { CodeCandidate, Facts } from '../../src/domain/facts.ts'
import type { JsonObject } from '../../src/domain/json.ts'
import type { Product } from '../../src/domain/product.ts'
import { DEFAULT_SETTINGS } from '../../src/domain/settings.ts'
import type { Voucher } from '../../src/domain/voucher.ts'
import { someAudience, someCondition } from './arbitrary-conditions.ts'
import { someEffect } from './arbitrary-effects.ts'
import { type Draw, chance, drawer, many, oneOf } from './draw.ts'
import { NOW, aCart, aCode, aLine, aProduct, aPromotion, aVoucher, eur, someFacts } from './facts.ts'

/** Names and numbers of which all shops are made: few and small, so that edges and ties are hit often. */
export const SKUS = ['A', 'B', 'C', 'D'] as const
const PRICES = [10, 5, 0, 1, 3, 4, 7, 14, 99, 100, 333, 999, 1000]
const TIME_ZONES = ['UTC', 'Europe/Berlin', 'America/New_York', 'Pacific/Auckland']

/** A shop with one priced cart, as a tape of numbers says; numbers that are missing are 0, which is always the plainest choice. */
export function shopFrom(tape: Iterable<number>): Facts {
  const draw = drawer(tape)
  const promotions = many(draw, 4).map((place) => aPromotion(`p${place}`, ...someRules(draw)))
  const codes = someCodes(draw)
  const entered = new Map(codes.map((code) => [code.voucher.code, code]))
  const audience = someAudience(draw)
  const storeKey = oneOf(draw, null, 'north', 'south')
  return someFacts({
    ...audience,
    storeKey,
    cart: someCart(draw, [...entered.keys()]),
    promotions,
    entered,
    gifts: someGifts(draw),
    counters: someCounters(draw, { customer: audience.customer ?? null, storeKey }, [
      ...promotions.map((campaign) => ({ campaign, voucher: null })),
      ...codes,
    ]),
    settings: {
      ...DEFAULT_SETTINGS,
      groupPicks: oneOf(draw, 'BEST_FOR_SHOPPER', 'HIGHEST_PRIORITY'),
      maxIncentivesPerCart: oneOf(draw, 30, 30, 3, 2, 1),
    },
  })
}

function someCart(draw: Draw, codes: readonly string[]): Cart {
  const lines = many(draw, 4).map((place) => ({ ...someLine(draw), id: `line-${place}` }))
  const shipping = { method: oneOf(draw, 'standard', 'express', null), amount: oneOf(draw, 490, 5, 0, 13) }
  const strange = chance(draw, 12) ? ['NOBODYS'] : []
  const twice = chance(draw, 12) ? codes.slice(0, 1) : []
  return aCart(lines, {
    currency: oneOf(draw, 'EUR', 'EUR', 'EUR', 'EUR', 'EUR', 'EUR', 'EUR', 'USD'),
    shipping: chance(draw, 2) ? shipping : null,
    codes: [...strange, ...codes, ...twice],
    attributes: chance(draw, 3) ? { channel: oneOf(draw, 'app', 'web'), visits: oneOf(draw, 1, 9, 10) } : {},
  })
}

/** What a sku is follows from its name, as in a catalogue; price and attributes are the line's own. */
function someLine(draw: Draw): CartLine {
  const sku = oneOf(draw, ...SKUS)
  const unitPrice = oneOf(draw, ...PRICES)
  const floors = { A: 0, B: 0, C: 3, D: Math.max(0, unitPrice - 2) }
  const attributes: JsonObject = chance(draw, 4) ? { size: oneOf(draw, 'S', 'M'), grams: oneOf(draw, 90, 100) } : {}
  return aLine(sku, unitPrice, 1 + draw(4), {
    floorPrice: floors[sku],
    categories: { A: ['tea'], B: ['tea', 'gift'], C: ['mug'], D: [] }[sku],
    brand: { A: 'leaf', B: null, C: 'clay', D: 'leaf' }[sku],
    onSale: sku === 'C',
    attributes,
  })
}

/** Effects and the rest of one campaign. */
function someRules(draw: Draw): [Campaign['effects'], Partial<Omit<Campaign, 'stacking'>> & { stacking: Stacking }] {
  const effects = [someEffect(draw), ...(chance(draw, 3) ? many(draw, 2).map(() => someEffect(draw)) : [])]
  const conditions = chance(draw, 2) ? someCondition(draw) : null
  const limits = chance(draw, 4) ? many(draw, 2).map(() => someLimit(draw)) : []
  return [effects, { conditions, limits, timeZone: oneOf(draw, ...TIME_ZONES), stacking: someStacking(draw) }]
}

function someStacking(draw: Draw): Stacking {
  const mode = oneOf(draw, 'COMBINES', 'COMBINES', 'ONE_OF_GROUP', 'ALONE')
  const group = mode === 'ONE_OF_GROUP' ? oneOf(draw, 'g', 'h') : null
  return { mode, group, priority: oneOf(draw, 0, 0, 1, 2, -1), compounds: !chance(draw, 4) }
}

/** Limits small enough to be hit: budgets as large as some discounts and carts here. */
function someLimit(draw: Draw): Limit {
  const of = oneOf(draw, 'REDEMPTIONS', 'DISCOUNT_TOTAL', 'DISCOUNT_TOTAL', 'ORDER_TOTAL', 'CUSTOMERS')
  const per = oneOf(draw, 'CAMPAIGN', 'CUSTOMER', 'CODE', 'STORE')
  const window = oneOf(draw, 'EVER', 'EVER', 'HOUR', 'DAY', 'WEEK', 'MONTH')
  const amount = oneOf(draw, 10, 20, 100, 500, 2000) + draw(3)
  const currency = oneOf(draw, 'EUR', 'EUR', 'EUR', 'EUR', 'EUR', 'USD')
  const isMoney = of === 'DISCOUNT_TOTAL' || of === 'ORDER_TOTAL'
  return {
    of,
    per: of === 'CUSTOMERS' && per === 'CUSTOMER' ? 'CAMPAIGN' : per,
    window,
    count: isMoney ? null : 1 + draw(2),
    money: isMoney ? { amount, currency } : null,
  }
}

/** What was counted before, in this period and in an earlier one that must not matter. */
function someCounters(
  draw: Draw,
  shopper: Pick<Facts, 'customer' | 'storeKey'>,
  candidates: readonly { readonly campaign: Campaign; readonly voucher: Voucher | null }[],
): Map<string, number> {
  const counters = new Map<string, number>()
  for (const { campaign, voucher } of candidates)
    for (const at of [new Date(NOW.getTime() - 45 * 86_400_000), NOW])
      for (const limit of campaign.limits) {
        const subjects = subjectsOf(shopper, voucher)
        const key = counterKey(limit, campaign, subjects, at)
        if (key === null || !chance(draw, 2)) continue
        const most = limit.count ?? limit.money!.amount
        counters.set(counterId(campaign.id, key), Math.max(0, oneOf(draw, 0, most, most - 1, most - 3, most - 20)))
        if (limit.of === 'CUSTOMERS' && subjects.customerId !== null && chance(draw, 2))
          counters.set(counterId(campaign.id, companionKey(key, subjects.customerId)), draw(2))
      }
  return counters
}

/** Public codes, and single ones of which two may be of one campaign; some are paused, over, to come or used up. */
function someCodes(draw: Draw): CodeCandidate[] {
  return many(draw, 3).flatMap((place) => {
    const [effects, rules] = someRules(draw)
    const given = { ...rules, ...someSpan(draw) }
    if (!chance(draw, 3)) return [aCode(`CODE${place}`, effects, given)]
    const campaign = aPromotion(`c${place}`, effects, { kind: 'COUPON', ...given })
    const single = (name: string) => aVoucher(`${name}${place}`, campaign, someVoucher(draw))
    return chance(draw, 2) ? [single('ONE'), single('TWO')] : [single('ONE')]
  })
}

function someSpan(draw: Draw): { state: CampaignState; startsAt: Date | null; endsAt: Date | null } {
  const off = chance(draw, 10) ? 1 + draw(3) : 0
  const [early, late] = [new Date(NOW.getTime() - 1), new Date(NOW.getTime() + 1)]
  return {
    state: off === 1 ? 'PAUSED' : 'ACTIVE',
    startsAt: off === 2 ? late : oneOf(draw, null, NOW, early),
    endsAt: off === 3 ? oneOf(draw, NOW, early) : oneOf(draw, null, late),
  }
}

function someVoucher(draw: Draw): Partial<Voucher> {
  const off = chance(draw, 8) ? 1 + draw(3) : 0
  return {
    state: off === 1 ? 'DISABLED' : 'ENABLED',
    endsAt: off === 2 ? NOW : null,
    redeemable: 2,
    redeemed: off === 3 ? 2 : draw(2),
  }
}

function someGifts(draw: Draw): ReadonlyMap<string, Product> {
  const prices = [eur(oneOf(draw, 7, 0, 120)), { amount: 11, currency: 'USD' }]
  const some = prices.slice(oneOf(draw, 0, 0, 1))
  return new Map([
    ['A', aProduct('A', 0, { prices: some, floorPrices: [eur(5)] })],
    ['GIFT', aProduct('GIFT', oneOf(draw, 20, 3))],
  ])
}
