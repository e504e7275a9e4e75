import { describe, expect, test } from '@jest/globals'
import { parseEffect, parseEffects } from '../../src/domain/effect/parse-effect.ts'
import type { EffectInput } from '../../src/domain/input/effect-input.ts'
import { ANYTHING } from '../../src/domain/selector.ts'

const lookup = { segmentId: () => null, campaignId: () => null, programId: () => null, hasStore: () => false }
const eur = (amount: number) => ({ amount, currency: 'EUR' })

function problems(input: EffectInput): string[] {
  const parsed = parseEffect(input, ['effects', 0], lookup)
  return parsed.ok ? [] : parsed.rejections.map(({ code, path }) => `${code} ${path.slice(2).join('.')}`)
}

describe('an effect', () => {
  test('works on the order unless it says otherwise', () => {
    expect(parseEffect({ percentOff: { basisPoints: 1000 } }, [], lookup)).toEqual({
      ok: true,
      value: {
        kind: 'percentOff',
        basisPoints: 1000,
        cap: null,
        target: { kind: 'ORDER', items: null, units: null, from: null },
      },
    })
  })

  test('takes the cheapest units unless it says otherwise', () => {
    const target = { kind: 'ITEMS', units: 2, items: { skus: ['a'] } } as const
    expect(parseEffect({ percentOff: { basisPoints: 1000, target } }, [], lookup)).toMatchObject({
      value: { target: { kind: 'ITEMS', units: 2, from: 'CHEAPEST', items: { skus: ['a'] } } },
    })
  })

  test('shipping is free unless it says otherwise', () => {
    expect(parseEffect({ shippingOff: {} }, [], lookup)).toEqual({
      ok: true,
      value: { kind: 'shippingOff', basisPoints: 10_000, cap: null, methods: [] },
    })
  })

  const set = { buy: { skus: ['a'] }, buyQuantity: 2, get: {}, getQuantity: 1 }
  const quantities = ['INVALID buyXGetY.buyQuantity', 'INVALID buyXGetY.getQuantity']

  test('gives the set away, as often as it is there, unless it says otherwise', () => {
    expect(parseEffect({ buyXGetY: set }, [], lookup)).toMatchObject({
      value: { kind: 'buyXGetY', buy: { skus: ['a'] }, get: ANYTHING, basisPoints: 10_000, maxTimes: null },
    })
    expect(parseEffect({ addItem: { sku: 'a' } }, [], lookup)).toMatchObject({ value: { quantity: 1 } })
  })

  test('tells where a formula goes wrong', () => {
    expect(parseEffect({ formulaOff: { expression: 'cart.subtotal +\n  cart.nothing' } }, [], lookup)).toMatchObject({
      rejections: [
        { path: ['formulaOff', 'expression'], detail: expect.stringMatching(/^line 2, column \d+: .*nothing/) },
      ],
    })
  })

  test.each<[string, EffectInput, string[]]>([
    ['nothing', {}, ['REQUIRED ']],
    ['0 basis points', { percentOff: { basisPoints: 0 } }, ['INVALID percentOff.basisPoints']],
    ['more than all', { percentOff: { basisPoints: 10_001 } }, ['INVALID percentOff.basisPoints']],
    ['a cap of nothing', { percentOff: { basisPoints: 1, cap: eur(0) } }, ['INVALID percentOff.cap.amount']],
    ['no amount', { amountOff: { amounts: [] } }, ['REQUIRED amountOff.amounts']],
    ['an amount of nothing', { amountOff: { amounts: [eur(0)] } }, ['INVALID amountOff.amounts.0.amount']],
    ['two amounts in euro', { amountOff: { amounts: [eur(1), eur(2)] } }, ['INVALID amountOff.amounts.1.currency']],
    [
      'per unit of shipping',
      { amountOff: { amounts: [eur(1)], perUnit: true, target: { kind: 'SHIPPING' } } },
      ['INVALID amountOff.perUnit'],
    ],
    ['a price of nothing', { fixedPrice: { prices: [eur(0)], target: { kind: 'ITEMS' } } }, []],
    [
      'items of an order',
      { percentOff: { basisPoints: 1, target: { items: {} } } },
      ['INVALID percentOff.target.items'],
    ],
    [
      'units of an order',
      { percentOff: { basisPoints: 1, target: { kind: 'ORDER', units: 1, from: 'DEAREST' } } },
      ['INVALID percentOff.target.units', 'INVALID percentOff.target.from'],
    ],
    [
      'no units',
      { percentOff: { basisPoints: 1, target: { kind: 'ITEMS', units: 0 } } },
      ['INVALID percentOff.target.units'],
    ],
    [
      'from without units',
      { percentOff: { basisPoints: 1, target: { kind: 'ITEMS', from: 'DEAREST' } } },
      ['INVALID percentOff.target.from'],
    ],
    [
      'a case that is wrong',
      { firstOf: [{ when: { cartQuantity: {} }, then: { percentOff: { basisPoints: 0 } } }] },
      ['REQUIRED firstOf.0.when.cartQuantity', 'INVALID firstOf.0.then.percentOff.basisPoints'],
    ],
    ['no case', { firstOf: [] }, ['REQUIRED firstOf']],
    ['sets of no units', { buyXGetY: { ...set, buyQuantity: 0, getQuantity: 0 } }, quantities],
    ['sets of too many units', { buyXGetY: { ...set, buyQuantity: 10_001, getQuantity: 10_001 } }, quantities],
    ['no set', { buyXGetY: { ...set, maxTimes: 0 } }, ['INVALID buyXGetY.maxTimes']],
    ['sets for nothing off', { buyXGetY: { ...set, basisPoints: 0 } }, ['INVALID buyXGetY.basisPoints']],
    ['sets of no sku', { buyXGetY: { ...set, get: { skus: [] } } }, ['REQUIRED buyXGetY.get.skus']],
    ['no gift', { addItem: { sku: 'a', quantity: 0 } }, ['INVALID addItem.quantity']],
    ['a gift without a name', { addItem: { sku: ' ' } }, ['REQUIRED addItem.sku']],
    ['too many gifts', { addItem: { sku: 'a', quantity: 1_001 } }, ['INVALID addItem.quantity']],
    ['a formula of nothing', { formulaOff: { expression: ' ' } }, ['INVALID formulaOff.expression']],
    ['a formula that is no number', { formulaOff: { expression: 'true' } }, ['INVALID formulaOff.expression']],
    [
      'a formula with a cap of nothing, on units of shipping',
      { formulaOff: { expression: '1', cap: eur(0), target: { kind: 'SHIPPING', units: 1 } } },
      ['INVALID formulaOff.cap.amount', 'INVALID formulaOff.target.units'],
    ],
  ])('refuses or takes %s', (_, input, expected) => {
    expect(problems(input)).toEqual(expected)
  })
})

describe('cases', () => {
  const off: EffectInput = { percentOff: { basisPoints: 1000 } }
  const when = { cartQuantity: { min: 1 } }
  const nest = (levels: number): EffectInput => (levels === 0 ? off : { firstOf: [{ when, then: nest(levels - 1) }] })
  const cases = (count: number, then: EffectInput): EffectInput => ({
    firstOf: Array.from({ length: count }, () => ({ when, then })),
  })

  test('nest at most 3 levels deep', () => {
    expect(problems(nest(3))).toEqual([])
    expect(problems(nest(4))).toEqual([`TOO_MANY ${'firstOf.0.then.'.repeat(3)}firstOf`])
  })

  test('are at most 50 in a list, and 200 in all', () => {
    expect(problems(cases(50, off))).toEqual([])
    expect(problems(cases(51, off))).toEqual(['TOO_MANY firstOf'])
    expect(problems(cases(20, cases(9, off)))).toEqual([])
    expect(problems(cases(50, cases(50, off)))[0]).toBe('TOO_MANY firstOf.3.then.firstOf')
  })
})

test('a campaign has at most 20 effects', () => {
  const effects = Array.from({ length: 21 }, () => ({ shippingOff: {} }))
  expect(parseEffects(effects.slice(1), ['effects'], lookup).ok).toBe(true)
  expect(parseEffects(effects, ['effects'], lookup)).toMatchObject({
    rejections: [{ code: 'TOO_MANY', path: ['effects'] }],
  })
})
