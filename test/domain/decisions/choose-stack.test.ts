import { describe, expect, test } from '@jest/globals'
import type { Campaign, Stacking } from '../../../src/domain/campaign.ts'
import { priceCart } from '../../../src/domain/decisions/price-cart.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../../src/domain/settings.ts'
import {
  aCart,
  aCode,
  aLine,
  aPromotion,
  atMost,
  aVoucher,
  cents,
  items,
  shippingOff,
  someFacts,
  spend,
  withCodes,
} from '../../support/facts.ts'

const cart = aCart([aLine('A', 10_000)], { shipping: { method: null, amount: 500 } })
const alone: Partial<Stacking> = { mode: 'ALONE' }
const ofGroup = (group: string, priority = 0): Partial<Stacking> => ({ mode: 'ONE_OF_GROUP', group, priority })

function applied(promotions: readonly Campaign[], settings: Partial<Settings> = {}): string[] {
  const { applied } = priceCart(someFacts({ cart, promotions, settings: { ...DEFAULT_SETTINGS, ...settings } }))
  return applied.map(({ campaignId }) => campaignId.replace('campaign-', ''))
}

const byPriority = { groupPicks: 'HIGHEST_PRIORITY' } as const

describe('What combines', () => {
  test('all apply', () => {
    expect(applied([aPromotion('a', cents(100)), aPromotion('b', cents(200)), aPromotion('c', shippingOff())])).toEqual(
      ['a', 'b', 'c'],
    )
  })

  test('takes nothing off: is not applied', () => {
    expect(applied([aPromotion('a', cents(10_000)), aPromotion('b', cents(200))])).toEqual(['a'])
  })
})

describe('Of a group one applies', () => {
  const pair = [
    aPromotion('high', cents(100), { stacking: ofGroup('g', 5) }),
    aPromotion('low', cents(300), { stacking: ofGroup('g') }),
  ]

  test('the best for the shopper', () => {
    expect(applied([...pair, aPromotion('other', cents(1), { stacking: ofGroup('h') })])).toEqual(['low', 'other'])
  })

  test('or the one of highest priority', () => {
    expect(applied(pair, byPriority)).toEqual(['high'])
  })

  test('and a winner that takes nothing leaves its place to the next', () => {
    const barred = aPromotion('barred', cents(900), { stacking: ofGroup('g', 9), conditions: spend(9_950) })
    const before = aPromotion('before', cents(100), { stacking: { priority: 10 } })
    expect(applied([before, barred, ...pair], byPriority)).toEqual(['before', 'high'])
    expect(applied([before, barred, ...pair])).toEqual(['before', 'low'])
  })
})

describe('What stands alone', () => {
  test('admits nothing else on the parts that it touches, if it saves more', () => {
    const others = [aPromotion('a', cents(100)), aPromotion('b', cents(200)), aPromotion('ship', shippingOff())]
    expect(applied([...others, aPromotion('solo', cents(400), { stacking: alone })])).toEqual(['solo', 'ship'])
    expect(applied([...others, aPromotion('solo', cents(250), { stacking: alone })])).toEqual(
      ['b', 'a', 'ship'].toSorted(),
    )
  })

  test('and touches goods and shipping applies whole or not at all', () => {
    const both = aPromotion('both', [cents(100), shippingOff()], { stacking: alone })
    expect(applied([both, aPromotion('ship', shippingOff())])).toEqual(['both'])
    expect(applied([both, aPromotion('ship', shippingOff()), aPromotion('goods', cents(101))])).toEqual([
      'goods',
      'ship',
    ])
  })

  test('beats higher priorities where the highest priority picks', () => {
    const solo = aPromotion('solo', cents(10), { stacking: alone })
    expect(applied([aPromotion('a', cents(100), { stacking: { priority: 9 } }), solo], byPriority)).toEqual(['solo'])
    const next = aPromotion('next', cents(5), { stacking: { ...alone, priority: 1 } })
    expect(applied([solo, next], byPriority)).toEqual(['next'])
  })

  test('but cannot hold its condition whatever the order: does not stand in the way', () => {
    const solo = aPromotion('solo', cents(5_000), { stacking: { ...alone, priority: 9 }, conditions: spend(20_000) })
    expect(applied([solo, aPromotion('a', cents(100))], byPriority)).toEqual(['a'])
  })
})

describe('Equal savings', () => {
  test('go to fewer incentives, then to the higher priority, then to the earlier', () => {
    const solo = aPromotion('solo', cents(300), { stacking: alone })
    expect(applied([aPromotion('a', cents(100)), aPromotion('b', cents(200)), solo])).toEqual(['solo'])
    const group = (key: string, priority: number) => aPromotion(key, cents(100), { stacking: ofGroup('g', priority) })
    expect(applied([group('a', 0), group('b', 1)])).toEqual(['b'])
    expect(applied([group('b', 0), group('a', 0)])).toEqual(['a'])
  })
})

describe('The maximum number of incentives', () => {
  test('lets the best apply by saving, shipping included', () => {
    const promotions = [aPromotion('a', cents(100)), aPromotion('b', cents(300)), aPromotion('c', shippingOff())]
    expect(applied(promotions, { maxIncentivesPerCart: 2 })).toEqual(['b', 'c'])
    expect(applied(promotions, { maxIncentivesPerCart: 1, ...byPriority })).toEqual(['c'])
  })

  test('is found greedily past 2,000 combinations', () => {
    const promotions = Array.from({ length: 40 }, (_, n) => aPromotion(`p${String(n).padStart(2, '0')}`, cents(n + 1)))
    expect(applied(promotions, { maxIncentivesPerCart: 20 })).toEqual(promotions.slice(20).map(({ key }) => key))
  })
})

describe('Codes', () => {
  test('come after promotions, in the order entered', () => {
    const facts = withCodes(cart, [aCode('ZEBRA', cents(1)), aCode('APPLE', cents(2))], {
      promotions: [aPromotion('z', cents(3))],
    })
    expect(priceCart(facts).applied.map(({ code, sequence, kind }) => [code, sequence, kind])).toEqual([
      [null, 1, 'PROMOTION'],
      ['ZEBRA', 2, 'PUBLIC_CODE'],
      ['APPLE', 3, 'PUBLIC_CODE'],
    ])
  })

  test('of one campaign may both apply, as far as its limit goes', () => {
    const campaign = aPromotion('c', cents(100), { kind: 'COUPON' })
    const two = (of: Campaign) => withCodes(cart, [aVoucher('ONE', of), aVoucher('TWO', of)])
    expect(priceCart(two(campaign)).discountTotal).toBe(200)
    const limited = priceCart(two({ ...campaign, limits: [atMost(1)] }))
    expect(limited.codes).toMatchObject([{ applied: true }, { applied: false, reasons: [{ code: 'LIMIT_REACHED' }] }])
  })

  test('entered twice are one', () => {
    const facts = withCodes(cart, [aCode('ONE', cents(100)), aCode('ONE', cents(100))])
    expect(priceCart(facts)).toMatchObject({ discountTotal: 100, codes: [{ code: 'ONE' }] })
  })

  test('that lose say so, and name the winner', () => {
    const facts = withCodes(cart, [aCode('SMALL', cents(1), { stacking: ofGroup('g') })], {
      promotions: [aPromotion('big', cents(500), { stacking: ofGroup('g') })],
    })
    expect(priceCart(facts).codes[0]).toMatchObject({
      applied: false,
      reasons: [{ code: 'STACKING', facts: { winner: 'Title of big' }, detail: 'stacking: lost to big' }],
    })
  })

  test('say why they do not apply', () => {
    const shipless = aCart([aLine('A', 100)])
    const why = (...codes: Parameters<typeof withCodes>[1]) =>
      priceCart(withCodes(shipless, codes)).codes.map(({ reasons }) => reasons.map(({ code }) => code).join())
    expect(why(aCode('A', cents(1), { conditions: spend(200) }))).toEqual(['MINIMUM_SPEND'])
    expect(why(aCode('A', shippingOff()))).toEqual(['NO_DISCOUNT'])
    expect(why(aCode('A', cents(1, items(['B']))))).toEqual(['NO_DISCOUNT'])
    expect(why(aCode('A', { ...cents(1), amounts: [] }))).toEqual(['CURRENCY'])
    expect(why(aCode('A', cents(1), { state: 'PAUSED' }))).toEqual(['PAUSED'])
    expect(why(aCode('A', cents(1), { endsAt: new Date(0) }))).toEqual(['ENDED'])
    expect(why(aCode('A', cents(1), { limits: [atMost(1, 'CUSTOMER')] }))).toEqual(['SIGN_IN_REQUIRED'])
    const used = aCode('A', cents(1))
    expect(why({ ...used, voucher: { ...used.voucher, redeemable: 1, redeemed: 1 } })).toEqual(['LIMIT_REACHED'])
    expect(why({ ...used, voucher: { ...used.voucher, state: 'DISABLED' } })).toEqual(['PAUSED'])
    expect(priceCart(someFacts({ cart: { ...shipless, codes: ['WHAT'] } })).codes).toMatchObject([
      { code: 'WHAT', applied: false, campaignId: null, reasons: [{ code: 'NOT_ACCEPTED' }] },
    ])
  })
})

test('An empty cart costs nothing', () => {
  expect(priceCart(someFacts({ promotions: [aPromotion('a', cents(1))] }))).toMatchObject({
    subtotal: 0,
    total: 0,
    applied: [],
  })
})
