import { describe, expect, test } from '@jest/globals'
import { qualify } from '../../../src/domain/decisions/qualify.ts'
import type { Facts } from '../../../src/domain/facts.ts'
import { DEFAULT_SETTINGS } from '../../../src/domain/settings.ts'
import type { Limit, Stacking } from '../../../src/domain/campaign.ts'
import {
  aCart,
  aCode,
  aLine,
  aPromotion,
  aShopper,
  atMost,
  atMostEuros,
  attribute,
  aVisitor,
  aVoucher,
  cents,
  eur,
  firstOf,
  formula,
  goods,
  items,
  NOW,
  percent,
  shippingOff,
  someFacts,
  spend,
  units,
  withCodes,
} from '../../support/facts.ts'

const cart = aCart([aLine('A', 10_000)])
const inGroup: Partial<Stacking> = { mode: 'ONE_OF_GROUP', group: 'g' }
const later = new Date(NOW.getTime() + 3_600_000)

/** Offers as key, status and savings. */
function told(facts: Facts): string[] {
  return qualify(facts).offers.map(
    ({ campaignId, status, savings }) => `${campaignId.replace('campaign-', '')} ${status} ${savings}`,
  )
}

function only(facts: Facts) {
  const { offers } = qualify(facts)
  expect(offers).toHaveLength(1)
  return offers[0]!
}

describe('Offers on a cart', () => {
  test('are listed best first', () => {
    const facts = withCodes(cart, [aCode('ENTERED', cents(5))], {
      promotions: [
        aPromotion('far', cents(1), { conditions: spend(30_000) }),
        aPromotion('near', cents(1), { conditions: spend(20_000) }),
        aPromotion('never', cents(1), { conditions: units(null, { max: 0 }) }),
        aPromotion('now', cents(10)),
      ],
      available: [aCode('SMALL', cents(1)), aCode('LARGE', cents(15))],
    })
    expect(told(facts)).toEqual([
      'now APPLIED 10',
      'entered APPLIED 5',
      'large ELIGIBLE 15',
      'small ELIGIBLE 1',
      'near NEARLY 0',
      'far NEARLY 0',
      'never INELIGIBLE 0',
    ])
  })

  test('begin with a code that would save more than all that is applied', () => {
    const promotions = [aPromotion('now', cents(10)), aPromotion('too', cents(5))]
    const available = [aCode('WORTH-IT', cents(16)), aCode('EQUAL', cents(15))]
    expect(told(someFacts({ cart, promotions, available }))).toEqual([
      'worth-it ELIGIBLE 16',
      'now APPLIED 10',
      'too APPLIED 5',
      'equal ELIGIBLE 15',
    ])
  })

  test('are nearly reached where everything that fails can be mended now', () => {
    const promotions = [aPromotion('p', cents(1), { conditions: spend(10_250), limits: [atMost(1, 'CUSTOMER')] })]
    expect(only(someFacts({ cart, promotions }))).toMatchObject({
      status: 'NEARLY',
      hints: [{ kind: 'signIn' }, { kind: 'spendMore', missing: 250, threshold: 10_250, currency: 'EUR' }],
      reasons: [{ code: 'SIGN_IN_REQUIRED' }, { code: 'MINIMUM_SPEND' }],
    })
    const audience = [aPromotion('p', cents(1), { conditions: attribute('tier', 'EXISTS') })]
    expect(only(someFacts({ cart, promotions: audience, customer: aShopper() }))).toMatchObject({
      status: 'INELIGIBLE',
      hints: [],
    })
    expect(only(someFacts({ cart, promotions: audience, customer: aVisitor() }))).toMatchObject({
      status: 'NEARLY',
      hints: [{ kind: 'signIn' }],
    })
  })

  test('see the gap behind what applies before them', () => {
    const promotions = [
      aPromotion('a', cents(1_000), { stacking: { priority: 1 } }),
      aPromotion('b', cents(1), { conditions: spend(10_000) }),
    ]
    expect(qualify(someFacts({ cart, promotions })).offers[1]).toMatchObject({
      status: 'NEARLY',
      hints: [{ missing: 1_000 }],
    })
  })

  test('ask for items where they select nothing in the cart, or the cart is empty', () => {
    const tea = goods({ skus: ['TEA'] })
    expect(only(someFacts({ cart, promotions: [aPromotion('p', percent(10, items(['TEA'])))] }))).toMatchObject({
      status: 'NEARLY',
      hints: [{ kind: 'addItems', quantity: 1, of: tea }],
      reasons: [{ code: 'NO_DISCOUNT' }],
    })
    expect(only(someFacts({ promotions: [aPromotion('p', percent(10))] }))).toMatchObject({
      status: 'NEARLY',
      hints: [{ kind: 'addItems' }],
    })
  })

  test('wait for shipping to be chosen', () => {
    expect(told(someFacts({ cart, promotions: [aPromotion('p', shippingOff())] }))).toEqual(['p ELIGIBLE 0'])
    expect(told(someFacts({ cart, available: [aCode('SHIP', shippingOff())] }))).toEqual(['ship ELIGIBLE 0'])
    expect(qualify(withCodes(cart, [aCode('SHIP', shippingOff())])).priced!.codes).toMatchObject([
      { applied: false, reasons: [{ code: 'NO_DISCOUNT' }] },
    ])
  })

  test('of a case list tell the easiest case, and the effect that works', () => {
    const tiers = firstOf({ when: spend(30_000), then: percent(20) }, { when: spend(10_500), then: percent(10) })
    expect(only(someFacts({ cart, promotions: [aPromotion('p', tiers)] }))).toMatchObject({
      status: 'NEARLY',
      hints: [{ kind: 'spendMore', missing: 500 }],
      effects: [tiers],
    })
    const rich = aCart([aLine('A', 20_000)])
    expect(only(someFacts({ cart: rich, promotions: [aPromotion('p', tiers)] }))).toMatchObject({
      status: 'APPLIED',
      effects: [percent(10)],
    })
  })

  test('are hidden by `shownTo`, unless they apply', () => {
    const hidden = { shownTo: attribute('tier', 'EXISTS') }
    const promotions = [
      aPromotion('a', cents(1), hidden),
      aPromotion('b', cents(1), { ...hidden, conditions: spend(20_000) }),
    ]
    expect(told(someFacts({ cart, promotions }))).toEqual(['a APPLIED 1'])
  })

  test('that are spent, or of campaigns that are over, are not offered', () => {
    const facts = someFacts({
      cart,
      promotions: [
        aPromotion('over', cents(1), { endsAt: NOW }),
        aPromotion('spent', cents(1), { limits: [atMost(3)] }),
      ],
      available: [aCode('PAUSED', cents(1), { state: 'PAUSED' })],
      counters: new Map([['campaign-spent REDEMPTIONS/CAMPAIGN/EVER', 3]]),
    })
    expect(told(facts)).toEqual(['spent INELIGIBLE 0'])
  })
})

describe('An offer that conflicts', () => {
  test('with a code entered is nearly reached: taking the code off mends it', () => {
    const facts = withCodes(cart, [aCode('BIG', cents(500), { stacking: inGroup })], {
      promotions: [aPromotion('small', cents(100), { stacking: inGroup })],
      available: [aCode('MIDDLE', cents(200), { stacking: inGroup })],
    })
    expect(told(facts)).toEqual(['big APPLIED 500', 'middle NEARLY 200', 'small NEARLY 100'])
    expect(qualify(facts).offers[2]).toMatchObject({
      hints: [{ kind: 'removeConflict', conflictsWith: 'BIG' }],
      reasons: [{ code: 'STACKING', facts: { winner: 'BIG' } }],
    })
  })

  test('with anything else is out', () => {
    const facts = someFacts({
      cart,
      promotions: [
        aPromotion('big', cents(500), { stacking: inGroup }),
        aPromotion('small', cents(100), { stacking: inGroup }),
      ],
      available: [aCode('MIDDLE', cents(200), { stacking: inGroup })],
    })
    expect(told(facts)).toEqual(['big APPLIED 500', 'middle INELIGIBLE 200', 'small INELIGIBLE 100'])
  })

  test('and would win is eligible, with what it saves itself', () => {
    const facts = someFacts({
      cart,
      promotions: [aPromotion('small', cents(100), { stacking: inGroup })],
      available: [aCode('BIG', cents(500), { stacking: inGroup })],
    })
    expect(told(facts)).toEqual(['big ELIGIBLE 500', 'small APPLIED 100'])
  })

  test('is judged as if its rival were not there', () => {
    const facts = someFacts({
      cart,
      promotions: [aPromotion('small', cents(100), { stacking: inGroup })],
      available: [aCode('BIG', cents(500), { stacking: inGroup, conditions: spend(10_000) })],
    })
    expect(told(facts)).toEqual(['big ELIGIBLE 500', 'small APPLIED 100'])
  })

  test('but fails its own conditions says those', () => {
    const facts = someFacts({
      cart,
      promotions: [
        aPromotion('big', cents(500), { stacking: inGroup }),
        aPromotion('p', cents(9), { stacking: inGroup, conditions: spend(10_100) }),
      ],
    })
    expect(qualify(facts).offers[1]).toMatchObject({ status: 'NEARLY', reasons: [{ code: 'MINIMUM_SPEND' }] })
  })
})

describe('The next tier of a group', () => {
  const tiers = (priority: number) => [
    aPromotion('ten', percent(10), { conditions: spend(5_000), stacking: { ...inGroup, priority } }),
    aPromotion('twenty', percent(20), { conditions: spend(10_000), stacking: inGroup }),
  ]
  const byPriority = { settings: { ...DEFAULT_SETTINGS, groupPicks: 'HIGHEST_PRIORITY' as const } }
  const onCart = (amount: number, given: Partial<Facts> = {}) =>
    someFacts({ cart: aCart([aLine('A', amount)]), promotions: tiers(0), ...given })

  test('sees the cart without the tier that it would replace', () => {
    expect(qualify(onCart(6_000)).offers[1]).toMatchObject({
      status: 'NEARLY',
      hints: [{ kind: 'spendMore', missing: 4_000 }],
    })
    expect(told(onCart(10_000))).toEqual(['twenty APPLIED 2000', 'ten INELIGIBLE 1000'])
  })

  test('is out of reach where the tier that applies ranks above it', () => {
    expect(qualify(onCart(6_000, { promotions: tiers(1), ...byPriority })).offers[1]).toMatchObject({
      status: 'INELIGIBLE',
      reasons: [{ code: 'MINIMUM_SPEND' }, { code: 'STACKING', facts: { winner: 'Title of ten' } }],
    })
  })
})

describe('Offers without a cart', () => {
  const noCart = { cart: null }

  test('leave cart conditions open', () => {
    const facts = someFacts({
      ...noCart,
      promotions: [
        aPromotion('a', cents(1), { conditions: spend(1) }),
        aPromotion('b', cents(1), { conditions: attribute('tier', 'EXISTS') }),
      ],
      available: [aCode('C', firstOf({ when: spend(1), then: cents(1) }))],
    })
    expect(told(facts)).toEqual(['a ELIGIBLE null', 'c ELIGIBLE null', 'b NEARLY null'])
    expect(qualify(facts).priced).toBeNull()
  })

  test('resolve a case list that does not depend on a cart', () => {
    const byTier = firstOf(
      { when: attribute('tier', 'EQUALS', 'gold'), then: percent(20) },
      { when: attribute('tier', 'EXISTS'), then: percent(10) },
    )
    const facts = someFacts({
      ...noCart,
      customer: aShopper({ attributes: { tier: 'tin' } }),
      promotions: [aPromotion('a', byTier)],
    })
    expect(only(facts)).toMatchObject({ status: 'ELIGIBLE', effects: [percent(10)] })
  })
})

describe('The next change by the clock', () => {
  test('is the first end among campaigns and vouchers', () => {
    const latest = new Date(later.getTime() + 1)
    const campaign = aPromotion('c', cents(1), { kind: 'COUPON', endsAt: latest })
    const facts = someFacts({
      cart,
      promotions: [aPromotion('p', cents(1))],
      available: [aVoucher('V', campaign, { endsAt: later })],
    })
    expect(qualify(facts).changesAt).toEqual(later)
    expect(qualify({ ...facts, available: [], cart: null }).changesAt).toBeNull()
  })

  test('may be the next minute, where a formula looks at the clock', () => {
    const promotions = [aPromotion('p', formula('now.getHours() * 10'))]
    expect(qualify(someFacts({ cart, promotions })).changesAt).toEqual(new Date(NOW.getTime() + 60_000))
  })
})

describe('A limit that is reached', () => {
  const daily = (limit: Partial<Limit>) =>
    aPromotion('daily', cents(1), { timeZone: 'Europe/Berlin', limits: [{ ...atMost(1), window: 'DAY', ...limit }] })
  const reached = (limit: Partial<Limit>, key: string) =>
    qualify(someFacts({ cart, promotions: [daily(limit)], counters: new Map([[`campaign-daily ${key}`, 1]]) }))
  const today = '2026-11-20T23:00:00.000Z'
  const midnight = new Date('2026-11-21T23:00:00Z')

  test('changes when its day ends', () => {
    const { offers, changesAt } = reached({}, `REDEMPTIONS/CAMPAIGN/DAY/${today}`)
    expect(offers).toMatchObject([{ status: 'INELIGIBLE', reasons: [{ code: 'LIMIT_REACHED' }] }])
    expect(changesAt).toEqual(midnight)
  })

  test('changes when its day ends where only the discount shows that a budget is too small', () => {
    const budget = { of: 'DISCOUNT_TOTAL', count: null } as const
    const key = `DISCOUNT_TOTAL/CAMPAIGN/DAY/${today}/EUR`
    expect(reached({ ...budget, money: eur(2) }, key).offers).toMatchObject([{ status: 'APPLIED' }])
    const promotions = [{ ...daily({ ...budget, money: eur(2) }), effects: [cents(2)] }]
    const { offers, changesAt } = qualify(
      someFacts({ cart, promotions, counters: new Map([[`campaign-daily ${key}`, 1]]) }),
    )
    expect(offers).toMatchObject([{ status: 'INELIGIBLE', reasons: [{ code: 'BUDGET_SPENT' }] }])
    expect(changesAt).toEqual(midnight)
  })

  test('does not change where it is for ever', () => {
    expect(reached({ window: 'EVER' }, 'REDEMPTIONS/CAMPAIGN/EVER').changesAt).toBeNull()
  })

  test('for each code leaves codes of one campaign to their own budgets', () => {
    const campaign = aPromotion('each', cents(10), {
      kind: 'COUPON',
      limits: [atMostEuros(15, 'DISCOUNT_TOTAL', 'CODE')],
    })
    const [one, two] = [aVoucher('ONE', campaign), aVoucher('TWO', campaign)]
    const counters = new Map([[`${campaign.id} DISCOUNT_TOTAL/CODE/EVER/${one.voucher.id}/EUR`, 10]])
    const { offers } = qualify(someFacts({ cart, available: [one, two], counters }))
    expect(offers.map(({ code, status }) => `${code} ${status}`)).toEqual(['TWO ELIGIBLE', 'ONE INELIGIBLE'])
  })
})
