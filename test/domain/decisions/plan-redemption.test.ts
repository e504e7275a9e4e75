import { describe, expect, test } from '@jest/globals'
import { planRedemption } from '../../../src/domain/decisions/plan-redemption.ts'
import type { CodeCandidate } from '../../../src/domain/facts.ts'
import {
  aCart,
  aCode,
  aLine,
  aPromotion,
  atMost,
  cents,
  eur,
  someFacts,
  spend,
  withCodes,
} from '../../support/facts.ts'

const cart = aCart([aLine('A', 10_000)])

function refusal(...codes: readonly CodeCandidate[]) {
  const plan = planRedemption(withCodes(cart, codes), { expectedTotal: null })
  return plan.ok
    ? null
    : [plan.rejection.code, plan.rejection.path.join('.'), plan.rejection.reasons.map(({ code }) => code).join()]
}

describe('A redemption', () => {
  test('uses what applies, and nothing else', () => {
    const facts = withCodes(cart, [aCode('SAVE', cents(100))], {
      promotions: [aPromotion('p', cents(1)), aPromotion('q', [])],
    })
    expect(planRedemption(facts, { expectedTotal: null })).toMatchObject({
      ok: true,
      priced: { total: 9_899 },
      uses: [
        { campaignId: 'campaign-p', voucherId: null, count: 1 },
        { campaignId: 'campaign-save', voucherId: 'voucher-SAVE', count: 1 },
      ],
    })
  })

  test('is refused where the total differs from the one expected', () => {
    const facts = withCodes(cart, [aCode('SAVE', cents(100))])
    expect(planRedemption(facts, { expectedTotal: eur(9_900) }).ok).toBe(true)
    expect(planRedemption(facts, { expectedTotal: eur(9_999) })).toMatchObject({
      ok: false,
      priced: { total: 9_900 },
      rejection: { code: 'PRICE_CHANGED', path: ['expectedTotal'] },
    })
    const dollars = { amount: 9_900, currency: 'USD' }
    expect(planRedemption(facts, { expectedTotal: dollars })).toMatchObject({
      rejection: { code: 'CURRENCY_MISMATCH' },
    })
  })

  test('without an expected total is refused whole by a code that does not apply', () => {
    const fine = aCode('FINE', cents(1))
    expect(refusal(fine)).toBeNull()
    expect(refusal(fine, aCode('MUCH', cents(1), { conditions: spend(20_000) }))).toEqual([
      'CODE_NOT_APPLICABLE',
      'codes.1',
      'MINIMUM_SPEND',
    ])
    const used = aCode('USED', cents(1))
    expect(refusal({ ...used, voucher: { ...used.voucher, redeemable: 1, redeemed: 1 } })).toEqual([
      'LIMIT_REACHED',
      'codes.0',
      'LIMIT_REACHED',
    ])
    const both = aCode('BOTH', cents(1), { conditions: spend(20_000), limits: [atMost(0)] })
    expect(refusal(both)).toEqual(['CODE_NOT_APPLICABLE', 'codes.0', 'LIMIT_REACHED,MINIMUM_SPEND'])
    const unknown = planRedemption(someFacts({ cart: { ...cart, codes: ['WHAT'] } }), { expectedTotal: null })
    expect(unknown).toMatchObject({ ok: false, rejection: { code: 'CODE_NOT_ACCEPTED', path: ['codes', '0'] } })
  })

  test('with the expected total drops a code that does not apply: the caller has seen the price', () => {
    const facts = withCodes(cart, [aCode('MUCH', cents(1), { conditions: spend(20_000) })])
    expect(planRedemption(facts, { expectedTotal: eur(10_000) })).toMatchObject({ ok: true, uses: [] })
  })
})
