import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { priceCart } from '../../src/domain/decisions/price-cart.ts'
import { planRedemption } from '../../src/domain/decisions/plan-redemption.ts'
import { qualify } from '../../src/domain/decisions/qualify.ts'
import type { PricedCart } from '../../src/domain/priced-cart.ts'
import { DEFAULT_SETTINGS } from '../../src/domain/settings.ts'
import { effectOn, itemsTarget, someCarts, someLines } from '../support/arbitrary-facts.ts'
import { aCart, aLine, aPromotion, cents, gift, someFacts, spend } from '../support/facts.ts'

const total = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0)
const runs = { numRuns: 500 }
const COMBINES = 'COMBINES' as const

describe('Whatever applies to a cart', () => {
  test('parts sum to the whole', () => {
    fc.assert(
      fc.property(someCarts, (facts) => {
        const priced = priceCart(facts)
        for (const line of priced.lines) expect(line.discount).toBe(total(line.allocations.map(({ amount }) => amount)))
        const off = total(priced.lines.map(({ discount }) => discount)) + (priced.shipping?.discount ?? 0)
        expect(priced.discountTotal).toBe(off)
        expect(priced.subtotal).toBe(total(priced.lines.map(({ unitPrice, quantity }) => unitPrice * quantity)))
        expect(total(priced.applied.map(({ amount }) => amount))).toBe(off)
        expect(priced.total).toBe(priced.subtotal + (priced.shipping?.amount ?? 0) - off)
        for (const { sequence, amount } of priced.applied) expect(onLines(priced, sequence)).toBeLessThanOrEqual(amount)
      }),
      runs,
    )
  })

  test('nothing goes below zero, nor below its floor', () => {
    fc.assert(
      fc.property(someCarts, (facts) => {
        const { lines, shipping } = priceCart(facts)
        for (const { unitPrice, floorPrice, quantity, discount } of lines) {
          expect(discount).toBeGreaterThanOrEqual(0)
          expect(discount).toBeLessThanOrEqual(Math.max(0, unitPrice - floorPrice) * quantity)
        }
        expect(shipping?.discount ?? 0).toBeLessThanOrEqual(shipping?.amount ?? 0)
      }),
      runs,
    )
  })

  test('the same facts give the same answer, in whatever order promotions are listed', () => {
    fc.assert(
      fc.property(someCarts, (facts) => {
        expect(priceCart({ ...facts, promotions: facts.promotions.toReversed() })).toEqual(priceCart(facts))
      }),
      runs,
    )
  })

  test('splitting a line over several changes nothing', () => {
    fc.assert(
      fc.property(someCarts, fc.nat(), (facts, pick) => {
        const lines = facts.cart!.lines
        const split = lines.flatMap((line, place) =>
          place === pick % lines.length
            ? Array.from({ length: line.quantity }, () => ({ ...line, quantity: 1 }))
            : [line],
        )
        expect(priceCart({ ...facts, cart: { ...facts.cart!, lines: split } })).toEqual(priceCart(facts))
      }),
      runs,
    )
  })

  test('no amount comes off a line that is not targeted', () => {
    fc.assert(
      fc.property(someLines, effectOn(itemsTarget), (lines, effect) => {
        const { lines: priced } = priceCart(someFacts({ cart: aCart(lines), promotions: [aPromotion('p', effect)] }))
        const skus = 'target' in effect ? effect.target.items?.skus : null
        for (const { sku, discount } of priced) if (skus && !skus.includes(sku)) expect(discount).toBe(0)
      }),
      runs,
    )
  })
})

describe('A gift', () => {
  test('changes neither what is left to pay nor what others take', () => {
    fc.assert(
      fc.property(someCarts, fc.integer({ min: 0, max: 3 }), (facts, priority) => {
        const others = facts.promotions.map((each) => ({ ...each, stacking: { ...each.stacking, mode: COMBINES } }))
        const plain = { ...facts, promotions: others, entered: new Map(), settings: DEFAULT_SETTINGS }
        const present = aPromotion('gift', gift('G', 2), { stacking: { priority } })
        const [before, after] = [plain, { ...plain, promotions: [...others, present] }].map((each) => priceCart(each))
        expect(after!.total).toBe(before!.total)
        const isGiven = facts.cart!.lines.length > 0
        expect(after!.discountTotal - before!.discountTotal).toBe(isGiven ? 600 : 0)
        const goods = ({ lines }: PricedCart) => lines.filter((line) => !line.gift).map(({ discount }) => discount)
        expect(goods(after!)).toEqual(goods(before!))
        for (const line of after!.lines) if (line.gift) expect(line.discount).toBe(line.unitPrice * line.quantity)
      }),
      runs,
    )
  })
})

describe('What `offers` lists', () => {
  test('is what pricing applies', () => {
    fc.assert(
      fc.property(someCarts, (facts) => {
        const { offers, priced } = qualify(facts)
        expect(priced).toEqual(priceCart(facts))
        const applied = offers.filter(({ status }) => status === 'APPLIED')
        expect(applied.map(({ campaignId, savings }) => [campaignId, savings])).toEqual(
          priced!.applied.map(({ campaignId, amount }) => [campaignId, amount]),
        )
      }),
      runs,
    )
  })

  test('is the same where nobody asks for what is beyond reach, but for that', () => {
    fc.assert(
      fc.property(someCarts, fc.boolean(), (some, withCart) => {
        const facts = withCart ? some : { ...some, cart: null, entered: new Map() }
        const [whole, part] = [true, false].map((explainIneligible) => qualify(facts, { explainIneligible }))
        const wanted = whole!.offers.filter(({ status }) => status !== 'INELIGIBLE')
        expect(part!.offers.filter(({ status }) => status !== 'INELIGIBLE')).toEqual(wanted)
        expect(part!.priced).toEqual(whole!.priced)
      }),
      runs,
    )
  })

  test('as eligible for a code applies when it is entered, at that saving', () => {
    fc.assert(
      fc.property(someCarts, (facts) => {
        for (const { status, code, savings } of qualify(facts).offers) {
          if (status !== 'ELIGIBLE' || code === null || savings === 0) continue
          const found = facts.available.find(({ voucher }) => voucher.code === code)!
          const entered = new Map([...facts.entered, [code, found]])
          const cart = { ...facts.cart!, codes: [...facts.cart!.codes, code] }
          expect(priceCart({ ...facts, cart, entered }).applied.find((each) => each.code === code)?.amount).toBe(
            savings,
          )
        }
      }),
      runs,
    )
  })

  test('as nearly reached has steps and reasons; all that is not applied has a reason or is eligible', () => {
    fc.assert(
      fc.property(someCarts, (facts) => {
        for (const { status, hints, reasons } of qualify(facts).offers) {
          expect(hints.length > 0).toBe(status === 'NEARLY')
          expect(reasons.length > 0).toBe(status === 'NEARLY' || status === 'INELIGIBLE')
        }
      }),
      runs,
    )
  })

  test('as nearly reached but for codes comes true when they are taken off', () => {
    fc.assert(
      fc.property(someCarts, (facts) => {
        for (const { campaignId, status, code, hints } of qualify(facts).offers) {
          const off = hints.flatMap((hint) => (hint.kind === 'removeConflict' ? [hint.conflictsWith] : []))
          if (status !== 'NEARLY' || off.length < hints.length) continue
          const cart = { ...facts.cart!, codes: facts.cart!.codes.filter((each) => !off.includes(each)) }
          const after = qualify({ ...facts, cart }).offers.find(
            (offer) => offer.campaignId === campaignId && offer.code === code,
          )
          expect(['APPLIED', 'ELIGIBLE']).toContain(after!.status)
        }
      }),
      runs,
    )
  })

  test('as nearly reached by one step is reached when just that is added', () => {
    fc.assert(
      fc.property(
        someLines,
        fc.integer({ min: 1, max: 9000 }),
        fc.integer({ min: 0, max: 3000 }),
        (lines, min, before) => {
          const promotions = [
            aPromotion('a', cents(before), { stacking: { priority: 1 } }),
            aPromotion('b', cents(5), { conditions: spend(min) }),
          ]
          const offerB = (added: number) =>
            qualify(
              someFacts({ cart: aCart(added > 0 ? [...lines, aLine('ADDED', added)] : lines), promotions }),
            ).offers.find(({ campaignId }) => campaignId === 'campaign-b')!
          const [hint] = offerB(0).hints
          if (hint?.kind !== 'spendMore' || lines.length === 0) return
          if (before > 0 && lines.every(({ unitPrice, floorPrice }) => unitPrice <= floorPrice)) return
          if (priceCart(someFacts({ cart: aCart(lines), promotions })).discountTotal < before) return
          expect(offerB(hint.missing).status).toBe('APPLIED')
          if (hint.missing > 1) expect(offerB(hint.missing - 1).status).toBe('NEARLY')
        },
      ),
      runs,
    )
  })

  test('is what `redeem` accepts: at the total shown, always', () => {
    fc.assert(
      fc.property(someCarts, (facts) => {
        const { total: amount, currency } = priceCart(facts)
        expect(planRedemption(facts, { expectedTotal: { amount, currency } }).ok).toBe(true)
      }),
      runs,
    )
  })
})

function onLines({ lines }: PricedCart, sequence: number): number {
  return total(
    lines.flatMap(({ allocations }) =>
      allocations.filter((each) => each.sequence === sequence).map(({ amount }) => amount),
    ),
  )
}
