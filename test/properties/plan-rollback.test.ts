import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type AskedLine, planRollback, type RollbackPlan, type Sold } from '../../src/domain/decisions/plan-rollback.ts'
import { sum } from '../../src/domain/money.ts'
import { giftCardTenders, pointsTenders, type Tender } from '../../src/domain/tender.ts'
import { aLine } from '../support/facts.ts'

const line = fc
  .record({
    unitPrice: fc.integer({ min: 0, max: 1_000 }),
    quantity: fc.integer({ min: 1, max: 6 }),
    cuts: fc.array(fc.integer({ min: 0, max: 2_000 }), { maxLength: 3 }),
    gift: fc.boolean(),
  })
  .map(({ unitPrice, quantity, cuts, gift }) => {
    let left = unitPrice * quantity
    const allocations = cuts.flatMap((cut, place) => {
      const amount = Math.min(cut, left)
      left -= amount
      return amount === 0 ? [] : [{ sequence: place + 1, amount, units: null }]
    })
    const discount = unitPrice * quantity - left
    return { ...aLine('A', unitPrice, quantity), gift: gift && left === 0, discount, allocations }
  })

/** Something sold: lines with shares of up to three incentives, shipping with a discount of the first, paid in part by up to two cards and by points. */
const someSold: fc.Arbitrary<Sold> = fc
  .record({
    lines: fc.array(line, { maxLength: 4 }),
    shipping: fc.option(fc.record({ amount: fc.integer({ min: 0, max: 900 }), off: fc.integer({ min: 0, max: 100 }) })),
    cards: fc.array(fc.integer({ min: 1, max: 8_000 }), { maxLength: 2 }),
    points: fc.option(fc.record({ most: fc.integer({ min: 1, max: 500 }), worth: fc.integer({ min: 1, max: 120 }) })),
  })
  .map(({ lines, shipping, cards, points }) => {
    const kept = lines.map((each, place) => ({ ...each, id: `line-${place}` }))
    const off = shipping === null ? 0 : Math.floor((shipping.amount * shipping.off) / 100)
    let due = leftOf(kept) + (shipping === null ? 0 : shipping.amount - off)
    const tenders: Tender[] = cards.flatMap((balance, place) => {
      const amount = Math.min(balance, due)
      due -= amount
      return amount === 0 ? [] : [{ giftCardId: `card-${place}`, amount }]
    })
    const paying = points === null ? 0 : Math.min(points.most, Math.floor(due / points.worth))
    if (paying > 0) tenders.push({ loyaltyCardId: 'points', points: paying, amount: paying * points!.worth })
    return {
      lines: kept,
      shipping: shipping && { method: null, amount: shipping.amount, discount: off },
      applied: [1, 2, 3].map((sequence) => incentive(sequence, onLines(kept, sequence) + (sequence === 1 ? off : 0))),
      tenders,
    }
  })

function leftOf(lines: readonly { quantity: number; unitPrice: number; discount: number }[]): number {
  return sum(lines.map(({ quantity, unitPrice, discount }) => quantity * unitPrice - discount))
}

function onLines(lines: Sold['lines'], sequence: number): number {
  return sum(
    lines
      .flatMap(({ allocations }) => allocations.filter((part) => part.sequence === sequence))
      .map((part) => part.amount),
  )
}

function incentive(sequence: number, amount: number): Sold['applied'][number] {
  const nobody = { voucherId: null, code: null, variant: null, title: '', base: amount, effects: [] }
  return { sequence, kind: 'PROMOTION', campaignId: `campaign-${sequence}`, amount, ...nobody }
}

/** Returns one after the other, each of units of lines that are drawn; what is left comes back at the end. */
function giveBackAll(sold: Sold, draws: readonly number[]): RollbackPlan[] {
  const plans: RollbackPlan[] = []
  const left = new Map(sold.lines.map(({ id, quantity }) => [id, quantity]))
  for (const drawn of draws) {
    const open = [...left].filter(([, units]) => units > 0)
    if (open.length === 0) break
    const [lineId, units] = open[drawn % open.length]!
    const quantity = 1 + (drawn % units)
    left.set(lineId, units - quantity)
    plans.push(planned(sold, plans, [{ lineId, quantity }]))
  }
  if (!plans.some(({ isWhole }) => isWhole)) plans.push(planned(sold, plans, null))
  return plans
}

function planned(sold: Sold, earlier: readonly RollbackPlan[], asked: readonly AskedLine[] | null): RollbackPlan {
  const answer = planRollback(sold, earlier, asked)
  if (!answer.ok) throw new Error(JSON.stringify(answer.rejection))
  return answer.plan
}

const draws = fc.array(fc.nat(1_000), { maxLength: 30 })

test('All partial returns together equal the whole to the cent', () => {
  fc.assert(
    fc.property(someSold, draws, (sold, order) => {
      const plans = giveBackAll(sold, order)
      const [whole] = giveBackAll(sold, [])
      const total = (read: (plan: RollbackPlan) => number): number => sum(plans.map(read))
      expect(total(({ discountReturned }) => discountReturned)).toBe(sum(sold.applied.map(({ amount }) => amount)))
      expect(total(({ value }) => value)).toBe(whole!.value)
      expect(total(({ goods }) => goods)).toBe(whole!.goods)
      for (const { sequence, amount } of sold.applied)
        expect(total(({ discounts }) => discounts.get(sequence) ?? 0)).toBe(amount)
      for (const { giftCardId, amount } of giftCardTenders(sold.tenders))
        expect(
          total(({ tenders }) =>
            sum(giftCardTenders(tenders).map((part) => (part.giftCardId === giftCardId ? part.amount : 0))),
          ),
        ).toBe(amount)
    }),
  )
})

test('Points come back whole, never more than half a point from what has come back of them in money, and all of them', () => {
  fc.assert(
    fc.property(someSold, draws, (sold, order) => {
      const [paid] = pointsTenders(sold.tenders)
      fc.pre(paid !== undefined)
      const worth = paid.amount / paid.points
      let [points, amount] = [0, 0]
      for (const plan of giveBackAll(sold, order))
        for (const part of pointsTenders(plan.tenders)) {
          expect(part.points).toBeGreaterThanOrEqual(0)
          points += part.points
          amount += part.amount
          expect(Math.abs(2 * (points * worth - amount))).toBeLessThanOrEqual(worth)
        }
      expect([points, amount]).toEqual([paid.points, paid.amount])
    }),
  )
})

test('No return gives back less than nothing, more by cards than was to pay, or other sums than its parts', () => {
  fc.assert(
    fc.property(someSold, draws, (sold, order) => {
      for (const plan of giveBackAll(sold, order)) {
        expect(plan.tenderReturned).toBe(sum(plan.tenders.map(({ amount }) => amount)))
        expect(plan.tenderReturned).toBeLessThanOrEqual(plan.value)
        expect(plan.discountReturned).toBe(sum(plan.lines.map(({ discount }) => discount)) + plan.shippingReturned)
        expect(plan.discountReturned).toBe(sum([...plan.discounts.values()]))
        for (const amount of [...plan.discounts.values(), ...plan.lines.map(({ discount }) => discount), plan.goods])
          expect(amount).toBeGreaterThanOrEqual(0)
      }
    }),
  )
})

test('The order of returns and their size change no share of a line', () => {
  fc.assert(
    fc.property(someSold, draws, draws, (sold, one, other) => {
      const byLine = (plans: readonly RollbackPlan[], lineId: string): number =>
        sum(
          plans.flatMap(({ lines }) => lines.filter((each) => each.lineId === lineId)).map(({ discount }) => discount),
        )
      const [first, second] = [giveBackAll(sold, one), giveBackAll(sold, other)]
      for (const { id, discount } of sold.lines) {
        expect(byLine(first, id)).toBe(discount)
        expect(byLine(second, id)).toBe(discount)
      }
    }),
  )
})

test('Shipping comes back with the last line, and only then', () => {
  fc.assert(
    fc.property(someSold, draws, (sold, order) => {
      const plans = giveBackAll(sold, order)
      expect(plans.slice(0, -1).every(({ isWhole, shippingReturned }) => !isWhole && shippingReturned === 0)).toBe(true)
      expect(plans.at(-1)).toMatchObject({ isWhole: true, shippingReturned: sold.shipping?.discount ?? 0 })
    }),
  )
})
