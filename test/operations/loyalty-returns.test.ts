import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { LoyaltyCard } from '../../src/domain/loyalty/loyalty-card.ts'
import { orderRecord } from '../../src/operations/checkout/order-record.ts'
import { orderRefund } from '../../src/operations/checkout/order-refund.ts'
import { redeem } from '../../src/operations/checkout/redeem.ts'
import { redemptionCapture } from '../../src/operations/checkout/redemption-capture.ts'
import { redemptionRelease } from '../../src/operations/checkout/redemption-release.ts'
import { redemptionRollback } from '../../src/operations/checkout/redemption-rollback.ts'
import { cardTier } from '../../src/operations/loyalty/card-tier.ts'
import { earningRuleUpsert } from '../../src/operations/loyalty/earning-rule-upsert.ts'
import { loyaltyEnroll } from '../../src/operations/loyalty/loyalty-enroll.ts'
import { loyaltyProgramUpsert } from '../../src/operations/loyalty/loyalty-program-upsert.ts'
import { walletAdjust } from '../../src/operations/wallet/wallet-adjust.ts'
import { rows } from '../../src/store/database.ts'
import { expectCleanBooks } from '../support/books.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { eur, given, shopper } from '../support/shop.ts'

const NOW = new Date('2026-11-21T12:00:00Z')
let shop: TestApp
let keys = 0

beforeAll(async () => {
  shop = await openTestApp(NOW)
  const tiers = [{ key: 'roaster', title: 'Roaster', rank: 1, minPoints: 20 }]
  given(
    await loyaltyProgramUpsert(shop.as('MARKETER'), {
      key: 'beans',
      title: 'Beans',
      pointName: 'bean',
      pointsName: 'beans',
      tiers,
    }),
    'program',
  )
  const rule = { program: { key: 'beans' }, key: 'purchase', title: 'Purchase', trigger: 'ORDER_PAID' as const }
  given(
    await earningRuleUpsert(shop.as('MARKETER'), { ...rule, pointsPer: { points: 1, steps: [eur(100)] } }),
    'program',
  )
})
afterAll(async () => {
  await expectCleanBooks(shop)
  await shop.close()
})

const key = () => `returns-key-${++keys}`

async function member(externalId: string): Promise<LoyaltyCard> {
  const { id } = await shopper(shop, externalId)
  return given(await loyaltyEnroll(shop.as('SHOPPER', id), { programKey: 'beans' }), 'item') as LoyaltyCard
}

const threeFor = (unitPrice: number, customerId: string) => ({
  customer: { id: customerId },
  currency: 'EUR',
  lines: [{ sku: 'thing', quantity: 3, unitPrice: eur(unitPrice) }],
})

async function bought(card: LoyaltyCard, unitPrice: number, holdFor: string | null = null) {
  const evaluation = threeFor(unitPrice, card.holderId)
  const call = { evaluation, orderReference: key(), idempotencyKey: key(), holdFor }
  return given(await redeem(shop.as('SERVICE'), call), 'redemption')
}

async function standing({ id }: LoyaltyCard) {
  const session = shop.as('SUPPORT')
  const { points } = await session.load.pointsOfCard.load(id)
  return [points, (await cardTier(session, (await session.load.loyaltyCard.load(id))!))?.key ?? null]
}

const spend = (card: LoyaltyCard, points: number) =>
  walletAdjust(shop.as('SUPPORT'), {
    points: { loyaltyCardId: card.id, delta: -points },
    reason: 'Spent',
    idempotencyKey: key(),
  })

function unbalanced() {
  return rows(
    shop.services.database.open(),
    `select card.id from loyalty_card card where balance <> coalesce((select sum(delta) from ledger_entry where loyalty_card_id = card.id), 0)
       or balance <> coalesce((select sum(rest) from points_lot where card_id = card.id), 0) - owed`,
  )
}

describe('a return', () => {
  test('takes back what the goods had earned, unit by unit, and the tier follows', async () => {
    const card = await member('returner')
    const redemption = await bought(card, 733)
    expect(await standing(card)).toEqual([21, 'roaster'])
    const back = async (quantity: number) => {
      const lines = [{ lineId: redemption.lines[0]!.id, quantity }]
      return redemptionRollback(shop.as('SERVICE'), {
        redemptionId: redemption.id,
        lines,
        reason: 'Too dark',
        idempotencyKey: key(),
      })
    }
    given(await back(1), 'redemption')
    expect(await standing(card)).toEqual([14, null])
    given(await back(2), 'redemption')
    expect(await standing(card)).toEqual([0, null])
    expect((await back(1)).userErrors).toHaveLength(1)
    expect(await standing(card)).toEqual([0, null])
    expect(await unbalanced()).toEqual([])
  })

  test('of points that were spent goes below zero, and the next order makes it good', async () => {
    const card = await member('spender')
    const redemption = await bought(card, 700)
    given(await spend(card, 15), 'customer')
    const call = { redemptionId: redemption.id, lines: null, reason: 'All of it', idempotencyKey: key() }
    const answers = await Promise.all(Array.from({ length: 5 }, () => redemptionRollback(shop.as('SERVICE'), call)))
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1)
    expect((await standing(card))[0]).toBe(-15)
    await bought(card, 1000)
    expect((await standing(card))[0]).toBe(15)
    expect(await unbalanced()).toEqual([])
  })

  test('of an order recorded without a redemption takes back all the same', async () => {
    const card = await member('recorded')
    const order = given(
      await orderRecord(shop.as('SERVICE'), {
        ...threeFor(500, card.holderId),
        reference: 'recorded-7',
        idempotencyKey: key(),
      }),
      'order',
    )
    expect((await standing(card))[0]).toBe(15)
    const lines = [{ lineId: order.lines[0]!.id, quantity: 1 }]
    given(
      await orderRefund(shop.as('SERVICE'), { reference: 'recorded-7', lines, reason: 'One', idempotencyKey: key() }),
      'order',
    )
    expect((await standing(card))[0]).toBe(10)
    given(
      await orderRefund(shop.as('SERVICE'), {
        reference: 'recorded-7',
        lines: null,
        reason: 'Rest',
        idempotencyKey: key(),
      }),
      'order',
    )
    expect((await standing(card))[0]).toBe(0)
  })
})

test('what a hold earns waits from its capture on', async () => {
  const names = { title: 'Waiting', pointName: 'point', pointsName: 'points' }
  const spans = { pendingFor: 'P14D', expiry: { after: 'P1M', roundedTo: 'DAY' as const } }
  given(await loyaltyProgramUpsert(shop.as('MARKETER'), { key: 'waiting', ...names, ...spans }), 'program')
  const rule = { program: { key: 'waiting' }, key: 'waiting', title: 'Order', trigger: 'ORDER_PAID' as const }
  given(await earningRuleUpsert(shop.as('MARKETER'), { ...rule, points: 5 }), 'program')
  const { id } = await shopper(shop, 'waiter')
  const card = given(await loyaltyEnroll(shop.as('SHOPPER', id), { programKey: 'waiting' }), 'item') as LoyaltyCard
  const held = await bought(card, 700, 'P20D')
  shop.clock.now = new Date('2026-12-10T12:00:00Z')
  given(await redemptionCapture(shop.as('SERVICE'), { redemptionId: held.id, idempotencyKey: key() }), 'redemption')
  const points = await shop.as('SUPPORT').load.pointsOfCard.load(card.id)
  const expiresAt = new Date('2027-01-11T00:00:00Z')
  expect(points).toEqual({ points: 0, pending: 5, expiring: [{ points: 5, expiresAt }] })
  shop.clock.now = NOW
})

test('a hold earns when it is captured, not before, and nothing where it is let go', async () => {
  const card = await member('holder')
  const held = await bought(card, 700, 'PT10M')
  expect((await standing(card))[0]).toBe(0)
  const capture = { redemptionId: held.id, idempotencyKey: key() }
  given(await redemptionCapture(shop.as('SERVICE'), capture), 'redemption')
  given(await redemptionCapture(shop.as('SERVICE'), capture), 'redemption')
  expect(await standing(card)).toEqual([21, 'roaster'])
  const other = await bought(card, 700, 'PT10M')
  given(await redemptionRelease(shop.as('SERVICE'), { redemptionId: other.id, idempotencyKey: key() }), 'redemption')
  expect((await standing(card))[0]).toBe(21)
})
