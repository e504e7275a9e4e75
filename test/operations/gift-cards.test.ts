import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Customer } from '../../src/domain/customer.ts'
import type { GiftCard } from '../../src/domain/gift-card.ts'
import { campaignTransition } from '../../src/operations/campaigns/campaign-transition.ts'
import { generateVouchersRun } from '../../src/operations/campaigns/generate-vouchers-run.ts'
import { vouchersGenerate } from '../../src/operations/campaigns/vouchers-generate.ts'
import { voucherSetStatus } from '../../src/operations/campaigns/voucher-set-status.ts'
import { redeem } from '../../src/operations/checkout/redeem.ts'
import { giftCardIssue } from '../../src/operations/gift-cards/gift-card-issue.ts'
import { giftCard } from '../../src/operations/gift-cards/gift-card.ts'
import { walletAdjust } from '../../src/operations/wallet/wallet-adjust.ts'
import { keepHouse } from '../../src/operations/keep-house.ts'
import { cartCodeApply } from '../../src/operations/shopping/cart-code-apply.ts'
import { walletChanged } from '../../src/operations/live/wallet-changed.ts'
import { toldHoldings } from '../../src/operations/live/wallet-cursor.ts'
import { walletHoldings } from '../../src/operations/wallet/wallet-holdings.ts'
import { walletCodeClaim } from '../../src/operations/wallet/wallet-code-claim.ts'
import { rows } from '../../src/store/database.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { cartOf, eur, given, publish, purchase, shopper, stock } from '../support/shop.ts'

let shop: TestApp
let ann: Customer
let ben: Customer
let keys = 0

beforeAll(async () => {
  shop = await openTestApp()
  ann = await shopper(shop, 'ann')
  ben = await shopper(shop, 'ben')
  await stock(shop, { shoes: 5000, hat: 2000 })
  await cards('cards')
})
afterAll(() => shop.close())

const key = (): string => `gift card key ${++keys}`

function cards(campaign: string, more: Partial<Parameters<typeof publish>[1]> = {}) {
  const fields = { kind: 'GIFT_CARD', codePattern: 'GC-##########', effects: null } as const
  return publish(shop, { key: campaign, ...fields, ...more })
}

async function issue(balance: number, customer?: Customer, campaign = 'cards'): Promise<GiftCard> {
  const input = { campaign: { key: campaign }, balance: eur(balance), idempotencyKey: key() }
  const to = customer === undefined ? {} : { customer: { id: customer.id } }
  return given(await giftCardIssue(shop.as('SERVICE'), { ...input, ...to }), 'giftCard')
}

function buy(input: Partial<Parameters<typeof redeem>[1]>) {
  return redeem(shop.as('SERVICE'), { orderReference: key(), idempotencyKey: key(), ...input })
}

const now = async ({ code }: GiftCard): Promise<GiftCard> => (await giftCard(shop.as('SUPPORT'), { code }))!

async function ledger({ id }: GiftCard): Promise<{ kind: string; delta: number; balance: number }[]> {
  const { ledgerOf } = shop.as('SUPPORT').load
  const page = await ledgerOf.load({ ownerId: id, of: 'gift_card_id', page: { first: 100, after: null } })
  return page.items.map(({ kind, delta, balance }) => ({ kind, delta, balance }))
}

const codesOf = ({ userErrors }: { readonly userErrors: readonly { readonly code: string }[] }): string[] =>
  userErrors.map(({ code }) => code)

describe('a gift card', () => {
  test('is issued once a key, with a code after the pattern and an entry in its ledger', async () => {
    const input = {
      campaign: { key: 'cards' },
      balance: eur(5000),
      customer: { id: ann.id },
      idempotencyKey: 'issue this once',
    }
    const first = await giftCardIssue(shop.as('SERVICE'), input)
    const again = await giftCardIssue(shop.as('SERVICE'), input)
    expect(first.giftCard).toMatchObject({ holderId: ann.id, initialBalance: 5000, balance: 5000, held: 0 })
    expect(first.giftCard!.code).toMatch(/^GC-[2-9A-HJKMNP-Z]{10}$/)
    expect(again).toMatchObject({ replayed: true, giftCard: { id: first.giftCard!.id } })
    expect(await ledger(first.giftCard!)).toEqual([{ kind: 'ISSUE', delta: 5000, balance: 5000 }])
  })

  test('is issued by campaigns of its kind only, while they may', async () => {
    await publish(shop, { key: 'no-cards', kind: 'COUPON', publicCode: 'NO-CARDS' })
    const ask = (campaign: string, amount = 100) =>
      giftCardIssue(shop.as('SERVICE'), { campaign: { key: campaign }, balance: eur(amount), idempotencyKey: key() })
    expect(codesOf(await ask('no-cards'))).toEqual(['INVALID_STATE'])
    expect(codesOf(await ask('unknown'))).toEqual(['NOT_FOUND'])
    expect(codesOf(await ask('cards', 0))).toEqual(['INVALID'])
  })

  test('is spent in parts, and several pay one order', async () => {
    const [small, large] = [await issue(700), await issue(10_000)]
    const first = await buy({ evaluation: purchase(1000, [small.code, large.code]), expectedTotal: eur(0) })
    expect(first.redemption).toMatchObject({
      total: 0,
      tenderTotal: 1000,
      tenders: [
        { giftCardId: small.id, amount: 700 },
        { giftCardId: large.id, amount: 300 },
      ],
    })
    expect((await buy({ evaluation: purchase(1000, [large.code]) })).redemption!.tenderTotal).toBe(1000)
    expect(await now(large)).toMatchObject({ initialBalance: 10_000, balance: 8700 })
    expect(await ledger(large)).toEqual([
      { kind: 'SPEND', delta: -1000, balance: 8700 },
      { kind: 'SPEND', delta: -300, balance: 9700 },
      { kind: 'ISSUE', delta: 10_000, balance: 10_000 },
    ])
  })

  test('that is empty refuses the order, unless its total is expected', async () => {
    const card = await issue(100)
    await buy({ evaluation: purchase(100, [card.code]) })
    const refused = await buy({ evaluation: purchase(100, [card.code]) })
    expect(refused.userErrors).toMatchObject([{ code: 'CODE_NOT_APPLICABLE', reasons: [{ code: 'NO_BALANCE' }] }])
    expect(codesOf(await buy({ evaluation: purchase(100, [card.code]), expectedTotal: eur(0) }))).toEqual([
      'PRICE_CHANGED',
    ])
  })

  test('pays an order whose total counts it as paid', async () => {
    const card = await issue(600, ann)
    await buy({ evaluation: purchase(1000, [card.code], { customer: { id: ann.id } }), orderReference: 'by card' })
    const [order] = await rows<{ total: number }>(
      shop.services.database.open(),
      `select total from shop_order where reference = 'by card'`,
    )
    expect(order).toEqual({ total: 1000 })
  })

  test('is never overspent by 50 who redeem at once, and its ledger adds up', async () => {
    const card = await issue(10_000)
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => buy({ evaluation: purchase(330, [card.code]), expectedTotal: eur(0) })),
    )
    const paid = answers.filter(({ redemption }) => redemption !== null)
    expect(paid).toHaveLength(30)
    expect(new Set(answers.flatMap(codesOf))).toEqual(new Set(['PRICE_CHANGED']))
    expect(await now(card)).toMatchObject({ balance: 100 })
    const entries = await ledger(card)
    expect(entries).toHaveLength(31)
    expect(entries.reduce((sum, { delta }) => sum + delta, 0)).toBe(100)
  })

  test('is not accepted from anybody but its holder, as if it were unknown', async () => {
    const card = await issue(1000, ann)
    const cart = await cartOf(shop, ben.id, [{ sku: 'hat', quantity: 1 }])
    const answer = await cartCodeApply(shop.as('SHOPPER', ben.id), { cartId: cart.id, code: card.code })
    const unknown = await cartCodeApply(shop.as('SHOPPER', ben.id), { cartId: cart.id, code: 'GC-XXXXXXXXXX' })
    expect(answer.userErrors).toEqual(unknown.userErrors)
    expect(codesOf(answer)).toEqual(['CODE_NOT_ACCEPTED'])
    expect(codesOf(await buy({ evaluation: purchase(1000, [card.code]) }))).toEqual(['CODE_NOT_ACCEPTED'])
    const claim = await walletCodeClaim(shop.as('SHOPPER', ben.id), { code: card.code, idempotencyKey: key() })
    expect(claim).toMatchObject({ item: null, wallet: null, userErrors: [{ code: 'CODE_NOT_ACCEPTED' }] })
  })

  test('that nobody holds is spent by its code, or claimed, and then nobody else’s', async () => {
    const card = await issue(1000)
    const cart = await cartOf(shop, ben.id, [{ sku: 'hat', quantity: 1 }])
    const applied = await cartCodeApply(shop.as('SHOPPER', ben.id), { cartId: cart.id, code: card.code.toLowerCase() })
    expect(applied.userErrors).toEqual([])
    const claim = { code: card.code, idempotencyKey: key() }
    expect((await walletCodeClaim(shop.as('SHOPPER', ann.id), claim)).item).toMatchObject({ holderId: ann.id })
    expect((await walletCodeClaim(shop.as('SHOPPER', ann.id), claim)).replayed).toBe(true)
    const { priced } = await shop.as('SHOPPER', ben.id).load.pricedCart.load(applied.cart!)
    expect(priced).toMatchObject({ tenders: [], codes: [{ applied: false, reasons: [{ code: 'NOT_ACCEPTED' }] }] })
  })

  test('for some goods pays no others', async () => {
    await cards('shoes-only', { spendableOn: { skus: ['shoes'] } })
    const card = await issue(9000, ann, 'shoes-only')
    const cart = await cartOf(shop, ann.id, [{ sku: 'hat', quantity: 1 }])
    const refused = await cartCodeApply(shop.as('SHOPPER', ann.id), { cartId: cart.id, code: card.code })
    expect(refused.userErrors).toMatchObject([
      { code: 'CODE_NOT_APPLICABLE', reasons: [{ code: 'ITEMS_NOT_IN_CART' }] },
    ])
    const lines = [
      { sku: 'hat', quantity: 1 },
      { sku: 'shoes', quantity: 1 },
    ]
    const both = await cartOf(shop, ann.id, lines)
    const applied = await cartCodeApply(shop.as('SHOPPER', ann.id), { cartId: both.id, code: card.code })
    const { priced } = await shop.as('SHOPPER', ann.id).load.pricedCart.load(applied.cart!)
    expect(priced).toMatchObject({ total: 2000, tenderTotal: 5000 })
  })

  test('is corrected by hand with a reason, once a key, never below zero', async () => {
    const card = await issue(1000, ann)
    const ask = (amount: number, idempotencyKey = key()) =>
      walletAdjust(shop.as('SUPPORT'), {
        giftCard: { giftCardId: card.id, delta: eur(amount) },
        reason: 'Parcel was late',
        idempotencyKey,
      })
    expect(await ask(500, 'correct this once')).toMatchObject({ customer: { id: ann.id }, userErrors: [] })
    expect((await ask(500, 'correct this once')).replayed).toBe(true)
    expect(await ask(-1501)).toMatchObject({ userErrors: [{ code: 'INSUFFICIENT_BALANCE' }] })
    expect(codesOf(await ask(0))).toEqual(['INVALID'])
    expect((await ask(-1500)).userErrors).toEqual([])
    expect(await now(card)).toMatchObject({ balance: 0, initialBalance: 1000 })
    expect((await ledger(card)).map(({ delta }) => delta)).toEqual([-1500, 500, 1000])
    const orphan = await issue(100)
    const change = { giftCard: { giftCardId: orphan.id, delta: eur(-1) }, reason: 'A slip', idempotencyKey: key() }
    expect(await walletAdjust(shop.as('SUPPORT'), change)).toMatchObject({ customer: null, userErrors: [] })
  })

  test('ends by the clock, and what was left is written off', async () => {
    await cards('a-week', { validFor: 'P7D' })
    const card = await issue(1000, ann, 'a-week')
    const held = shop.clock.now
    shop.clock.now = new Date(Number(held) + 7 * 86_400_000)
    const late = await buy({ evaluation: purchase(500, [card.code], { customer: { id: ann.id } }) })
    expect(late.userErrors).toMatchObject([{ code: 'CODE_NOT_APPLICABLE', reasons: [{ code: 'ENDED' }] }])
    await keepHouse(shop.services)
    await keepHouse(shop.services)
    expect(await now(card)).toMatchObject({ balance: 0, expiredAt: shop.clock.now })
    expect(await ledger(card)).toEqual([
      { kind: 'EXPIRE', delta: -1000, balance: 0 },
      { kind: 'ISSUE', delta: 1000, balance: 1000 },
    ])
    const expired = await buy({ evaluation: purchase(500, [card.code], { customer: { id: ann.id } }) })
    expect(expired.userErrors).toMatchObject([{ reasons: [{ code: 'ENDED' }] }])
    shop.clock.now = held
  })

  test('is switched off, on and off for good by its code, with what is on it, and its holder is told', async () => {
    const gus = await shopper(shop, 'gus')
    const card = await issue(1000, gus)
    const set = (to: 'ENABLE' | 'DISABLE' | 'REVOKE', code = card.code) =>
      voucherSetStatus(shop.as('SUPPORT'), { code, to, reason: 'stolen' })
    const pay = () => buy({ evaluation: purchase(100, [card.code], { customer: { id: gus.id } }) })
    const stream = await walletChanged(shop.as('SHOPPER', gus.id), shop.services.hub, { after: null })
    expect(await set('DISABLE', ` ${card.code.toLowerCase()}`)).toMatchObject({
      voucher: null,
      giftCard: { id: card.id, state: 'DISABLED', balance: 1000 },
      userErrors: [],
    })
    const told = await stream.next()
    expect(told.value?.value).toMatchObject({ kind: 'walletChanged', item: { id: card.id, state: 'DISABLED' } })
    await stream.return!()
    expect((await pay()).userErrors).toMatchObject([{ code: 'CODE_NOT_APPLICABLE', reasons: [{ code: 'PAUSED' }] }])
    expect((await set('ENABLE')).giftCard).toMatchObject({ state: 'ENABLED' })
    expect((await pay()).redemption).toMatchObject({ tenderTotal: 100 })
    expect((await set('REVOKE')).giftCard).toMatchObject({ state: 'REVOKED', balance: 900 })
    expect(await set('REVOKE')).toMatchObject({ giftCard: { state: 'REVOKED' }, userErrors: [] })
    expect(codesOf(await set('ENABLE'))).toEqual(['INVALID_STATE'])
    expect(codesOf(await pay())).toEqual(['CODE_NOT_ACCEPTED'])
  })

  test('counts as issued in the report of its campaign', async () => {
    const campaign = await cards('counted')
    await issue(100, ann, 'counted')
    await issue(100, undefined, 'counted')
    const { load } = shop.as('MARKETER')
    const figures = (from: Date | null) => load.reportFigures.load({ ownerId: campaign.id, from, to: null })
    expect(await figures(null)).toMatchObject({ issued: 2 })
    expect(await figures(new Date(Number(shop.clock.now) + 1))).toMatchObject({ issued: 0 })
  })

  test('ends with its campaign', async () => {
    const campaign = await cards('ending')
    const card = await issue(1000, undefined, 'ending')
    const end = { id: campaign.id, to: 'END', expectedVersion: campaign.version } as const
    given(await campaignTransition(shop.as('MARKETER'), end), 'campaign')
    await keepHouse(shop.services)
    expect((await ledger(card)).map(({ kind }) => kind)).toEqual(['EXPIRE', 'ISSUE'])
  })

  test('is made in bulk, each with its own code and entry', async () => {
    const campaign = await cards('bulk', { codePattern: 'B-########' })
    const order = { campaignId: campaign.id, count: 300, redeemable: 1 }
    const ask = (more: object) => vouchersGenerate(shop.as('MARKETER'), { ...order, ...more, idempotencyKey: key() })
    expect(codesOf(await ask({}))).toEqual(['REQUIRED'])
    expect(codesOf(await ask({ balance: eur(2500), redeemable: 2 }))).toEqual(['INVALID'])
    const { id } = given(await ask({ balance: eur(2500) }), 'bulkOperation')
    await generateVouchersRun(shop.services, { bulkOperationId: id })
    const [made] = await rows(
      shop.services.database.open(),
      `select count(*) as cards, count(distinct code) as codes, sum(gift_card.balance)::bigint as money,
         sum(entry.delta)::bigint as entered
       from gift_card join ledger_entry entry on entry.gift_card_id = gift_card.id where campaign_id = $1`,
      [campaign.id],
    )
    expect(made).toEqual({ cards: 300, codes: 300, money: 750_000, entered: 750_000 })
  })
})

describe('a wallet', () => {
  test('lists cards beside vouchers, what is on them and what moved', async () => {
    const eve = await shopper(shop, 'eve')
    await publish(shop, { key: 'tenth', kind: 'COUPON', publicCode: 'TENTH' })
    await walletCodeClaim(shop.as('SHOPPER', eve.id), { code: 'TENTH', idempotencyKey: key() })
    const [first, second] = [await issue(1000, eve), await issue(500, eve)]
    await buy({ evaluation: purchase(1000, [first.code, 'TENTH'], { customer: { id: eve.id } }) })
    const { load } = shop.as('SHOPPER', eve.id)
    const page = { first: 10, after: null }
    const asked = { ownerId: eve.id, page, statuses: ['ACTIVE'] } as const
    const items = await load.walletItemsOf.load({ ...asked, kinds: ['VOUCHER', 'GIFT_CARD'] })
    expect(items.totalCount).toBe(3)
    expect(items.items.map((item) => (item as GiftCard).code).toSorted()).toEqual(
      [first.code, second.code, 'TENTH'].toSorted(),
    )
    const onlyCards = await load.walletItemsOf.load({ ...asked, kinds: ['GIFT_CARD'] })
    expect(onlyCards.items).toMatchObject([{ balance: 100 }, { balance: 500 }])
    expect(await load.giftCardTotals.load(eve.id)).toEqual([eur(600)])
    expect(await load.savings.load(eve.id)).toEqual([eur(100)])
    const moved = await load.ledgerOf.load({ ownerId: eve.id, of: 'customer_id', page })
    expect(moved.items.map(({ kind, delta }) => [kind, delta])).toEqual([
      ['SPEND', -900],
      ['ISSUE', 500],
      ['ISSUE', 1000],
    ])
  })
})

test('a wallet that is followed tells of a card that comes, and of what is left on it', async () => {
  const fay = await shopper(shop, 'fay')
  const before = await walletHoldings(shop.as('SHOPPER', fay.id), fay.id)
  const card = await issue(1000, fay)
  const come = await walletHoldings(shop.as('SHOPPER', fay.id), fay.id)
  await buy({ evaluation: purchase(400, [card.code], { customer: { id: fay.id } }) })
  const spent = await walletHoldings(shop.as('SHOPPER', fay.id), fay.id)
  const session = shop.as('SHOPPER', fay.id)
  const told = [before, come, spent].map((holdings) => toldHoldings(session, holdings).get(card.id))
  expect(told[0]).toBeUndefined()
  expect(told[1]).not.toEqual(told[2])
})
