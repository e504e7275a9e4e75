import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { Limit } from '../../src/domain/campaign.ts'
import { campaignTransition } from '../../src/operations/campaigns/campaign-transition.ts'
import { orderRecord } from '../../src/operations/checkout/order-record.ts'
import { orderRefund } from '../../src/operations/checkout/order-refund.ts'
import { redeem } from '../../src/operations/checkout/redeem.ts'
import { redemptionCapture } from '../../src/operations/checkout/redemption-capture.ts'
import { redemptionRelease } from '../../src/operations/checkout/redemption-release.ts'
import { redemptionRollback } from '../../src/operations/checkout/redemption-rollback.ts'
import { keepHouse } from '../../src/operations/keep-house.ts'
import { rows } from '../../src/store/database.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { aGiftCard, cardOf, expectCleanBooks } from '../support/books.ts'
import { eur, given, publish, purchase, shopper, uniqueCode, voucherRow } from '../support/shop.ts'

let shop: TestApp
let orders = 0
const START = new Date('2026-11-21T12:00:00Z')

beforeAll(async () => {
  shop = await openTestApp(START)
})
afterAll(() => shop.close())
beforeEach(() => {
  shop.clock.now = START
})
afterEach(() => expectCleanBooks(shop))

type RedeemInput = Parameters<typeof redeem>[1]

async function buy(input: Partial<RedeemInput>) {
  orders++
  const answer = await redeem(shop.as('SERVICE'), {
    orderReference: `back-${orders}`,
    idempotencyKey: `key-of-${orders}`,
    ...input,
  })
  return given(answer, 'redemption')
}

const key = () => `back ${shop.services.newId()}`

function giveBack(redemptionId: string, lines: readonly (readonly [string, number])[] | null = null) {
  return redemptionRollback(shop.as('SUPPORT'), {
    redemptionId,
    lines: lines?.map(([lineId, quantity]) => ({ lineId, quantity })) ?? null,
    reason: 'sent back',
    idempotencyKey: key(),
  })
}

const codesOf = ({ userErrors }: { readonly userErrors: readonly { readonly code: string }[] }) =>
  userErrors.map(({ code }) => code)

const orderOf = async (reference: string) => {
  const [order] = await rows(
    shop.services.database.open(),
    'select status, refunded from shop_order where reference = $1',
    [reference],
  )
  return order
}

const counters = async (campaignId: string) => {
  const found = await rows<{ key: string; used: number }>(
    shop.services.database.open(),
    'select key, used from limit_counter where limited_id = $1 order by key',
    [campaignId],
  )
  return Object.fromEntries(found.map((row) => [row.key, row.used]))
}

const inDays = (from: Date, days: number) => new Date(Number(from) + days * 86_400_000)

const limit = (of: Limit['of'], more: Partial<Limit> = {}) => ({
  of,
  per: 'CAMPAIGN' as const,
  window: 'EVER' as const,
  ...more,
})

describe('A rollback', () => {
  test('gives all of it back: the use of the code, budgets, the card, the order', async () => {
    const limits = [
      limit('REDEMPTIONS', { count: 10 }),
      limit('DISCOUNT_TOTAL', { money: eur(5000) }),
      limit('ORDER_TOTAL', { money: eur(50_000) }),
    ]
    const campaign = await publish(shop, { key: 'all', kind: 'COUPON', codePattern: 'R-##########', limits })
    await uniqueCode(shop, campaign, 'R-ALL')
    const cards = await publish(shop, { key: 'cards', kind: 'GIFT_CARD', codePattern: 'G-##########', effects: [] })
    await aGiftCard(shop, cards.id, 'G-ALL', 500)
    const bought = await buy({ evaluation: purchase(1000, ['R-ALL', 'G-ALL']), orderReference: 'all' })
    expect(bought).toMatchObject({ total: 400, tenderTotal: 500 })
    expect(await counters(campaign.id)).toEqual({
      'REDEMPTIONS/CAMPAIGN/EVER': 1,
      'DISCOUNT_TOTAL/CAMPAIGN/EVER/EUR': 100,
      'ORDER_TOTAL/CAMPAIGN/EVER/EUR': 1000,
    })
    expect(await giveBack(bought.id)).toMatchObject({ redemption: { status: 'ROLLED_BACK' }, replayed: false })
    expect(Object.values(await counters(campaign.id))).toEqual([0, 0, 0])
    expect(await voucherRow(shop, 'R-ALL')).toMatchObject({ redeemed: 0 })
    expect(await cardOf(shop, 'G-ALL')).toEqual({
      balance: 500,
      held: 0,
      entries: [
        ['ISSUE', 500],
        ['SPEND', -500],
        ['ROLLBACK', 500],
      ],
    })
    expect(await orderOf('all')).toEqual({ status: 'REFUNDED', refunded: 900 })
    expect(codesOf(await giveBack(bought.id))).toEqual(['INVALID_STATE'])
  })

  test('by units gives shares that add up; uses and shipping come with the last line', async () => {
    const limits = [limit('REDEMPTIONS', { count: 10 }), limit('DISCOUNT_TOTAL', { money: eur(5000) })]
    const campaign = await publish(shop, { key: 'parts', kind: 'COUPON', publicCode: 'PARTS', limits })
    const lines = [
      { sku: 'x', quantity: 3, unitPrice: eur(333) },
      { sku: 'y', quantity: 1, unitPrice: eur(1001) },
    ]
    const bought = await buy({
      evaluation: { currency: 'EUR', lines, codes: ['PARTS'], shipping: { amount: eur(490) } },
      orderReference: 'parts',
    })
    expect(bought).toMatchObject({ subtotal: 2000, discountTotal: 200, total: 2290 })
    const [x, y] = bought.lines
    expect(await giveBack(bought.id, [[x!.id, 1]])).toMatchObject({ redemption: { status: 'PARTLY_ROLLED_BACK' } })
    expect(await counters(campaign.id)).toEqual({
      'REDEMPTIONS/CAMPAIGN/EVER': 1,
      'DISCOUNT_TOTAL/CAMPAIGN/EVER/EUR': 166,
    })
    await giveBack(bought.id, [[y!.id, 1]])
    expect(codesOf(await giveBack(bought.id, [[x!.id, 3]]))).toEqual(['INVALID_STATE'])
    expect(await voucherRow(shop, 'PARTS')).toMatchObject({ redeemed: 1 })
    expect(await orderOf('parts')).toEqual({ status: 'PARTLY_REFUNDED', refunded: 333 - 34 + 1001 - 100 })
    await giveBack(bought.id, [[x!.id, 2]])
    expect(await orderOf('parts')).toEqual({ status: 'REFUNDED', refunded: 2290 })
    expect(Object.values(await counters(campaign.id))).toEqual([0, 0])
    const returned = await shop.as('SERVICE').load.rollbacksOf.load(bought.id)
    expect(returned.map(({ discountReturned }) => discountReturned)).toEqual([34, 100, 66])
  })

  test('works after the campaign has ended and the card with it, which then lives 30 days more', async () => {
    const cards = await publish(shop, { key: 'ending', kind: 'GIFT_CARD', codePattern: 'E-##########', effects: [] })
    await aGiftCard(shop, cards.id, 'E-CARD', 500, new Date('2026-11-22T00:00:00Z'))
    const bought = await buy({ evaluation: purchase(1000, ['E-CARD']) })
    shop.clock.now = new Date('2026-12-24T12:00:00Z')
    given(
      await campaignTransition(shop.as('MARKETER'), { id: cards.id, to: 'END', expectedVersion: cards.version }),
      'campaign',
    )
    given(await giveBack(bought.id), 'redemption')
    expect(await cardOf(shop, 'E-CARD')).toMatchObject({ balance: 500 })
    const pay = (day: string) => {
      shop.clock.now = new Date(day)
      return buy({ evaluation: purchase(100, ['E-CARD']), expectedTotal: null })
    }
    expect(await pay('2027-01-23T11:59:59Z')).toMatchObject({ tenderTotal: 100 })
    await expect(pay('2027-01-23T12:00:00Z')).rejects.toThrow('CODE_NOT_APPLICABLE')
  })

  test('gives a card that had ended with its campaign 30 days more, and no longer', async () => {
    const cards = await publish(shop, {
      key: 'ended-cards',
      kind: 'GIFT_CARD',
      codePattern: 'M-##########',
      effects: [],
      endsAt: new Date('2026-12-01T00:00:00Z'),
    })
    const ida = await shopper(shop, 'ida')
    for (const code of ['M-HERS', 'M-KEPT']) await aGiftCard(shop, cards.id, code, 500)
    await rows(shop.services.database.open(), `update gift_card set holder_id = $1 where code = 'M-HERS'`, [ida.id])
    const hers = { customer: { id: ida.id } }
    const bought = await buy({ evaluation: purchase(1000, ['M-HERS'], hers) })
    const kept = await buy({ evaluation: purchase(1000, ['M-KEPT']) })
    shop.clock.now = new Date('2026-12-24T12:00:00Z')
    for (const { id } of [bought, kept]) given(await giveBack(id), 'redemption')
    const at = shop.clock.now
    await keepHouse(shop.services)
    for (const code of ['M-HERS', 'M-KEPT']) expect(await cardOf(shop, code)).toMatchObject({ balance: 500 })
    const { load } = shop.as('SHOPPER', ida.id)
    const page = { first: 10, after: null }
    const listed = await load.walletItemsOf.load({
      ownerId: ida.id,
      page,
      kinds: ['GIFT_CARD'],
      statuses: ['ACTIVE'],
    })
    expect(listed.items).toMatchObject([{ code: 'M-HERS', balance: 500, revivedUntil: inDays(at, 30) }])
    expect(await load.giftCardTotals.load(ida.id)).toEqual([eur(500)])
    const again = await buy({ evaluation: purchase(200, ['M-HERS'], hers) })
    expect(again).toMatchObject({ total: 0, tenderTotal: 200 })
    shop.clock.now = new Date(Number(inDays(at, 30)) - 1)
    await keepHouse(shop.services)
    expect(await cardOf(shop, 'M-KEPT')).toMatchObject({ balance: 500 })
    shop.clock.now = inDays(at, 30)
    const late = await redeem(shop.as('SERVICE'), {
      evaluation: purchase(200, ['M-KEPT']),
      orderReference: key(),
      idempotencyKey: key(),
    })
    expect(late.userErrors).toMatchObject([{ code: 'CODE_NOT_APPLICABLE', reasons: [{ code: 'ENDED' }] }])
    await keepHouse(shop.services)
    for (const code of ['M-HERS', 'M-KEPT']) expect(await cardOf(shop, code)).toMatchObject({ balance: 0 })
  })

  test('happens once of 20 at once, and the same key answers again', async () => {
    const bought = await buy({ evaluation: purchase(1000), orderReference: 'once' })
    const answers = await Promise.all(Array.from({ length: 20 }, () => giveBack(bought.id)))
    expect(answers.filter(({ redemption }) => redemption !== null)).toHaveLength(1)
    const other = await buy({ evaluation: purchase(1000) })
    const call = { redemptionId: other.id, reason: 'sent back', idempotencyKey: key() }
    const same = await Promise.all(Array.from({ length: 10 }, () => redemptionRollback(shop.as('SERVICE'), call)))
    expect(same.filter(({ replayed }) => !replayed)).toHaveLength(1)
    expect(same.every(({ redemption }) => redemption?.id === other.id)).toBe(true)
  })

  test('frees a customer among the first ones when all of hers came back', async () => {
    const campaign = await publish(shop, {
      key: 'first-one',
      kind: 'COUPON',
      publicCode: 'FIRSTONE',
      limits: [limit('CUSTOMERS', { count: 1 })],
    })
    for (const externalId of ['first', 'second']) await shopper(shop, externalId)
    const her = (externalId: string) => ({ evaluation: purchase(1000, ['FIRSTONE'], { customer: { externalId } }) })
    const [one, two] = [await buy(her('first')), await buy(her('first'))]
    await expect(buy(her('second'))).rejects.toThrow('LIMIT_REACHED')
    await giveBack(one.id)
    await expect(buy(her('second'))).rejects.toThrow('LIMIT_REACHED')
    await giveBack(two.id)
    expect(Object.values(await counters(campaign.id))).toEqual([0, 0])
    expect((await buy(her('second'))).discountTotal).toBe(100)
  })
})

describe('A hold with a card and budgets', () => {
  test('keeps money aside, and gives it back or spends it', async () => {
    const limits = [limit('DISCOUNT_TOTAL', { money: eur(150) })]
    const campaign = await publish(shop, { key: 'kept', kind: 'COUPON', publicCode: 'KEPT', limits })
    const cards = await publish(shop, {
      key: 'kept-cards',
      kind: 'GIFT_CARD',
      codePattern: 'K-##########',
      effects: [],
    })
    await aGiftCard(shop, cards.id, 'K-CARD', 600)
    const held = await buy({ evaluation: purchase(1000, ['KEPT', 'K-CARD']), holdFor: 'PT10M' })
    expect(await cardOf(shop, 'K-CARD')).toMatchObject({ balance: 0, held: 600 })
    await expect(buy({ evaluation: purchase(1000, ['KEPT']) })).rejects.toThrow('LIMIT_REACHED')
    await expectCleanBooks(shop)
    given(await redemptionRelease(shop.as('SERVICE'), { redemptionId: held.id, idempotencyKey: key() }), 'redemption')
    expect(await cardOf(shop, 'K-CARD')).toMatchObject({ balance: 600, held: 0 })
    expect(Object.values(await counters(campaign.id))).toEqual([0])
    const again = await buy({ evaluation: purchase(1000, ['KEPT', 'K-CARD']), holdFor: 'PT10M' })
    given(await redemptionCapture(shop.as('SERVICE'), { redemptionId: again.id, idempotencyKey: key() }), 'redemption')
    expect((await cardOf(shop, 'K-CARD')).entries).toEqual([
      ['ISSUE', 600],
      ['HOLD', -600],
      ['RELEASE', 600],
      ['HOLD', -600],
      ['RELEASE', 600],
      ['SPEND', -600],
    ])
  })
})

describe('orderRefund', () => {
  test('refunds an order recorded without a redemption, by units, and all that is left', async () => {
    const lines = [{ sku: 'x', quantity: 2, unitPrice: eur(500) }]
    const { order } = await orderRecord(shop.as('SERVICE'), {
      reference: 'elsewhere',
      currency: 'EUR',
      lines,
      shipping: { amount: eur(300) },
      idempotencyKey: key(),
    })
    const refund = (quantity: number | null) =>
      orderRefund(shop.as('SERVICE'), {
        reference: 'elsewhere',
        lines: quantity === null ? null : [{ lineId: order!.lines[0]!.id, quantity }],
        reason: 'broken',
        idempotencyKey: key(),
      })
    expect(await refund(1)).toMatchObject({ order: { status: 'PARTLY_REFUNDED' } })
    expect(await orderOf('elsewhere')).toEqual({ status: 'PARTLY_REFUNDED', refunded: 500 })
    expect(await refund(null)).toMatchObject({ order: { status: 'REFUNDED' } })
    expect(await orderOf('elsewhere')).toEqual({ status: 'REFUNDED', refunded: 1300 })
    expect(codesOf(await refund(null))).toEqual(['INVALID_STATE'])
  })

  test('gives back what its redemption took', async () => {
    await uniqueCode(
      shop,
      await publish(shop, { key: 'refunded', kind: 'COUPON', codePattern: 'F-##########' }),
      'F-ONE',
    )
    const bought = await buy({ evaluation: purchase(1000, ['F-ONE']), orderReference: 'refunded' })
    const refunded = await orderRefund(shop.as('SERVICE'), {
      reference: 'refunded',
      reason: 'late',
      idempotencyKey: key(),
    })
    expect(refunded).toMatchObject({ order: { status: 'REFUNDED', redemptionId: bought.id } })
    expect(await voucherRow(shop, 'F-ONE')).toMatchObject({ redeemed: 0 })
    expect(codesOf(await giveBack(bought.id))).toEqual(['INVALID_STATE'])
  })
})
