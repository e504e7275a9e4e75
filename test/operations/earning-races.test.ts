import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { orderRefund } from '../../src/operations/checkout/order-refund.ts'
import { redeem } from '../../src/operations/checkout/redeem.ts'
import { redemptionCapture } from '../../src/operations/checkout/redemption-capture.ts'
import { redemptionRelease } from '../../src/operations/checkout/redemption-release.ts'
import { redemptionRollback } from '../../src/operations/checkout/redemption-rollback.ts'
import { rows } from '../../src/store/database.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { expectCleanBooks } from '../support/books.ts'
import { aMember, aProgram, aRule, fresh, recorded, tracked } from '../support/loyalty.ts'
import { drawer, seeded } from '../support/draw.ts'
import { eur, given, publish } from '../support/shop.ts'

const SEED = 11
const BUDGET = 4000
const DAILY = 25
let shop: TestApp

beforeAll(async () => {
  shop = await openTestApp()
  await publish(shop, { key: 'cards', kind: 'GIFT_CARD', effects: [], codePattern: 'CARD-##########', validFor: 'P1D' })
  await aProgram(shop, {
    key: 'beans',
    pointValues: [eur(1)],
    tiers: [{ key: 'gold', title: 'Gold', rank: 1, minPoints: 300, earnBasisPoints: 15_000 }],
  })
  await aRule(shop, 'beans', {
    key: 'orders',
    pointsPer: { points: 1, steps: [eur(100)] },
    limits: [
      { of: 'REDEMPTIONS', per: 'CUSTOMER', window: 'DAY', count: DAILY },
      { of: 'CUSTOMERS', count: 4 },
    ],
  })
  await aRule(shop, 'beans', {
    key: 'back',
    cashBack: { campaign: { key: 'cards' }, basisPoints: 700 },
    limits: [{ of: 'DISCOUNT_TOTAL', money: eur(BUDGET) }],
  })
  await aRule(shop, 'beans', {
    key: 'visit',
    trigger: 'EVENT',
    eventName: 'Visit',
    points: 3,
    limits: [{ of: 'REDEMPTIONS', window: 'HOUR', count: 20 }],
  })
})
afterAll(() => shop.close())

test('Whatever is bought, held, paid with cash back and returned at once: no limit is overshot, no card is below zero, all adds up', async () => {
  const draw = drawer(seeded(SEED))
  const customers = await Promise.all(Array.from({ length: 6 }, () => aMember(shop, 'beans')))
  const db = shop.services.database.open()
  const service = () => shop.as('SERVICE')
  const made: { id: string; lineId: string; reference: string }[] = []
  const orders: { reference: string; lineId: string }[] = []
  const codesOf = async (holderId: string) =>
    (
      await rows<{ code: string }>(db, 'select code from gift_card where holder_id = $1 and balance > 0', [holderId])
    ).map(({ code }) => code)
  const buy = async (
    { id, holderId }: (typeof customers)[number],
    holdFor: string | null,
    unitPrice: number,
    quantity: number,
  ) => {
    const codes = await codesOf(holderId)
    const lines = [{ sku: 'thing', quantity, unitPrice: eur(unitPrice) }]
    const points = quantity === 2 ? { loyaltyCardId: id, points: 15 } : null
    const evaluation = { customer: { id: holderId }, currency: 'EUR', lines, codes, points }
    const { redemption } = await redeem(service(), {
      evaluation,
      orderReference: fresh(),
      idempotencyKey: fresh(),
      holdFor,
    })
    if (redemption !== null)
      made.push({ id: redemption.id, lineId: redemption.lines[0]!.id, reference: redemption.orderReference })
  }
  const step = async (): Promise<unknown> => {
    const card = customers[draw(customers.length)]!
    const [kind, unitPrice, quantity, pick] = [draw(10), 100 + draw(3000), 1 + draw(3), draw(1000)]
    const one = made[pick % Math.max(1, made.length)]
    switch (kind) {
      case 0:
      case 1:
      case 2:
        return buy(card, null, unitPrice, quantity)
      case 3:
        return buy(card, 'PT10M', unitPrice, quantity)
      case 4: {
        const order = await recorded(shop, { holderId: card.holderId, unitPrice, quantity })
        return orders.push({ reference: order.reference, lineId: order.lines[0]!.id })
      }
      case 5:
        return one && redemptionCapture(service(), { redemptionId: one.id, idempotencyKey: fresh() })
      case 6:
        return one && redemptionRelease(service(), { redemptionId: one.id, idempotencyKey: fresh() })
      case 7: {
        const lines = pick % 3 === 0 ? null : [{ lineId: one?.lineId ?? '', quantity: 1 }]
        return (
          one &&
          redemptionRollback(service(), { redemptionId: one.id, lines, reason: 'Returned', idempotencyKey: fresh() })
        )
      }
      case 8: {
        const order = orders[pick % Math.max(1, orders.length)]
        const lines = pick % 2 === 0 ? null : [{ lineId: order?.lineId ?? '', quantity: 1 }]
        return (
          order &&
          orderRefund(service(), { reference: order.reference, lines, reason: 'Returned', idempotencyKey: fresh() })
        )
      }
      default:
        return tracked(shop, card, 'Visit')
    }
  }
  for (let wave = 0; wave < 12; wave++) {
    await Promise.all(Array.from({ length: 16 }, step))
    // Holds run out, and at last cards end.
    shop.clock.now = new Date(shop.clock.now.getTime() + (wave === 8 ? 25 : 0.1) * 3_600_000)
  }
  const counters = await rows<{ key: string; used: number }>(db, 'select key, used from limit_counter')
  const most = (start: string) =>
    Math.max(0, ...counters.filter(({ key }) => key.startsWith(start)).map(({ used }) => Number(used)))
  expect(most('DISCOUNT_TOTAL/')).toBeLessThanOrEqual(BUDGET)
  expect(most('REDEMPTIONS/CUSTOMER/DAY')).toBeLessThanOrEqual(DAILY)
  expect(Number(counters.find(({ key }) => key === 'CUSTOMERS/CAMPAIGN/EVER')?.used ?? 0)).toBeLessThanOrEqual(4)
  expect(most('REDEMPTIONS/CAMPAIGN/HOUR')).toBeLessThanOrEqual(20)
  expect(await rows(db, 'select id from ledger_entry where gift_card_id is not null and balance < 0')).toEqual([])
  expect((await rows(db, `select from earning where gift_card_id is not null`)).length).toBeGreaterThan(10)
  await expectCleanBooks(shop)
  given(
    await redeem(service(), {
      evaluation: {
        customer: { id: customers[0]!.holderId },
        currency: 'EUR',
        lines: [{ sku: 'thing', quantity: 1, unitPrice: eur(100) }],
      },
      orderReference: fresh(),
      idempotencyKey: fresh(),
    }),
    'redemption',
  )
}, 60_000)
