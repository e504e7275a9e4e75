import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Voucher } from '../../src/domain/voucher.ts'
import { customer } from '../../src/operations/customers/customer.ts'
import { cart } from '../../src/operations/shopping/cart.ts'
import { cartCodeApply } from '../../src/operations/shopping/cart-code-apply.ts'
import { cartCreate } from '../../src/operations/shopping/cart-create.ts'
import { cartUpdate } from '../../src/operations/shopping/cart-update.ts'
import { offers } from '../../src/operations/shopping/offers.ts'
import { walletItems } from '../../src/operations/wallet/wallet-items.ts'
import { loadDemo } from '../../src/demo/load-demo.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { given } from '../support/shop.ts'

let shop: TestApp
const ids: Record<string, string> = {}

beforeAll(async () => {
  shop = await openTestApp()
  await loadDemo(shop.services)
  for (const externalId of ['ada', 'ben', 'nora', 'emil', 'clara', 'yuki'])
    ids[externalId] = (await customer(shop.as('ADMIN'), { by: { externalId } }))!.id
})
afterAll(() => shop.close())

const as = (externalId: string) => shop.as('SHOPPER', ids[externalId])

interface Wish {
  readonly codes?: readonly string[]
  readonly currency?: string
  /** Minor units of standard shipping. */
  readonly shipping?: number
}

/** A customer's cart: what is left to pay, and what each incentive takes off. */
async function priceOf(
  externalId: string,
  goods: Readonly<Record<string, number>>,
  { codes = [], currency = 'EUR', shipping }: Wish = {},
) {
  const lines = Object.entries(goods).map(([sku, quantity]) => ({ sku, quantity }))
  const { id } = given(await cartCreate(as(externalId), { currency, lines }), 'cart')
  for (const code of codes) given(await cartCodeApply(as(externalId), { cartId: id, code }), 'cart')
  const method = { method: 'standard', amount: { amount: shipping ?? 0, currency } }
  if (shipping !== undefined) given(await cartUpdate(shop.as('SERVICE'), { cartId: id, shipping: method }), 'cart')
  const session = as(externalId)
  const { priced } = await session.load.pricedCart.load((await cart(session, { id }))!)
  const campaigns = new Map((await session.load.snapshot()).campaigns)
  return {
    total: priced.total,
    applied: Object.fromEntries(
      priced.applied.map(({ campaignId, amount }) => [campaigns.get(campaignId)!.key, amount]),
    ),
  }
}

/** The code of a campaign in a customer's wallet. */
async function codeOf(externalId: string, start: string): Promise<string> {
  const { items } = await walletItems(as(externalId), {
    ownerId: ids[externalId]!,
    statuses: ['ACTIVE'],
    kinds: ['VOUCHER'],
    page: { first: 20, after: null },
  })
  return items.map((item) => (item as Voucher).code).find((code) => code.startsWith(start))!
}

/** Keys of the campaigns that are offered, with where they stand. */
async function offered(externalId: string | null, placement: string): Promise<string[]> {
  const session = externalId === null ? shop.as('VISITOR') : as(externalId)
  const found = await offers(session, {
    placement,
    statuses: ['APPLIED', 'ELIGIBLE', 'NEARLY'],
    page: { first: 50, after: null },
  })
  return found!.items.map(({ campaign }) => campaign.key).toSorted()
}

describe('what Ada, who is new, pays', () => {
  test('ARABICA-LVRS takes 10 off her arabica', async () => {
    const price = await priceOf('ada', { 'YIRGACHEFFE-250': 2 }, { codes: ['arabica-lvrs'] })
    expect(price).toEqual({ total: 1780, applied: { 'arabica-lovers': 1000 } })
  })

  test('the cheapest of three bags costs half', async () => {
    const price = await priceOf('ada', { 'YIRGACHEFFE-250': 1, 'HUILA-250': 1, 'NYERI-250': 1 })
    expect(price).toEqual({ total: 3535, applied: { 'third-bag': 595 } })
  })

  test('espresso cups are 6 each beside a bag of beans, and at their price without', async () => {
    const cups = { 'CUP-ESPRESSO-CLAY': 2 }
    expect(await priceOf('ada', { 'HOUSE-BLEND-250': 1, ...cups })).toEqual({
      total: 2290,
      applied: { 'espresso-cups': 500 },
    })
    expect(await priceOf('ada', cups)).toEqual({ total: 1700, applied: {} })
  })

  test('10 % comes off from 100 and 15 % from 200', async () => {
    expect(await priceOf('ada', { 'GRINDER-BURR': 1 })).toEqual({ total: 17010, applied: { 'more-is-less': 1890 } })
    expect(await priceOf('ada', { 'GIFT-POUR-OVER': 5 })).toEqual({ total: 19082, applied: { 'more-is-less': 3368 } })
  })

  test('a machine is never below its floor price', async () => {
    expect(await priceOf('ada', { 'MACHINE-PICCOLA': 1 })).toEqual({ total: 31500, applied: { 'more-is-less': 3400 } })
  })

  test('BLCKFRDY takes 20 % off, in the place of the smaller automatic percentage', async () => {
    const price = await priceOf('ada', { 'GIFT-POUR-OVER': 3 }, { codes: ['BLCKFRDY'] })
    expect(price).toEqual({ total: 10776, applied: { 'black-friday': 2694 } })
  })

  test('the clearance takes 40 % off, and nothing else comes off beside it', async () => {
    const price = await priceOf('ada', { 'GRINDER-RED': 2, 'CUP-ESPRESSO-INK': 1, 'HUILA-250': 1 })
    expect(price).toEqual({ total: 9120, applied: { 'last-of-the-season': 4720 } })
  })

  test('standard shipping is free from 49', async () => {
    const gifts = { 'GIFT-POUR-OVER': 1, 'GIFT-CHOCOLATE': 1 }
    expect(await priceOf('ada', gifts, { shipping: 490 })).toEqual({ total: 5180, applied: { 'free-shipping': 490 } })
    expect(await priceOf('ada', { 'GIFT-POUR-OVER': 1 }, { shipping: 490 })).toEqual({ total: 4980, applied: {} })
  })

  test('the code in her wallet takes 5 off', async () => {
    const price = await priceOf('ada', { 'CUP-TRAVEL': 1 }, { codes: [await codeOf('ada', 'HELLO-')] })
    expect(price).toEqual({ total: 1990, applied: { hello: 500 } })
  })
})

describe('what depends on who buys', () => {
  test('ARABICA-LVRS takes 5 off for those who have ordered before', async () => {
    const price = await priceOf('ben', { 'YIRGACHEFFE-250': 2 }, { codes: ['ARABICA-LVRS'] })
    expect(price).toEqual({ total: 2280, applied: { 'arabica-lovers': 500 } })
  })

  test('Ben, a VIP, has machines 12 % cheaper, down to the floor', async () => {
    const price = await priceOf('ben', { 'MACHINE-LINA': 1 })
    expect(price).toEqual({ total: 56000, applied: { 'early-bird': 7788, 'more-is-less': 1112 } })
  })

  test('Nora, from New York, has 4 dollars off her blends', async () => {
    const price = await priceOf('nora', { 'COLD-BREW-250': 2, 'CUP-TRAVEL': 1 }, { currency: 'USD' })
    expect(price).toEqual({ total: 4590, applied: { 'new-york-blends': 400 } })
  })

  test('Clara’s birthday code halves goods up to 50', async () => {
    const birthday = await codeOf('clara', 'BDAY-')
    expect(await priceOf('clara', { 'GIFT-POUR-OVER': 1 }, { codes: [birthday] })).toMatchObject({ total: 2245 })
    expect(await priceOf('clara', { 'GIFT-POUR-OVER': 2 }, { codes: [birthday] })).toMatchObject({ total: 6480 })
  })

  test('Yuki pays in yen', async () => {
    const price = await priceOf('yuki', { 'YIRGACHEFFE-250': 3 }, { currency: 'JPY' })
    expect(price).toEqual({ total: 5250, applied: { 'third-bag': 1050 } })
  })

  test('the welcome back is shown to Emil alone, and taken from anybody', async () => {
    expect(await offered('emil', 'home')).toContain('welcome-back')
    expect(await offered('ada', 'home')).not.toContain('welcome-back')
    const price = await priceOf('ada', { 'HOUSE-BLEND-250': 1 }, { codes: ['MISSEDYOU'] })
    expect(price).toEqual({ total: 926, applied: { 'welcome-back': 164 } })
  })

  test('the arabica shelf has its offers, for visitors too', async () => {
    expect(await offered(null, 'category:arabica')).toEqual(['arabica-lovers', 'third-bag'])
  })
})

test('the fresh roast comes three minutes after the first start and goes half an hour later', async () => {
  const start = shop.clock.now
  const robusta = async (minutes: number) => {
    shop.clock.now = new Date(start.getTime() + minutes * 60_000)
    return (await priceOf('ada', { 'KAAPI-ROYALE-250': 1 })).total
  }
  const prices = [await robusta(2.9), await robusta(3), await robusta(32.9), await robusta(33)]
  shop.clock.now = start
  expect(prices).toEqual([1090, 872, 872, 1090])
})
