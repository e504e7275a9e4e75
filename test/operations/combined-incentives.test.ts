import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { ReferralProgramInput } from '../../src/domain/input/referral-input.ts'
import type { LoyaltyCard } from '../../src/domain/loyalty/loyalty-card.ts'
import type { ReferralCode } from '../../src/domain/referral/referral-code.ts'
import { redeem } from '../../src/operations/checkout/redeem.ts'
import { eventTrack } from '../../src/operations/customers/event-track.ts'
import { giveawayDraw } from '../../src/operations/giveaways/giveaway-draw.ts'
import { giveawayEnter } from '../../src/operations/giveaways/giveaway-enter.ts'
import { giveawayUpsert } from '../../src/operations/giveaways/giveaway-upsert.ts'
import { visitorTokenCreate } from '../../src/operations/identity/visitor-token-create.ts'
import { loyaltyEnroll } from '../../src/operations/loyalty/loyalty-enroll.ts'
import { loyaltyProgramUpsert } from '../../src/operations/loyalty/loyalty-program-upsert.ts'
import { rewardRedeem } from '../../src/operations/loyalty/reward-redeem.ts'
import { rewardUpsert } from '../../src/operations/loyalty/reward-upsert.ts'
import { referralCodeEnsure } from '../../src/operations/referrals/referral-code-ensure.ts'
import { referralProgramUpsert } from '../../src/operations/referrals/referral-program-upsert.ts'
import { cartClaim } from '../../src/operations/shopping/cart-claim.ts'
import { cartCodeApply } from '../../src/operations/shopping/cart-code-apply.ts'
import { cartCreate } from '../../src/operations/shopping/cart-create.ts'
import { walletCodeClaim } from '../../src/operations/wallet/wallet-code-claim.ts'
import { walletAdjust } from '../../src/operations/wallet/wallet-adjust.ts'
import { rows } from '../../src/store/database.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { expectCleanBooks } from '../support/clean-books.ts'
import { eur, given, publish, shopper, stock } from '../support/shop.ts'

const NOW = new Date('2026-11-21T12:00:00Z')
const DAY = 86_400_000
let shop: TestApp
let count = 0

beforeAll(async () => {
  shop = await openTestApp(NOW)
  const names = { key: 'points', title: 'Points', pointName: 'point', pointsName: 'points' }
  given(await loyaltyProgramUpsert(shop.as('MARKETER'), names), 'program')
  await stock(shop, { coffee: 1000 })
  await publish(shop, { key: 'tenth', kind: 'COUPON', codePattern: 'T-########-####' })
  await publish(shop, {
    key: 'bogo',
    kind: 'COUPON',
    codePattern: 'B-########-####',
    effects: [{ buyXGetY: { buy: {}, buyQuantity: 1, get: {}, getQuantity: 1, basisPoints: 10_000 } }],
  })
  await publish(shop, { key: 'cards', kind: 'GIFT_CARD', codePattern: 'G-########-####', effects: [] })
})
afterAll(async () => {
  await expectCleanBooks(shop)
  await shop.close()
})

const fresh = (name: string) => `${name}-${++count}`
const points = (amount: number) => ({ points: { program: { key: 'points' }, points: amount } })
const customer = async (more: object = {}) => (await shopper(shop, fresh('customer'), more)).id

async function program(more: Partial<ReferralProgramInput>): Promise<string> {
  const input = { key: fresh('program'), title: 'Bring friends', convertsOn: {}, ...more }
  return given(await referralProgramUpsert(shop.as('MARKETER'), input), 'program').key
}

async function referrer(programKey: string): Promise<ReferralCode> {
  return given(await referralCodeEnsure(shop.as('SHOPPER', await customer()), { programKey }), 'item') as ReferralCode
}

const claim = (customerId: string, { code }: ReferralCode) =>
  walletCodeClaim(shop.as('SHOPPER', customerId), { code, idempotencyKey: fresh('claim-key') })

async function buy(customerId: string, quantity: number, codes: readonly string[] = []) {
  const lines = [{ sku: 'coffee', quantity, unitPrice: eur(1000) }]
  const evaluation = { currency: 'EUR', lines, codes: [...codes], customer: { id: customerId } }
  const order = { orderReference: fresh('R'), idempotencyKey: fresh('redeem-key'), evaluation }
  return redeem(shop.as('SERVICE'), order)
}

/** A friend who joins by a code and pays her first order. */
async function convertedFriend(code: ReferralCode): Promise<void> {
  const id = await customer()
  given(await claim(id, code), 'wallet')
  given(await buy(id, 1), 'redemption')
}

async function balance(holderId: string): Promise<number> {
  const session = shop.as('SUPPORT')
  const [card] = await session.load.loyaltyCardsOf.load(holderId)
  return card === undefined ? 0 : (await session.load.pointsOfCard.load(card.id)).points
}

async function codesOf(holderId: string, table: 'voucher' | 'gift_card' = 'voucher'): Promise<string[]> {
  const found = await rows<{ code: string }>(
    shop.services.database.open(),
    `select code from ${table} where holder_id = $1 order by id`,
    [holderId],
  )
  return found.map(({ code }) => code)
}

describe('referral programs', () => {
  test('tiered: 5 friends 100, 10 friends 300', async () => {
    const milestones = [
      { friends: 5, grants: [points(100)] },
      { friends: 10, grants: [points(300)] },
    ]
    const code = await referrer(await program({ milestones }))
    const balances: number[] = []
    for (let friends = 1; friends <= 11; friends++) {
      await convertedFriend(code)
      balances.push(await balance(code.holderId))
    }
    expect(balances).toEqual([0, 0, 0, 0, 100, 100, 100, 100, 100, 400, 400])
  })

  test('one-sided and two-sided', async () => {
    const oneSided = await referrer(await program({ referrerGrants: [points(10)] }))
    const twoSided = await referrer(await program({ referrerGrants: [points(10)], friendGrants: [points(5)] }))
    for (const [code, friends] of [
      [oneSided, 0],
      [twoSided, 5],
    ] as const) {
      const id = await customer()
      given(await claim(id, code), 'wallet')
      expect([await balance(code.holderId), await balance(id)]).toEqual([0, friends])
      given(await buy(id, 1), 'redemption')
      expect([await balance(code.holderId), await balance(id)]).toEqual([10, friends])
    }
  })

  test('converted by the first purchase, or by the first ride done', async () => {
    const bought = await referrer(await program({ referrerGrants: [points(10)] }))
    const convertsOn = { orderPaid: false, eventName: 'ride done' }
    const ridden = await referrer(await program({ convertsOn, referrerGrants: [points(10)] }))
    const rider = await customer()
    given(await claim(rider, ridden), 'wallet')
    given(await buy(rider, 1), 'redemption')
    expect(await balance(ridden.holderId)).toBe(0)
    for (const idempotencyKey of [fresh('ride-key'), fresh('ride-key')])
      given(
        await eventTrack(shop.as('SERVICE'), { customer: { id: rider }, name: 'ride done', idempotencyKey }),
        'accepted',
      )
    expect(await balance(ridden.holderId)).toBe(10)
    await convertedFriend(bought)
    expect(await balance(bought.holderId)).toBe(10)
  })

  test('refer nobody twice, by whatever program', async () => {
    const [first, second] = [await referrer(await program({})), await referrer(await program({}))]
    const id = await customer()
    given(await claim(id, first), 'wallet')
    const twice = [{ code: 'CODE_NOT_APPLICABLE', reasons: [{ code: 'LIMIT_REACHED' }] }]
    expect((await claim(id, second)).userErrors).toMatchObject(twice)
    given(await buy(id, 1), 'redemption')
    expect((await claim(id, second)).userErrors).toMatchObject(twice)
    expect((await claim(id, first)).userErrors).toMatchObject(twice)
  })

  test('refer nobody to herself by a visitor’s cart that becomes hers', async () => {
    const code = await referrer(await program({ referrerGrants: [points(10)] }))
    const visitorToken = (await visitorTokenCreate(shop.as('VISITOR'))).token!
    const visitor = shop.as('VISITOR', (await shop.services.tokens.verify(visitorToken, NOW))!.customerId)
    const lines = [{ sku: 'coffee', quantity: 1 }]
    const { id: cartId } = given(await cartCreate(visitor, { currency: 'EUR', lines }), 'cart')
    expect((await cartCodeApply(visitor, { cartId, code: code.code })).userErrors).toMatchObject([
      { code: 'CODE_NOT_APPLICABLE', reasons: [{ code: 'SIGN_IN_REQUIRED' }] },
    ])
    given(await cartClaim(shop.as('SHOPPER', code.holderId), { cartId, visitorToken }), 'cart')
    const order = { cartId, orderReference: fresh('R'), idempotencyKey: fresh('redeem-key') }
    expect((await redeem(shop.as('SERVICE'), order)).userErrors).toMatchObject([{ code: 'SELF_REFERRAL' }])
    expect(await shop.as('SUPPORT').load.referralCode.load(code.id)).toMatchObject({ joined: 0, converted: 0 })
  })
})

describe('incentives combine', () => {
  test('a referral reward may be a coupon: the referrer pays 9.00 for 10.00', async () => {
    const code = await referrer(await program({ referrerGrants: [{ voucherFrom: { key: 'tenth' } }] }))
    await convertedFriend(code)
    const codes = await codesOf(code.holderId)
    expect(given(await buy(code.holderId, 1, codes), 'redemption')).toMatchObject({ discountTotal: 100, total: 900 })
  })

  test('points may buy a gift card: 50 points pay 5.00 of 10.00', async () => {
    const grants = [{ giftCard: { campaign: { key: 'cards' }, amounts: [eur(500)] } }]
    const input = { program: { key: 'points' }, key: 'money', price: 50, grants, display: { title: 'Money' } }
    const { id: rewardId } = given(await rewardUpsert(shop.as('MARKETER'), input), 'reward')
    const id = await customer()
    const card = given(await loyaltyEnroll(shop.as('SHOPPER', id), { programKey: 'points' }), 'item') as LoyaltyCard
    const adjusted = {
      points: { loyaltyCardId: card.id, delta: 50 },
      reason: 'Test',
      idempotencyKey: fresh('adjust-key'),
    }
    given(await walletAdjust(shop.as('SUPPORT'), adjusted), 'customer')
    const asked = { loyaltyCardId: card.id, rewardId, idempotencyKey: fresh('reward-key') }
    given(await rewardRedeem(shop.as('SHOPPER', id), asked), 'card')
    const redemption = given(await buy(id, 1, await codesOf(id, 'gift_card')), 'redemption')
    expect(redemption).toMatchObject({ discountTotal: 0, tenderTotal: 500, total: 500 })
    expect(await balance(id)).toBe(0)
  })

  test('a prize may be a buy-one-get-one: the winner pays for one of two', async () => {
    const prizes = [{ key: 'pair', title: 'Two for one', count: 1, grants: [{ voucherFrom: { key: 'bogo' } }] }]
    const span = { startsAt: NOW, endsAt: new Date(NOW.getTime() + DAY) }
    const input = { key: 'two-for-one', title: 'Two for one', prizes, ...span }
    const { id: giveawayId } = given(await giveawayUpsert(shop.as('MARKETER'), input), 'giveaway')
    const entrants = [await customer(), await customer(), await customer()]
    for (const id of entrants) {
      const entry = { giveawayKey: 'two-for-one', idempotencyKey: fresh('enter-key') }
      given(await giveawayEnter(shop.as('SHOPPER', id), entry), 'item')
    }
    shop.clock.now = span.endsAt
    given(await giveawayDraw(shop.as('MARKETER'), { giveawayId, idempotencyKey: fresh('draw-key') }), 'giveaway')
    const [won] = await shop.as('MARKETER').load.winsOf.load(giveawayId)
    const codes = await codesOf(won!.customerId)
    const paid = given(await buy(won!.customerId, 2, codes), 'redemption')
    shop.clock.now = NOW
    expect(paid).toMatchObject({ discountTotal: 1000, total: 1000 })
    for (const id of entrants.filter((each) => each !== won!.customerId)) expect(await codesOf(id)).toEqual([])
  })
})
