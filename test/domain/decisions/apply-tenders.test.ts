import { describe, expect, test } from '@jest/globals'
import { applyTenders, type Payable } from '../../../src/domain/decisions/apply-tenders.ts'
import type { CardCandidate } from '../../../src/domain/facts.ts'
import { aCard, aLine, goods, NOW } from '../../support/facts.ts'

const soon = { endsAt: new Date('2026-12-01T00:00:00Z') }
const later = { endsAt: new Date('2027-12-01T00:00:00Z') }
const only = (...skus: string[]) => goods({ skus })

/** Goods at these prices, what is left of them; shipping at 500. */
function payable(prices: Readonly<Record<string, number>>, shipping: number | null = 500): Payable {
  const lines = Object.entries(prices).map(([sku, price]) => {
    return { ...aLine(sku, price), gift: false, discount: 0, allocations: [] }
  })
  return {
    currency: 'EUR',
    lines,
    shipping: shipping === null ? null : { method: null, amount: shipping, discount: 0 },
  }
}

function paid(cart: Payable, ...cards: CardCandidate[]): Record<string, number> {
  return Object.fromEntries(
    applyTenders(cart, cards, NOW).map(({ candidate, amount }) => [candidate.card.code, amount]),
  )
}

function why(cart: Payable, ...cards: CardCandidate[]): string[] {
  return applyTenders(cart, cards, NOW).flatMap(({ findings }) => findings.map(({ reason }) => reason.code))
}

describe('gift cards', () => {
  test('pay goods and shipping, as far as they go', () => {
    expect(paid(payable({ a: 1000 }), aCard('ONE', 300))).toEqual({ ONE: 300 })
    expect(paid(payable({ a: 1000 }), aCard('ONE', 9000))).toEqual({ ONE: 1500 })
  })

  test('pay what discounts have left', () => {
    const cart = payable({ a: 1000 })
    const discounted = { ...cart, lines: cart.lines.map((line) => ({ ...line, discount: 400 })) }
    expect(paid(discounted, aCard('ONE', 9000))).toEqual({ ONE: 1100 })
  })

  test('for some goods never pay others, nor shipping', () => {
    expect(paid(payable({ a: 1000, b: 700 }), aCard('ONE', 9000, only('b')))).toEqual({ ONE: 700 })
  })

  test('come in the order of their ends, those without one last', () => {
    const cart = payable({ a: 1000 }, null)
    const standings = applyTenders(
      cart,
      [aCard('NEVER', 400), aCard('LATER', 400, null, later), aCard('SOON', 400, null, soon)],
      NOW,
    )
    expect(standings.map(({ candidate, amount }) => [candidate.card.code, amount])).toEqual([
      ['SOON', 400],
      ['LATER', 400],
      ['NEVER', 200],
    ])
  })

  test('for everything leave the goods that a restricted card can pay to it', () => {
    const cart = payable({ a: 1000, b: 1000 })
    expect(paid(cart, aCard('ALL', 1000, null, soon), aCard('A', 1000, only('a'), later))).toEqual({
      ALL: 1000,
      A: 1000,
    })
  })

  test('for everything pay those goods before shipping', () => {
    const cart = payable({ a: 1000, b: 1000 })
    expect(paid(cart, aCard('ALL', 1600, null, soon), aCard('A', 1000, only('a'), later))).toEqual({
      ALL: 1600,
      A: 400,
    })
  })

  test('for some goods leave to the next what only it can pay', () => {
    const cart = payable({ a: 1000, b: 1000 }, null)
    expect(paid(cart, aCard('BOTH', 1000, only('a', 'b'), soon), aCard('A', 1000, only('a'), later))).toEqual({
      BOTH: 1000,
      A: 1000,
    })
  })

  test('say why they pay nothing', () => {
    const cart = payable({ a: 1000 })
    expect(why(cart, aCard('EMPTY', 0))).toEqual(['NO_BALANCE'])
    expect(why(cart, aCard('OVER', 100, null, { endsAt: NOW }))).toEqual(['ENDED'])
    expect(why(cart, aCard('OFF', 100, null, { state: 'DISABLED' }))).toEqual(['PAUSED'])
    expect(why(cart, aCard('DOLLARS', 100, null, { currency: 'USD' }))).toEqual(['CURRENCY'])
    expect(why(cart, aCard('B', 100, only('b')))).toEqual(['ITEMS_NOT_IN_CART'])
    expect(why(cart, aCard('ENOUGH', 9000, null, soon), aCard('TOO-MUCH', 9000))).toEqual(['NO_DISCOUNT'])
  })
})
