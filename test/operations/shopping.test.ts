import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { Voucher } from '../../src/domain/voucher.ts'
import type { Customer } from '../../src/domain/customer.ts'
import { cartClaim } from '../../src/operations/shopping/cart-claim.ts'
import { cartCodeApply } from '../../src/operations/shopping/cart-code-apply.ts'
import { cartCodeRemove } from '../../src/operations/shopping/cart-code-remove.ts'
import { cartCreate } from '../../src/operations/shopping/cart-create.ts'
import { cartLinesSet } from '../../src/operations/shopping/cart-lines-set.ts'
import { cartUpdate } from '../../src/operations/shopping/cart-update.ts'
import { cart } from '../../src/operations/shopping/cart.ts'
import { offers, type OffersPage } from '../../src/operations/shopping/offers.ts'
import { node } from '../../src/operations/node/node.ts'
import { visitorTokenCreate } from '../../src/operations/identity/visitor-token-create.ts'
import { walletCodeClaim } from '../../src/operations/wallet/wallet-code-claim.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { cartOf, eur, given, publish, shopper, stock, uniqueCode, voucherRow } from '../support/shop.ts'

let shop: TestApp
let ann: Customer
let ben: Customer
let keys = 0

beforeAll(async () => {
  shop = await openTestApp()
  await stock(shop, { tea: 1000, cake: 333 })
  ann = await shopper(shop, 'ann')
  ben = await shopper(shop, 'ben')
})
afterAll(() => shop.close())
beforeEach(() => {
  shop.clock.now = new Date(shop.clock.now.getTime() + 3_600_000)
})

const asAnn = () => shop.as('SHOPPER', ann.id)
const asBen = () => shop.as('SHOPPER', ben.id)
const key = () => `claim-key-${++keys}`
const price = async (id: string) => {
  const session = asAnn()
  return (await session.load.pricedCart.load((await cart(session, { id }))!)).priced
}

describe('a cart', () => {
  test('takes prices from the catalogue, and adds up lines that are the same goods', async () => {
    const made = await cartOf(shop, ann.id, [
      { sku: 'tea', quantity: 1 },
      { sku: 'cake', quantity: 1 },
      { sku: 'tea', quantity: 2 },
    ])
    expect(made.lines).toMatchObject([
      { sku: 'tea', quantity: 3 },
      { sku: 'cake', quantity: 1 },
    ])
    expect(await price(made.id)).toMatchObject({ subtotal: 3333, total: 3333 })
  })

  test('refuses a price that a shopper sends, with its path', async () => {
    const { userErrors } = await cartCreate(asAnn(), {
      currency: 'EUR',
      lines: [
        { sku: 'cake', quantity: 1 },
        { sku: 'tea', quantity: 1, unitPrice: eur(1) },
      ],
    })
    expect(userErrors).toMatchObject([{ code: 'INVALID', path: ['lines', '1', 'unitPrice'] }])
  })

  test('refuses what is not sold, or not in this currency', async () => {
    const unknown = await cartCreate(asAnn(), { currency: 'EUR', lines: [{ sku: 'unicorn', quantity: 1 }] })
    expect(unknown.userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['lines', '0', 'sku'] }])
    const yen = await cartCreate(asAnn(), { currency: 'JPY', lines: [{ sku: 'tea', quantity: 1 }] })
    expect(yen.userErrors).toMatchObject([{ code: 'CURRENCY_MISMATCH', path: ['lines', '0', 'sku'] }])
  })

  test('keeps the lines that are not named, and drops those set to 0', async () => {
    const made = await cartOf(shop, ann.id, [
      { sku: 'tea', quantity: 1 },
      { sku: 'cake', quantity: 1 },
    ])
    const set = given(await cartLinesSet(asAnn(), { cartId: made.id, lines: [{ sku: 'tea', quantity: 0 }] }), 'cart')
    expect(set.lines).toMatchObject([{ sku: 'cake', quantity: 1 }])
    expect(set.version).toBe(2)
    const empty = given(await cartLinesSet(asAnn(), { cartId: made.id, lines: [{ sku: 'cake', quantity: 0 }] }), 'cart')
    expect(await price(empty.id)).toMatchObject({ lines: [], subtotal: 0, total: 0 })
  })

  test('changes only the version that the caller has seen', async () => {
    const made = await cartOf(shop, ann.id, [{ sku: 'tea', quantity: 1 }])
    const stale = await cartUpdate(asAnn(), { cartId: made.id, attributes: { gift: true }, expectedVersion: 7 })
    expect(stale).toMatchObject({
      cart: { version: 1 },
      userErrors: [{ code: 'VERSION_CONFLICT', path: ['expectedVersion'] }],
    })
  })

  test('loses no change of 50 made at once', async () => {
    const made = await cartOf(shop, ann.id, [])
    await stock(shop, Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`sort-${at}`, 100])))
    await Promise.all(
      Array.from({ length: 50 }, (_, at) =>
        cartLinesSet(asAnn(), { cartId: made.id, lines: [{ sku: `sort-${at}`, quantity: 1 }] }),
      ),
    )
    const after = (await cart(asAnn(), { id: made.id }))!
    expect(after.lines).toHaveLength(50)
    expect(after.version).toBe(51)
  })

  test("is nobody else's: not to read, not to change, not by node; a marketer's neither", async () => {
    const made = await cartOf(shop, ann.id, [{ sku: 'tea', quantity: 1 }])
    expect(await cart(asBen(), { id: made.id })).toBeNull()
    expect(await cart(shop.as('MARKETER'), { id: made.id })).toBeNull()
    expect(await node(asBen(), { kind: 'cart', id: made.id })).toBeNull()
    expect(await node(asAnn(), { kind: 'cart', id: made.id })).toMatchObject({ id: made.id })
    expect((await cartLinesSet(asBen(), { cartId: made.id, lines: [] })).userErrors).toMatchObject([
      { code: 'NOT_FOUND', path: ['cartId'] },
    ])
    expect(await cart(shop.as('SUPPORT'), { id: made.id })).toMatchObject({ id: made.id })
  })

  test('of a visitor becomes the cart of the shopper who has signed in, once she proves that it was hers', async () => {
    const { token } = await visitorTokenCreate(shop.as('VISITOR'))
    const visitor = (await shop.services.tokens.verify(token!, shop.clock.now))!
    const made = given(
      await cartCreate(shop.as('VISITOR', visitor.customerId), {
        currency: 'EUR',
        lines: [{ sku: 'tea', quantity: 1 }],
      }),
      'cart',
    )
    expect((await cartClaim(asAnn(), { visitorToken: 'nonsense', cartId: made.id })).userErrors).toMatchObject([
      { code: 'INVALID', path: ['visitorToken'] },
    ])
    expect(given(await cartClaim(asAnn(), { visitorToken: token!, cartId: made.id }), 'cart').customerId).toBe(ann.id)
    expect((await cartClaim(asBen(), { visitorToken: token!, cartId: made.id })).userErrors).toMatchObject([
      { code: 'NOT_FOUND' },
    ])
  })
})

describe('a code', () => {
  test('is compared without letter case, outer blanks and look-alikes of the hyphen, and taken once', async () => {
    await publish(shop, { key: 'ten-off', kind: 'COUPON', publicCode: 'TEN-OFF' })
    const made = await cartOf(shop, ann.id, [{ sku: 'tea', quantity: 1 }])
    given(await cartCodeApply(asAnn(), { cartId: made.id, code: ' ten\u2011off ' }), 'cart')
    given(await cartCodeApply(asAnn(), { cartId: made.id, code: 'TEN-OFF' }), 'cart')
    expect(await price(made.id)).toMatchObject({ total: 900, codes: [{ code: 'TEN-OFF', applied: true }] })
    given(await cartCodeRemove(asAnn(), { cartId: made.id, code: 'ten-off' }), 'cart')
    expect(await price(made.id)).toMatchObject({ total: 1000, codes: [] })
  })

  test('that is known but gives nothing stays on the cart, with its reasons here and there', async () => {
    await publish(shop, {
      key: 'from-30',
      kind: 'COUPON',
      publicCode: 'FROM30',
      conditions: { cartSubtotal: { min: [eur(3000)] } },
    })
    const made = await cartOf(shop, ann.id, [{ sku: 'tea', quantity: 1 }])
    const applied = await cartCodeApply(asAnn(), { cartId: made.id, code: 'FROM30' })
    expect(applied).toMatchObject({
      cart: { codes: ['FROM30'] },
      userErrors: [{ code: 'CODE_NOT_APPLICABLE', path: ['code'], reasons: [{ code: 'MINIMUM_SPEND' }] }],
    })
    expect(await price(made.id)).toMatchObject({ codes: [{ applied: false, reasons: [{ code: 'MINIMUM_SPEND' }] }] })
  })

  test('unknown, foreign or withdrawn gets one answer and is not kept; guessing is slowed, right codes too', async () => {
    const campaign = await publish(shop, { key: 'guess', kind: 'COUPON', codePattern: 'G-##########' })
    await uniqueCode(shop, campaign, 'G-OFBEN')
    given(await walletCodeClaim(asBen(), { code: 'G-OFBEN', idempotencyKey: key() }), 'item')
    const made = await cartOf(shop, ann.id, [{ sku: 'tea', quantity: 1 }])
    const answers = []
    for (const code of ['G-OFBEN', 'NOSUCHCODE', '', ...Array.from({ length: 7 }, (_, at) => `GUESS-${at}`)])
      answers.push(await cartCodeApply(asAnn(), { cartId: made.id, code }))
    const refusal = [{ code: 'CODE_NOT_ACCEPTED', path: ['code'], detail: null, reasons: [] }]
    for (const { userErrors } of answers) expect(userErrors).toEqual(refusal)
    expect((await cartCodeApply(asAnn(), { cartId: made.id, code: 'TEN-OFF' })).userErrors).toMatchObject([
      { code: 'RATE_LIMITED' },
    ])
    shop.clock.now = new Date(shop.clock.now.getTime() + 10 * 60_000)
    expect((await cartCodeApply(asAnn(), { cartId: made.id, code: 'TEN-OFF' })).userErrors).toEqual([])
  })
})

describe('walletCodeClaim', () => {
  test('gives a single code to one of 50 who claim it at once', async () => {
    await uniqueCode(
      shop,
      await publish(shop, { key: 'claimed', kind: 'COUPON', codePattern: 'C-##########', validFor: 'P7D' }),
      'C-ONE',
    )
    const shoppers = await Promise.all(Array.from({ length: 50 }, (_, at) => shopper(shop, `claimer-${at}`)))
    const answers = await Promise.all(
      shoppers.map(({ id }) => walletCodeClaim(shop.as('SHOPPER', id), { code: 'c-one', idempotencyKey: key() })),
    )
    const won = answers.filter(({ item }) => item !== null)
    expect(won).toHaveLength(1)
    // They share an address: whoever comes late may be taken for somebody who guesses.
    const codes = answers.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))
    expect(codes).toHaveLength(49)
    expect(['CODE_NOT_ACCEPTED', 'RATE_LIMITED']).toEqual(expect.arrayContaining([...new Set(codes)]))
    expect(won[0]!.item).toMatchObject({ endsAt: new Date(shop.clock.now.getTime() + 7 * 86_400_000) })
    expect((await voucherRow(shop, 'C-ONE')).holderId).toBe(won[0]!.wallet!.customerId)
  })

  test('keeps a public code for each who claims it, and shows it in the wallet', async () => {
    await publish(shop, { key: 'public', kind: 'COUPON', publicCode: 'PUBLIC' })
    for (const session of [asAnn(), asBen()])
      given(await walletCodeClaim(session, { code: 'public', idempotencyKey: key() }), 'item')
    const session = asBen()
    const page = await session.load.walletItemsOf.load({
      ownerId: ben.id,
      page: { first: 10, after: null },
      statuses: ['ACTIVE'],
      kinds: ['VOUCHER'],
    })
    expect(page.items.map((item) => (item as Voucher).code)).toEqual(expect.arrayContaining(['PUBLIC', 'G-OFBEN']))
    expect(page.totalCount).toBe(page.items.length)
  })
})

describe('offers', () => {
  test('follow the cart: what is missing, then what is in effect, page by page', async () => {
    await publish(shop, {
      key: 'two-teas',
      conditions: { cartQuantity: { items: { skus: ['tea'] }, min: 2 } },
      display: { title: 'Two teas', placements: ['cart'] },
    })
    const made = await cartOf(shop, ann.id, [{ sku: 'tea', quantity: 1 }])
    const ask = async () =>
      (await offers(asAnn(), {
        cartId: made.id,
        placement: 'cart',
        statuses: ['APPLIED', 'ELIGIBLE', 'NEARLY'],
        page: { first: 1, after: null },
      }))!
    expect((await ask()).items).toMatchObject([
      { offer: { status: 'NEARLY', hints: [{ kind: 'addItems', quantity: 1 }] } },
    ])
    given(await cartLinesSet(asAnn(), { cartId: made.id, lines: [{ sku: 'tea', quantity: 2 }] }), 'cart')
    expect((await ask()).items).toMatchObject([{ offer: { status: 'APPLIED', savings: 200 } }])
  })

  test("of another's cart are nobody's business", async () => {
    const made = await cartOf(shop, ann.id, [{ sku: 'tea', quantity: 1 }])
    expect(
      await offers(asBen(), { cartId: made.id, statuses: ['APPLIED'], page: { first: 1, after: null } }),
    ).toBeNull()
  })

  test('page through everything once, and refuse a cursor that is none', async () => {
    const seen: string[] = []
    let after: readonly string[] | null = null
    for (let more = true; more;) {
      const page: OffersPage = (await offers(asAnn(), { statuses: ['ELIGIBLE', 'NEARLY'], page: { first: 2, after } }))!
      seen.push(...page.items.map(({ id }) => id))
      after = page.positions.at(-1)!
      more = page.hasNextPage
    }
    expect(new Set(seen).size).toBe(seen.length)
    await expect(offers(asAnn(), { statuses: ['ELIGIBLE'], page: { first: 2, after: ['x', 'y'] } })).rejects.toThrow(
      'cursor',
    )
  })

  test('start and end by the clock, to the millisecond', async () => {
    const [startsAt, endsAt] = [new Date('2026-12-24T10:00:00Z'), new Date('2026-12-24T11:00:00Z')]
    const campaign = await publish(shop, { key: 'one-hour', startsAt, endsAt })
    const isOffered = async (now: number) => {
      shop.clock.now = new Date(now)
      const found = (await offers(asAnn(), { statuses: ['ELIGIBLE'], page: { first: 100, after: null } }))!
      return found.items.some((offer) => offer.campaign.id === campaign.id)
    }
    expect(await isOffered(Number(startsAt) - 1)).toBe(false)
    expect(await isOffered(Number(startsAt))).toBe(true)
    expect(await isOffered(Number(endsAt) - 1)).toBe(true)
    expect(await isOffered(Number(endsAt))).toBe(false)
  })
})
