import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { startRunOutTimer } from '../../src/jobs/run-out-timer.ts'
import { voucher } from '../../src/operations/campaigns/voucher.ts'
import { redemption } from '../../src/operations/checkout/redemption.ts'
import { giftCard } from '../../src/operations/gift-cards/gift-card.ts'
import { walletItems } from '../../src/operations/wallet/wallet-items.ts'
import { redeem } from '../../src/operations/checkout/redeem.ts'
import { redemptionCapture } from '../../src/operations/checkout/redemption-capture.ts'
import { redemptionRelease } from '../../src/operations/checkout/redemption-release.ts'
import { redemptionRollback } from '../../src/operations/checkout/redemption-rollback.ts'
import { runOutHolds } from '../../src/operations/checkout/run-out-holds.ts'
import { cartCodeApply } from '../../src/operations/shopping/cart-code-apply.ts'
import { cartLinesSet } from '../../src/operations/shopping/cart-lines-set.ts'
import { rows } from '../../src/store/database.ts'
import { expectCleanBooks } from '../support/clean-books.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { aGiftCard } from '../support/books.ts'
import { cartOf, given, publish, purchase, shopper, stock, uniqueCode } from '../support/shop.ts'

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

type RedeemInput = Parameters<typeof redeem>[1]

function buy(input: Partial<RedeemInput>) {
  orders++
  return redeem(shop.as('SERVICE'), { orderReference: `held-${orders}`, idempotencyKey: `key-of-${orders}`, ...input })
}

const hold = async (input: Partial<RedeemInput>) => given(await buy({ holdFor: 'PT15M', ...input }), 'redemption')

const act = (redemptionId: string) => ({ redemptionId, idempotencyKey: `act ${shop.services.newId()}` })
const capture = (id: string) => redemptionCapture(shop.as('SERVICE'), act(id))
const release = (id: string) => redemptionRelease(shop.as('SERVICE'), act(id))
const later = (minutes: number) => {
  shop.clock.now = new Date(START.getTime() + minutes * 60_000)
}

const codesOf = ({ userErrors }: { readonly userErrors: readonly { readonly code: string }[] }) =>
  userErrors.map(({ code }) => code)

const heldOf = async (code: string) => {
  const [row] = await rows(shop.services.database.open(), 'select redeemed, held from voucher where code = $1', [code])
  return row
}

const orderStatus = async (reference: string) => {
  const [row] = await rows<{ status: string }>(
    shop.services.database.open(),
    'select status from shop_order where reference = $1',
    [reference],
  )
  return row?.status ?? null
}

describe('A hold', () => {
  test('takes what a redemption takes, marked as held, and is no paid order yet', async () => {
    await uniqueCode(shop, await publish(shop, { key: 'one', kind: 'COUPON', codePattern: 'H-##########' }), 'H-ONE')
    const held = await hold({ evaluation: purchase(1000, ['H-ONE']), orderReference: 'one' })
    expect(held).toMatchObject({ status: 'HELD', total: 900, heldUntil: new Date('2026-11-21T12:15:00Z') })
    expect(await heldOf('H-ONE')).toEqual({ redeemed: 1, held: 1 })
    expect(await orderStatus('one')).toBeNull()
    expect(codesOf(await buy({ evaluation: purchase(1000, ['H-ONE']) }))).toEqual(['LIMIT_REACHED'])
    expect(codesOf(await buy({ evaluation: purchase(1000), orderReference: 'one' }))).toEqual(['TAKEN'])

    const captured = await capture(held.id)
    expect(captured).toMatchObject({ replayed: false, redemption: { status: 'CAPTURED', total: 900 } })
    expect(await heldOf('H-ONE')).toEqual({ redeemed: 1, held: 0 })
    expect(await orderStatus('one')).toBe('PAID')
    expect(await capture(held.id)).toMatchObject({ replayed: true, redemption: { status: 'CAPTURED' } })
    expect(codesOf(await release(held.id))).toEqual(['INVALID_STATE'])
  })

  test('gives everything back when it is released, its reference too', async () => {
    await uniqueCode(shop, await publish(shop, { key: 'two', kind: 'COUPON', codePattern: 'H-##########' }), 'H-TWO')
    const held = await hold({ evaluation: purchase(1000, ['H-TWO']), orderReference: 'two' })
    expect(await release(held.id)).toMatchObject({ replayed: false, redemption: { status: 'RELEASED' } })
    expect(await release(held.id)).toMatchObject({ replayed: true, redemption: { status: 'RELEASED' } })
    expect(codesOf(await capture(held.id))).toEqual(['INVALID_STATE'])
    expect(await heldOf('H-TWO')).toEqual({ redeemed: 0, held: 0 })
    const again = await buy({ evaluation: purchase(1000, ['H-TWO']), orderReference: 'two' })
    expect(again.redemption).toMatchObject({ status: 'CAPTURED' })
  })

  test('runs out exactly at its end: the last millisecond captures, the next one finds it let go', async () => {
    await uniqueCode(shop, await publish(shop, { key: 'end', kind: 'COUPON', codePattern: 'H-##########' }), 'H-END')
    const first = await hold({ evaluation: purchase(1000, ['H-END']) })
    shop.clock.now = new Date(first.heldUntil!.getTime() - 1)
    expect(codesOf(await buy({ evaluation: purchase(1000, ['H-END']) }))).toEqual(['LIMIT_REACHED'])
    shop.clock.now = first.heldUntil!
    expect(codesOf(await capture(first.id))).toEqual(['INVALID_STATE'])
    expect(await shop.as('SERVICE').load.redemption.load(first.id)).toMatchObject({ status: 'EXPIRED' })
    expect(await heldOf('H-END')).toEqual({ redeemed: 0, held: 0 })
    expect(codesOf(await release(first.id))).toEqual(['INVALID_STATE'])
    const second = await hold({ evaluation: purchase(1000, ['H-END']) })
    shop.clock.now = new Date(second.heldUntil!.getTime() - 1)
    expect(await capture(second.id)).toMatchObject({ redemption: { status: 'CAPTURED' } })
    later(60)
    await runOutHolds(shop.services, shop.clock.now)
    expect(await shop.as('SERVICE').load.redemption.load(second.id)).toMatchObject({ status: 'CAPTURED' })
  })

  test('is let go before anybody is refused for its sake, whether the job has come or not', async () => {
    await uniqueCode(shop, await publish(shop, { key: 'due', kind: 'COUPON', codePattern: 'H-##########' }), 'H-DUE')
    await hold({ evaluation: purchase(1000, ['H-DUE']) })
    later(15)
    expect((await buy({ evaluation: purchase(1000, ['H-DUE']) })).redemption).toMatchObject({ total: 900 })
  })

  test('is refused where its time is no time, or too long', async () => {
    for (const holdFor of ['PT0S', 'P31D', 'soon', '-PT5M'])
      expect(codesOf(await buy({ evaluation: purchase(1), holdFor }))).toEqual(['INVALID'])
  })

  test('ends once, whoever comes first: captures, releases and the clock at once', async () => {
    await publish(shop, { key: 'race', kind: 'COUPON', publicCode: 'RACE' })
    for (let round = 0; round < 8; round++) {
      shop.clock.now = START
      const held = await hold({ evaluation: purchase(1000, ['RACE']), orderReference: `race-${round}` })
      const out = new Date(held.heldUntil!.getTime() + 1)
      const answers = await Promise.all([
        ...Array.from({ length: 4 }, () => capture(held.id)),
        ...Array.from({ length: 4 }, () => release(held.id)),
        runOutHolds(shop.services, out),
        runOutHolds(shop.services, out),
      ])
      const ended = await shop.as('SERVICE').load.redemption.load(held.id)
      const told = answers.flatMap((answer) => (answer && answer.redemption ? [answer] : []))
      expect(new Set(told.map(({ redemption }) => redemption!.status)).size).toBeLessThanOrEqual(1)
      for (const { redemption } of told) expect(redemption!.status).toBe(ended!.status)
      expect(told.filter(({ replayed }) => !replayed).length).toBe(ended!.status === 'EXPIRED' ? 0 : 1)
      expect(await orderStatus(`race-${round}`)).toBe(ended!.status === 'CAPTURED' ? 'PAID' : null)
    }
    const captured = await rows(
      shop.services.database.open(),
      `select from redemption_use join redemption on redemption.id = redemption_id join voucher on voucher.id = voucher_id
       where code = 'RACE' and redemption.status = 'CAPTURED'`,
    )
    expect(await heldOf('RACE')).toEqual({ redeemed: captured.length, held: 0 })
  })
})

describe('A cart with an open hold', () => {
  test('is not changed and not redeemed again until the hold has ended', async () => {
    await stock(shop, { tea: 500 })
    const ann = await shopper(shop, 'ann-of-holds')
    const cart = await cartOf(shop, ann.id, [{ sku: 'tea', quantity: 2 }])
    const held = await hold({ cartId: cart.id })
    const set = () =>
      cartLinesSet(shop.as('SHOPPER', ann.id), { cartId: cart.id, lines: [{ sku: 'tea', quantity: 3 }] })
    expect(codesOf(await set())).toEqual(['INVALID_STATE'])
    expect(codesOf(await buy({ cartId: cart.id }))).toEqual(['INVALID_STATE'])
    expect(await shop.as('SERVICE').load.holdOf.load(cart.id)).toMatchObject({ id: held.id })
    await release(held.id)
    expect(await shop.as('SERVICE').load.holdOf.load(cart.id)).toBeNull()
    expect(codesOf(await set())).toEqual([])
    expect((await buy({ cartId: cart.id })).redemption).toMatchObject({ cartId: cart.id, subtotal: 1500 })
  })

  test('is priced with what its own hold keeps from all others', async () => {
    const limits = [{ of: 'REDEMPTIONS' as const, per: 'CAMPAIGN' as const, window: 'EVER' as const, count: 1 }]
    const campaign = await publish(shop, { key: 'own', kind: 'COUPON', codePattern: 'O-##########', limits })
    await uniqueCode(shop, campaign, 'O-OWN')
    const cards = await publish(shop, { key: 'own-cards', kind: 'GIFT_CARD', codePattern: 'G-##########', effects: [] })
    await aGiftCard(shop, cards.id, 'G-OWN', 300)
    const [eve, fay] = [await shopper(shop, 'eve-of-holds'), await shopper(shop, 'fay-of-holds')]
    const withCodes = async (customerId: string) => {
      const cart = await cartOf(shop, customerId, [{ sku: 'tea', quantity: 2 }])
      for (const code of ['O-OWN', 'G-OWN'])
        given(await cartCodeApply(shop.as('SHOPPER', customerId), { cartId: cart.id, code }), 'cart')
      return cart.id
    }
    const totalOf = async (cartId: string) => {
      const { load } = shop.as('SERVICE')
      return (await load.pricedCart.load((await load.cart.load(cartId))!)).priced.total
    }
    const [hers, another] = [await withCodes(eve.id), await withCodes(fay.id)]
    const held = await hold({ cartId: hers })
    expect(held.total).toBe(600)
    expect([await totalOf(hers), await totalOf(another)]).toEqual([600, 1000])
    await release(held.id)
    expect(await totalOf(another)).toBe(600)
  })

  test('is held once of 20 who hold it at once', async () => {
    const ben = await shopper(shop, 'ben-of-holds')
    const cart = await cartOf(shop, ben.id, [{ sku: 'tea', quantity: 2 }])
    const answers = await Promise.all(Array.from({ length: 20 }, () => buy({ cartId: cart.id, holdFor: 'PT1M' })))
    expect(answers.filter(({ redemption }) => redemption !== null)).toHaveLength(1)
    expect(answers.flatMap(codesOf)).toEqual(Array(19).fill('INVALID_STATE'))
  })
})

test('A hold is not rolled back, nor what was let go', async () => {
  const held = await hold({ evaluation: purchase(1000) })
  const back = () => redemptionRollback(shop.as('SERVICE'), { ...act(held.id), reason: 'changed her mind' })
  expect(codesOf(await back())).toEqual(['INVALID_STATE'])
  await release(held.id)
  expect(codesOf(await back())).toEqual(['INVALID_STATE'])
})

test('the books are clean', () => expectCleanBooks(shop))

test('The timer lets holds go as they come to their end, with nobody reading', async () => {
  const held = await hold({ evaluation: purchase(1000) })
  later(15)
  const stop = startRunOutTimer(shop.services)
  const status = async () => {
    const found = 'select status from redemption where id = $1'
    const [row] = await rows<{ status: string }>(shop.services.database.open(), found, [held.id])
    return row!.status
  }
  while ((await status()) === 'HELD') await wait(50)
  expect(await status()).toBe('EXPIRED')
  await stop()
})

test('A hold that has come to its end keeps nothing from whoever looks next, whatever they look at (law 21)', async () => {
  const coupons = await publish(shop, { key: 'looks', kind: 'COUPON', codePattern: 'L-##########' })
  const cards = await publish(shop, { key: 'look-cards', kind: 'GIFT_CARD', codePattern: 'Y-##########', effects: [] })
  const { id: customerId } = await shopper(shop, 'looks')
  const spendable = { balance: 1000, held: 0 }
  const looks: readonly ((id: string, code: string, card: string) => Promise<unknown>)[] = [
    async (id) => expect(await redemption(shop.as('SUPPORT'), { id })).toMatchObject({ status: 'EXPIRED' }),
    async (_, code) => expect(await voucher(shop.as('SUPPORT'), { code })).toMatchObject({ redeemed: 0, held: 0 }),
    async (_, __, code) => expect(await giftCard(shop.as('SUPPORT'), { code })).toMatchObject(spendable),
    async () => {
      const listed = { kinds: ['GIFT_CARD'], statuses: ['ACTIVE'] } as const
      const page = { first: 10, after: null }
      const wallet = await walletItems(shop.as('SHOPPER', customerId), { ownerId: customerId, ...listed, page })
      expect(wallet.items).toHaveLength(looks.length)
      for (const item of wallet.items) expect(item).toMatchObject(spendable)
    },
  ]
  for (const [at, look] of looks.entries()) {
    shop.clock.now = START
    await uniqueCode(shop, coupons, `L-${at}`)
    const card = await aGiftCard(shop, cards.id, `Y-${at}`, 1000)
    const db = shop.services.database.open()
    await rows(db, 'update gift_card set holder_id = $1 where id = $2', [customerId, card])
    const evaluation = purchase(900, [`L-${at}`, `Y-${at}`], { customer: { id: customerId } })
    const held = await hold({ evaluation })
    expect(held.tenderTotal).toBe(810)
    shop.clock.now = held.heldUntil!
    await look(held.id, `L-${at}`, `Y-${at}`)
    await shop.as('SERVICE').load.snapshot()
  }
})

test('Two holds open at once may both be a first order; with a limit of one per customer only one is', async () => {
  const first = { conditions: { not: { orders: { minCount: 1 } } }, kind: 'PROMOTION' as const }
  const limits = [{ of: 'REDEMPTIONS' as const, per: 'CUSTOMER' as const, window: 'EVER' as const, count: 1 }]
  const both = await publish(shop, { key: 'first-order', ...first })
  const once = await publish(shop, { key: 'first-order-once', ...first, limits })
  const evaluation = purchase(1000, [], { customer: { id: (await shopper(shop, 'newcomer')).id } })
  const held = [await hold({ evaluation }), await hold({ evaluation })]
  for (const { id } of held) expect(await capture(id)).toMatchObject({ redemption: { status: 'CAPTURED' } })
  const given = (campaignId: string) =>
    held.filter(({ applied }) => applied.some((incentive) => incentive.campaignId === campaignId)).length
  expect([given(both.id), given(once.id)]).toEqual([2, 1])
  expect((await hold({ evaluation })).applied).toEqual([])
  await expectCleanBooks(shop)
})
