import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { applyTenders, type CardStanding, type Payable } from '../../src/domain/decisions/apply-tenders.ts'
import type { CardCandidate } from '../../src/domain/facts.ts'
import { selects } from '../../src/domain/select-items.ts'
import { SKUS, someLines } from '../support/arbitrary-facts.ts'
import { aCard, goods, NOW } from '../support/facts.ts'

const someCart: fc.Arbitrary<Payable> = fc
  .tuple(someLines, fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 6, maxLength: 6 }), fc.option(fc.nat(900)))
  .map(([lines, percents, shipping]) => ({
    currency: 'EUR',
    lines: lines.map((line, place) => {
      const discount = Math.floor((line.unitPrice * line.quantity * percents[place]!) / 100)
      return { ...line, gift: false, discount, allocations: [] }
    }),
    shipping: shipping === null ? null : { method: null, amount: shipping, discount: Math.floor(shipping / 3) },
  }))

const someCards: fc.Arbitrary<CardCandidate[]> = fc
  .array(
    fc.record({
      balance: fc.nat(2500),
      skus: fc.option(fc.subarray(SKUS, { minLength: 1 })),
      days: fc.option(fc.integer({ min: 1, max: 4 })),
    }),
    { maxLength: 5 },
  )
  .map((cards) =>
    cards.map(({ balance, skus, days }, at) =>
      aCard(`CARD-${at}`, balance, skus === null ? null : goods({ skus }), {
        endsAt: days === null ? null : new Date(NOW.getTime() + days * 86_400_000),
      }),
    ),
  )

const total = (standings: readonly CardStanding[]): number => standings.reduce((all, { amount }) => all + amount, 0)
const restOf = ({ unitPrice, quantity, discount }: Payable['lines'][number]): number => unitPrice * quantity - discount
const goodsOf = ({ lines }: Payable): number => lines.reduce((all, line) => all + restOf(line), 0)
const shippingOf = ({ shipping }: Payable): number => (shipping === null ? 0 : shipping.amount - shipping.discount)

test('no card pays more than is on it, nor more than it may, and all together no more than is due', () => {
  fc.assert(
    fc.property(someCart, someCards, (cart, cards) => {
      const standings = applyTenders(cart, cards, NOW)
      expect(standings).toHaveLength(cards.length)
      expect(total(standings)).toBeLessThanOrEqual(goodsOf(cart) + shippingOf(cart))
      for (const { candidate, amount, findings } of standings) {
        const { spendableOn } = candidate.campaign
        const payable = cart.lines.filter((line) => selects(spendableOn, line, 'EUR'))
        const most = goodsOf({ ...cart, lines: payable }) + (spendableOn === null ? shippingOf(cart) : 0)
        expect(amount).toBeGreaterThanOrEqual(0)
        expect(amount).toBeLessThanOrEqual(Math.min(candidate.card.balance, most))
        expect(findings.length > 0).toBe(amount === 0)
      }
    }),
  )
})

test('nothing that a card could still pay is left unpaid while it has money', () => {
  fc.assert(
    fc.property(someCart, someCards, (cart, cards) => {
      const free = cards.filter(({ campaign }) => campaign.spendableOn === null)
      const due = goodsOf(cart) + shippingOf(cart)
      const standings = applyTenders(cart, free, NOW)
      const money = free.reduce((all, { card }) => all + card.balance, 0)
      expect(total(standings)).toBe(Math.min(due, money))
    }),
  )
})

test('of cards for everything one is spent whole before a later one is touched', () => {
  fc.assert(
    fc.property(someCart, someCards, (cart, cards) => {
      const free = cards.filter(({ campaign, card }) => campaign.spendableOn === null && card.balance > 0)
      const paying = applyTenders(cart, free, NOW).filter(({ amount }) => amount > 0)
      for (const { candidate, amount } of paying.slice(0, -1)) expect(amount).toBe(candidate.card.balance)
      const ends = paying.map(({ candidate }) => candidate.card.endsAt?.getTime() ?? Infinity)
      expect(ends).toEqual(ends.toSorted((a, b) => a - b))
    }),
  )
})

test('a card more never lowers what is paid by those that end sooner', () => {
  fc.assert(
    fc.property(someCart, someCards, (cart, cards) => {
      const last = aCard('LAST', 700, null, { endsAt: null })
      const dated = cards.filter(({ card }) => card.endsAt !== null)
      const before = new Map(applyTenders(cart, dated, NOW).map(({ candidate, amount }) => [candidate, amount]))
      for (const { candidate, amount } of applyTenders(cart, [last, ...dated], NOW))
        if (candidate !== last) expect(amount).toBe(before.get(candidate))
    }),
  )
})
