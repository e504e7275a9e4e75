import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { orderRecord } from '../../src/operations/checkout/order-record.ts'
import { redeem } from '../../src/operations/checkout/redeem.ts'
import { campaignUpdate } from '../../src/operations/campaigns/campaign-update.ts'
import { keepHouse } from '../../src/operations/keep-house.ts'
import { offers } from '../../src/operations/shopping/offers.ts'
import { rows } from '../../src/store/database.ts'
import { expectCleanBooks } from '../support/clean-books.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { eur, given, publish, purchase, shopper, uniqueCode, voucherRow } from '../support/shop.ts'

let shop: TestApp
let orders = 0

beforeAll(async () => {
  shop = await openTestApp()
})
afterAll(() => shop.close())

/** Redeems as the shop's back end does: a new order and a new key each time, but for what is given. */
function buy(input: Partial<Parameters<typeof redeem>[1]>) {
  orders++
  return redeem(shop.as('SERVICE'), { orderReference: `order-${orders}`, idempotencyKey: `key-of-${orders}`, ...input })
}

const codesOf = ({ userErrors }: { readonly userErrors: readonly { readonly code: string }[] }) =>
  userErrors.map(({ code }) => code)

describe('redeem', () => {
  test('keeps what was priced, counts the use and answers a second call with the first answer', async () => {
    const campaign = await publish(shop, { key: 'kept', kind: 'COUPON', publicCode: 'KEPT' })
    const call = {
      evaluation: purchase(1005, ['kept ']),
      expectedTotal: eur(904),
      orderReference: 'kept-1',
      idempotencyKey: 'kept-key-1',
    }
    const first = await buy(call)
    expect(first).toMatchObject({
      replayed: false,
      redemption: { status: 'CAPTURED', subtotal: 1005, discountTotal: 101, total: 904 },
    })
    expect(first.redemption!.applied).toMatchObject([
      { campaignId: campaign.id, code: 'KEPT', base: 1005, amount: 101 },
    ])
    const again = await buy(call)
    expect(again.replayed).toBe(true)
    expect(again.redemption).toEqual(first.redemption)
    expect(await voucherRow(shop, 'KEPT')).toMatchObject({ redeemed: 1 })
  })

  test('refuses the key for another input, and the reference of another order', async () => {
    expect(
      codesOf(await buy({ evaluation: purchase(1), orderReference: 'kept-2', idempotencyKey: 'kept-key-1' })),
    ).toEqual(['IDEMPOTENCY_KEY_REUSED'])
    expect(codesOf(await buy({ evaluation: purchase(1), orderReference: 'kept-1' }))).toEqual(['TAKEN'])
  })

  test('looks at the key once more only where a refusal rests on what was read after it', async () => {
    const limits = [{ of: 'REDEMPTIONS' as const, per: 'CAMPAIGN' as const, window: 'EVER' as const, count: 1 }]
    await publish(shop, { key: 'all-spent', kind: 'COUPON', publicCode: 'ALLSPENT', limits })
    await buy({ evaluation: purchase(100, ['ALLSPENT']) })
    await shopper(shop, 'late')
    const refuse = async (order: string): Promise<number> => {
      const session = shop.as('SERVICE')
      const evaluation = purchase(100, ['ALLSPENT'], { customer: { externalId: 'late' } })
      const refused = await redeem(session, {
        evaluation,
        orderReference: order,
        idempotencyKey: `the key of ${order}`,
      })
      expect(codesOf(refused)).toEqual(['LIMIT_REACHED'])
      return session.db.statements
    }
    expect(await refuse('late-1')).toBe(0)
    // Who waits for another purchase of the same customer reads anew what that may have changed.
    const [first, second] = await Promise.all([refuse('late-2'), refuse('late-3')])
    expect(first).toBe(0)
    expect(second).toBeGreaterThan(1)
  })

  test('forgets a key 30 days after its first use, and not before', async () => {
    await publish(shop, { key: 'old-key', kind: 'COUPON', publicCode: 'OLDKEY' })
    const call = { evaluation: purchase(100), orderReference: 'old-key-1', idempotencyKey: 'a key of long ago' }
    const first = await buy(call)
    const bought = shop.clock.now
    shop.clock.now = new Date(Number(bought) + 30 * 86_400_000 - 1)
    await keepHouse(shop.services)
    expect(await buy(call)).toMatchObject({ replayed: true, redemption: { id: first.redemption!.id } })
    shop.clock.now = new Date(Number(bought) + 30 * 86_400_000)
    expect(codesOf(await buy(call))).toEqual(['TAKEN'])
    expect((await buy({ ...call, orderReference: 'old-key-2' })).redemption).not.toBeNull()
    shop.clock.now = bought
  })

  test('consumes nothing where the total is not the one expected, and says how the cart is priced now', async () => {
    await publish(shop, { key: 'changed', kind: 'COUPON', publicCode: 'CHANGED' })
    const refused = await buy({
      evaluation: purchase(1000, ['CHANGED']),
      expectedTotal: eur(1000),
      orderReference: 'changed-1',
      idempotencyKey: 'changed-key',
    })
    expect(codesOf(refused)).toEqual(['PRICE_CHANGED'])
    expect((await refused.evaluation!()).priced.total).toBe(900)
    expect(await voucherRow(shop, 'CHANGED')).toMatchObject({ redeemed: 0 })
    const mended = await buy({
      evaluation: purchase(1000, ['CHANGED']),
      expectedTotal: eur(900),
      orderReference: 'changed-1',
      idempotencyKey: 'changed-key',
    })
    expect(mended.redemption).not.toBeNull()
  })

  test('drops no code in silence: without an expected total, one that does not apply refuses the whole', async () => {
    await publish(shop, {
      key: 'from-50',
      kind: 'COUPON',
      publicCode: 'FROM50',
      conditions: { cartSubtotal: { min: [eur(5000)] } },
    })
    const refused = await buy({ evaluation: purchase(4999, ['FROM50']) })
    expect(refused.userErrors).toMatchObject([
      { code: 'CODE_NOT_APPLICABLE', path: ['evaluation', 'codes', '0'], reasons: [{ code: 'MINIMUM_SPEND' }] },
    ])
    expect(codesOf(await buy({ evaluation: purchase(5000, ['NO-SUCH-CODE']) }))).toEqual(['CODE_NOT_ACCEPTED'])
    expect((await buy({ evaluation: purchase(4999, ['FROM50']), expectedTotal: eur(4999) })).redemption).not.toBeNull()
  })

  test('says TAKEN to all but one of 20 that redeem the same order at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => buy({ evaluation: purchase(100), orderReference: 'the-same' })),
    )
    expect(answers.filter(({ redemption }) => redemption !== null)).toHaveLength(1)
    expect(answers.flatMap(codesOf)).toEqual(Array(19).fill('TAKEN'))
  })

  test('answers 50 calls of one key at once with one redemption', async () => {
    const call = { evaluation: purchase(100), orderReference: 'one-key', idempotencyKey: 'one-key-for-all' }
    const answers = await Promise.all(Array.from({ length: 50 }, () => buy(call)))
    expect(new Set(answers.map(({ redemption }) => redemption!.id)).size).toBe(1)
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1)
  })
})

describe('limits are never overshot', () => {
  const winners = (answers: Awaited<ReturnType<typeof buy>>[]) =>
    answers.filter(({ redemption }) => redemption !== null)

  test('of 50 that redeem a single-use code at once one wins, and 49 hear why not', async () => {
    await uniqueCode(
      shop,
      await publish(shop, { key: 'single', kind: 'COUPON', codePattern: 'S-##########' }),
      'S-ONLYONE',
    )
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => buy({ evaluation: purchase(1000, ['S-ONLYONE']) })),
    )
    expect(winners(answers)).toHaveLength(1)
    expect(answers.flatMap(codesOf)).toEqual(Array(49).fill('LIMIT_REACHED'))
    expect(await voucherRow(shop, 'S-ONLYONE')).toMatchObject({ redeemed: 1 })
  })

  test('a campaign for the first 7 gives 7 of 50 parallel orders its discount', async () => {
    const limits = [{ of: 'REDEMPTIONS' as const, per: 'CAMPAIGN' as const, window: 'EVER' as const, count: 7 }]
    const campaign = await publish(shop, { key: 'first-7', kind: 'COUPON', publicCode: 'FIRST7', limits })
    const answers = await Promise.all(Array.from({ length: 50 }, () => buy({ evaluation: purchase(1000, ['FIRST7']) })))
    expect(winners(answers)).toHaveLength(7)
    expect(new Set(answers.flatMap(codesOf))).toEqual(new Set(['LIMIT_REACHED']))
    const counters = await rows(
      shop.services.database.open(),
      'select key, used from limit_counter where limited_id = $1',
      [campaign.id],
    )
    expect(counters).toEqual([{ key: 'REDEMPTIONS/CAMPAIGN/EVER', used: 7 }])
  })

  test('a customer who may use a code twice gets it twice of 50', async () => {
    const limits = [{ of: 'REDEMPTIONS' as const, per: 'CUSTOMER' as const, window: 'EVER' as const, count: 2 }]
    await publish(shop, { key: 'twice-each', kind: 'COUPON', publicCode: 'TWICE', limits })
    await shopper(shop, 'eager')
    const eager = purchase(1000, ['TWICE'], { customer: { externalId: 'eager' } })
    const answers = await Promise.all(Array.from({ length: 50 }, () => buy({ evaluation: eager })))
    expect(winners(answers)).toHaveLength(2)
    const nobody = await buy({ evaluation: purchase(1000, ['TWICE']) })
    expect(nobody.userErrors).toMatchObject([{ code: 'CODE_NOT_APPLICABLE', reasons: [{ code: 'SIGN_IN_REQUIRED' }] }])
  })

  test('a promotion that runs out is simply not applied, and the total says so', async () => {
    const limits = [{ of: 'REDEMPTIONS' as const, per: 'CAMPAIGN' as const, window: 'EVER' as const, count: 3 }]
    const campaign = await publish(shop, { key: 'first-3', limits })
    const answers = await Promise.all(Array.from({ length: 12 }, () => buy({ evaluation: purchase(1000) })))
    const totals = answers.map(({ redemption }) => redemption!.total).toSorted()
    expect(totals).toEqual([...Array(9).fill(1000), ...Array(3).fill(900)].toSorted())
    given(
      await campaignUpdate(shop.as('MARKETER'), { id: campaign.id, expectedVersion: campaign.version, limits: null }),
      'campaign',
    )
    expect((await buy({ evaluation: purchase(1000) })).redemption!.total).toBe(900)
  })
})

test('a public code that is spent is not offered any more (law 18)', async () => {
  const limits = [{ of: 'REDEMPTIONS' as const, per: 'CODE' as const, window: 'EVER' as const, count: 1 }]
  await publish(shop, { key: 'spent', kind: 'COUPON', publicCode: 'SPENT', limits })
  const statusNow = async () => {
    const page = { first: 100, after: null }
    const found = await offers(shop.as('SERVICE'), { statuses: ['ELIGIBLE', 'NEARLY', 'INELIGIBLE'], page })
    return found!.items.find(({ offer }) => offer.code === 'SPENT')?.offer.status
  }
  expect(await statusNow()).toBe('ELIGIBLE')
  expect((await buy({ evaluation: purchase(1000, ['SPENT']) })).redemption).not.toBeNull()
  expect(await statusNow()).toBe('INELIGIBLE')
})

describe('orderRecord', () => {
  const order = {
    reference: 'elsewhere-1',
    currency: 'EUR',
    lines: [{ sku: 'x', quantity: 2, unitPrice: eur(500) }],
    idempotencyKey: 'elsewhere-key',
  }

  test('keeps an order once, and counts it for the customer at once', async () => {
    const ann = await shopper(shop, 'ann')
    const first = await orderRecord(shop.as('SERVICE'), { ...order, customer: { externalId: 'ann' } })
    expect(first).toMatchObject({ replayed: false, order: { customerId: ann.id, total: 1000, status: 'PAID' } })
    expect(await orderRecord(shop.as('SERVICE'), { ...order, customer: { externalId: 'ann' } })).toMatchObject({
      replayed: true,
      order: { id: first.order!.id },
    })
  })

  test('refuses by path what it cannot keep, and keeps nothing', async () => {
    const bad = await orderRecord(shop.as('SERVICE'), {
      ...order,
      reference: 'elsewhere-2',
      idempotencyKey: 'elsewhere-key-2',
      lines: [{ sku: 'x', quantity: 1 }],
    })
    expect(bad.userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['lines', '0', 'sku'] }])
    const unknown = await orderRecord(shop.as('SERVICE'), {
      ...order,
      reference: 'elsewhere-3',
      idempotencyKey: 'elsewhere-key-3',
      customer: { externalId: 'nobody' },
    })
    expect(unknown.userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['customer'] }])
  })
})

test('the books are clean', () => expectCleanBooks(shop))
