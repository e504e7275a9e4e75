import { afterAll, beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  pointsExpiring,
  pointsStanding,
  type LoyaltyCard,
  type PointsLot,
} from '../../src/domain/loyalty/loyalty-card.ts'
import { PointsBook } from '../../src/domain/loyalty/points-book.ts'
import { redeem } from '../../src/operations/checkout/redeem.ts'
import { redemptionRollback } from '../../src/operations/checkout/redemption-rollback.ts'
import { cardsByIds, lotsOf } from '../../src/store/loyalty-cards.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { expectCleanBooks } from '../support/clean-books.ts'
import { aLot, cardIn, aPayingProgram } from '../support/points.ts'
import { given, purchase, shopper } from '../support/shop.ts'

const NOW = new Date('2026-11-21T12:00:00Z')
const inDays = (days: number) => new Date(NOW.getTime() + days * 86_400_000)

let shop: TestApp
let runs = 0
beforeAll(async () => {
  shop = await openTestApp(NOW)
  await aPayingProgram(shop, 'beans')
})
afterAll(() => shop.close())

const lot = fc.record({
  points: fc.integer({ min: 1, max: 90 }),
  ends: fc.option(fc.integer({ min: -1, max: 6 })),
  comes: fc.integer({ min: -2, max: 1 }),
})
const someLots = fc.array(lot, { minLength: 1, maxLength: 6 })

async function standing({ id }: LoyaltyCard) {
  const db = shop.services.database.open()
  const card = (await cardsByIds(db, [id])).get(id)!
  return { card, lots: (await lotsOf(db, [id])).get(id) ?? [] }
}

const rests = (lots: readonly PointsLot[]) =>
  lots.flatMap(({ id, rest }) => (rest > 0 ? [`${id} ${rest}`] : [])).toSorted()

test('Points that pay, and come back, move in the database as they do in the book', async () => {
  await fc.assert(
    fc.asyncProperty(someLots, fc.integer({ min: 1, max: 300 }), fc.nat(9), async (lots, most, later) => {
      shop.clock.now = NOW
      const member = await cardIn(shop, await shopper(shop, `book-${(runs += 1)}`), 'beans')
      for (const { points, ends, comes } of lots)
        await aLot(shop, member, points, ends === null ? null : inDays(ends), inDays(comes))
      const before = await standing(member)
      const book = new PointsBook(before.card, before.lots, NOW, shop.services.newId)
      const points = Math.min(most, book.spendable)
      fc.pre(points > 0)
      const asked = { customer: { id: member.holderId }, points: { loyaltyCardId: member.id, points } }
      const call = { orderReference: `book-${runs}`, idempotencyKey: `book-key-${runs}` }
      const { id } = given(
        await redeem(shop.as('SERVICE'), { evaluation: { ...purchase(points), ...asked }, ...call }),
        'redemption',
      )
      expect(book.spend(points, 'SPEND', '')).toBe(true)
      const spent = await standing(member)
      const live = (all: readonly PointsLot[]) => all.filter(({ endsAt }) => endsAt === null || endsAt > NOW)
      const changed = new Map([...before.lots, ...book.change.lots].map((each) => [each.id, each]))
      expect(rests(live(spent.lots))).toEqual(rests(live([...changed.values()])))

      shop.clock.now = inDays(later)
      // What was taken is back in its lot; one that had ended lives again, with that alone (law 24).
      const expected = before.lots.map((each): PointsLot => {
        const isOver = each.endsAt !== null && each.endsAt <= shop.clock.now
        const taken = live([each]).length === 0 ? 0 : each.rest - changed.get(each.id)!.rest
        return isOver && taken > 0 ? { ...each, rest: taken, endsAt: inDays(later + 30) } : each
      })
      const back = { redemptionId: id, reason: 'Back', idempotencyKey: `book-back-${runs}` }
      given(await redemptionRollback(shop.as('SERVICE'), back), 'redemption')
      const returned = await standing(member)
      const hasCome = ({ availableAt }: PointsLot) => availableAt <= shop.clock.now
      expect(pointsExpiring(returned.lots.filter(hasCome), shop.clock.now)).toEqual(
        pointsExpiring(expected.filter(hasCome), shop.clock.now),
      )
      expect(pointsStanding(returned.lots, returned.card.owed, shop.clock.now)).toEqual(
        pointsStanding(expected, 0, shop.clock.now),
      )
      await expectCleanBooks(shop)
    }),
    { numRuns: 20, endOnFailure: true },
  )
}, 60_000)
