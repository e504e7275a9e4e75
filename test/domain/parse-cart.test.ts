import { describe, expect, test } from '@jest/globals'
import type { Parsed } from '../../src/domain/input/place.ts'
import { parseCartLines, parseShipping } from '../../src/domain/parse-cart-lines.ts'
import { parseEvaluation, parseOrderRecord } from '../../src/domain/parse-evaluation.ts'

const now = new Date('2026-06-01T00:00:00Z')

const eur = (amount: number) => ({ amount, currency: 'EUR' })

function told(parsed: Parsed<unknown>): string[] {
  return parsed.ok ? [] : parsed.rejections.map(({ code, path }) => `${code} ${path.join('.')}`)
}

function valueOf<T>(parsed: Parsed<T>): T {
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.rejections))
  return parsed.value
}

describe('cart lines', () => {
  const service = { currency: 'EUR', mayPrice: true, leastQuantity: 1 } as const
  const shopper = { currency: 'EUR', mayPrice: false, leastQuantity: 0 } as const
  const line = { sku: 'a', quantity: 1 }

  test('of a service carry prices, in the currency of the cart', () => {
    const priced = { ...line, unitPrice: eur(100), listPrice: eur(100), categories: ['x'], onSale: true }
    expect(valueOf(parseCartLines([priced], ['lines'], service))).toEqual([
      {
        sku: 'a',
        quantity: 1,
        unitPrice: 100,
        listPrice: null,
        categories: ['x'],
        brand: null,
        onSale: true,
        attributes: {},
      },
    ])
    const dollars = { ...line, unitPrice: { amount: 1, currency: 'USD' }, listPrice: eur(-1) }
    expect(told(parseCartLines([dollars], ['lines'], service))).toEqual([
      'CURRENCY_MISMATCH lines.0.unitPrice.currency',
      'INVALID lines.0.listPrice.amount',
    ])
  })

  test('of a shopper carry none', () => {
    const sent = { ...line, unitPrice: eur(1), listPrice: eur(2), categories: [], brand: 'b', onSale: false }
    expect(told(parseCartLines([line, sent], ['lines'], shopper))).toEqual(
      ['unitPrice', 'listPrice', 'categories', 'brand', 'onSale'].map((field) => `INVALID lines.1.${field}`),
    )
    expect(told(parseShipping({ amount: eur(1) }, ['shipping'], shopper))).toEqual(['INVALID shipping.amount'])
  })

  test('have 1 to 10,000 units, and 0 only where it removes', () => {
    const of = (quantity: number) => [{ sku: 'a', quantity }]
    expect(told(parseCartLines(of(0), [], shopper))).toEqual([])
    expect(told(parseCartLines(of(0), [], service))).toEqual(['INVALID 0.quantity'])
    expect(told(parseCartLines(of(10_001), [], shopper))).toEqual(['INVALID 0.quantity'])
    expect(told(parseCartLines(of(1.5), [], shopper))).toEqual(['INVALID 0.quantity'])
    expect(told(parseCartLines(of(-1), [], shopper))).toEqual(['INVALID 0.quantity'])
  })

  test('never add up to more than can be counted exactly', () => {
    const dear = { sku: 'a', quantity: 10_000, unitPrice: eur(1e12) }
    expect(told(parseCartLines([dear], ['lines'], service))).toEqual(['TOO_MANY lines'])
  })

  test('are at most 500, each with a sku of at most 128 characters', () => {
    expect(
      told(
        parseCartLines(
          Array.from({ length: 501 }, () => line),
          ['lines'],
          shopper,
        ),
      ),
    ).toEqual(['TOO_MANY lines'])
    expect(told(parseCartLines([{ ...line, sku: 'x'.repeat(129) }], ['lines'], shopper))).toEqual([
      'INVALID lines.0.sku',
    ])
  })
})

describe('a cart kept elsewhere', () => {
  const cart = { currency: 'EUR', lines: [{ sku: 'a', quantity: 2, unitPrice: eur(100) }] }

  test('is read with codes in normal form, each once', () => {
    const draft = valueOf(parseEvaluation({ ...cart, codes: ['x–1', 'X-1 ', '', 'y'] }, [], true))
    expect(draft).toMatchObject({ codes: ['X-1', 'Y'], offerStatuses: ['APPLIED', 'ELIGIBLE', 'NEARLY'], at: null })
  })

  test('tells its problems by path', () => {
    const wrong = {
      ...cart,
      currency: 'QQQ',
      lines: [],
      latitude: 91,
      placement: 'Home',
      codes: Array.from({ length: 31 }, String),
    }
    expect(told(parseEvaluation(wrong, ['evaluation'], true))).toEqual([
      'INVALID evaluation.currency',
      'TOO_MANY evaluation.codes',
      'REQUIRED evaluation.longitude',
      'INVALID evaluation.latitude',
      'INVALID evaluation.placement',
    ])
  })

  test('as a paid order has lines, a reference, and was paid before now', () => {
    const order = { ...cart, reference: 'o-1', idempotencyKey: '12345678' }
    expect(valueOf(parseOrderRecord(order, now)).paidAt).toEqual(now)
    const wrong = { ...order, reference: '', lines: [], paidAt: new Date('2026-06-02T00:00:00Z') }
    expect(told(parseOrderRecord(wrong, now))).toEqual(['INVALID paidAt', 'REQUIRED lines', 'REQUIRED reference'])
  })
})
