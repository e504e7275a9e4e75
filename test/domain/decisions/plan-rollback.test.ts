import { describe, expect, test } from '@jest/globals'
import { planRollback, type Sold } from '../../../src/domain/decisions/plan-rollback.ts'
import { aLine } from '../../support/facts.ts'

const incentive = {
  sequence: 1,
  kind: 'PROMOTION',
  campaignId: 'campaign',
  voucherId: null,
  code: null,
  variant: null,
  title: '',
  base: 9_000,
  amount: 1_000,
  effects: [],
} as const

/** Three of A at 20.00 less 5.00 in all, two of B at 15.00 less 4.00, shipping 6.00 less 1.00; 40.00 of it paid by a card. */
const sold: Sold = {
  lines: [
    { ...aLine('A', 2_000, 3), gift: false, discount: 500, allocations: [{ sequence: 1, amount: 500, units: null }] },
    { ...aLine('B', 1_500, 2), gift: false, discount: 400, allocations: [{ sequence: 1, amount: 400, units: null }] },
  ],
  shipping: { method: null, amount: 600, discount: 100 },
  applied: [incentive],
  tenders: [{ giftCardId: 'card', amount: 4_000 }],
}

const plan = (...returns: Parameters<typeof planRollback>[2][]) => {
  const plans: Parameters<typeof planRollback>[1][number][] = []
  for (const asked of returns.slice(0, -1)) plans.push(given(planRollback(sold, plans, asked)))
  return planRollback(sold, plans, returns.at(-1)!)
}

function given(answer: ReturnType<typeof planRollback>) {
  if (!answer.ok) throw new Error(answer.rejection.code)
  return answer.plan
}

describe('A return', () => {
  test('of all that is left gives back everything', () => {
    expect(given(plan(null))).toMatchObject({
      discountReturned: 1_000,
      shippingReturned: 100,
      tenders: [{ giftCardId: 'card', amount: 4_000 }],
      goods: 9_000,
      value: 8_600,
      isWhole: true,
    })
  })

  test('of single units gives the first ones the larger shares', () => {
    const one = [{ lineId: 'line-A', quantity: 1 }]
    expect(given(plan(one)).discountReturned).toBe(167)
    expect(given(plan(one, one)).discountReturned).toBe(167)
    expect(given(plan(one, one, one)).discountReturned).toBe(166)
    expect(given(plan([{ lineId: 'line-A', quantity: 2 }])).discountReturned).toBe(334)
  })

  test('gives tenders back in proportion to what had been left to pay, shipping included', () => {
    const all = given(plan([{ lineId: 'line-A', quantity: 3 }]))
    // 55.00 of 86.00 had been left to pay of A: 40.00 * 55 / 86 = 25.58.
    expect(all).toMatchObject({ tenderReturned: 2_558, value: 5_500, goods: 6_000, isWhole: false })
    const rest = given(plan([{ lineId: 'line-A', quantity: 3 }], [{ lineId: 'line-B', quantity: 2 }]))
    expect(rest).toMatchObject({ tenderReturned: 1_442, discountReturned: 500, shippingReturned: 100, isWhole: true })
  })

  test('refuses lines that are not there, and units that came back before', () => {
    const refusal = (...returns: Parameters<typeof planRollback>[2][]) => {
      const answer = plan(...returns)
      return answer.ok ? null : [answer.rejection.code, answer.rejection.path.join('.')]
    }
    expect(refusal([{ lineId: 'line-C', quantity: 1 }])).toEqual(['NOT_FOUND', 'lines.0.lineId'])
    expect(refusal([{ lineId: 'line-A', quantity: 0 }])).toEqual(['INVALID', 'lines.0.quantity'])
    expect(refusal([{ lineId: 'line-A', quantity: 4 }])).toEqual(['INVALID_STATE', 'lines.0.quantity'])
    expect(refusal([])).toEqual(['REQUIRED', 'lines'])
    const both = [2, 2].map((quantity) => ({ lineId: 'line-A', quantity }))
    expect(refusal(both)).toEqual(['INVALID_STATE', 'lines.1.quantity'])
    expect(refusal([{ lineId: 'line-A', quantity: 2 }], [{ lineId: 'line-A', quantity: 2 }])).toEqual([
      'INVALID_STATE',
      'lines.0.quantity',
    ])
    expect(refusal(null, null)).toEqual(['INVALID_STATE', ''])
  })
})
