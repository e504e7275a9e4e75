import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import type { ReferralProgramInput } from '../../src/domain/input/referral-input.ts'
import type { ReferralCode } from '../../src/domain/referral/referral-code.ts'
import type { Perk } from '../../src/domain/perk.ts'
import { orderRecord } from '../../src/operations/checkout/order-record.ts'
import { orderRefund } from '../../src/operations/checkout/order-refund.ts'
import { redeem } from '../../src/operations/checkout/redeem.ts'
import { redemptionCapture } from '../../src/operations/checkout/redemption-capture.ts'
import { redemptionRollback } from '../../src/operations/checkout/redemption-rollback.ts'
import { eventTrack } from '../../src/operations/customers/event-track.ts'
import { visitorTokenCreate } from '../../src/operations/identity/visitor-token-create.ts'
import { earningRuleUpsert } from '../../src/operations/loyalty/earning-rule-upsert.ts'
import { loyaltyEnroll } from '../../src/operations/loyalty/loyalty-enroll.ts'
import { loyaltyProgramUpsert } from '../../src/operations/loyalty/loyalty-program-upsert.ts'
import { progressOf, referralsRemaining } from '../../src/operations/referrals/referral-code-fields.ts'
import { referralCodeEnsure } from '../../src/operations/referrals/referral-code-ensure.ts'
import { referralProgramUpsert } from '../../src/operations/referrals/referral-program-upsert.ts'
import { settleReferrals } from '../../src/operations/referrals/settle-referrals.ts'
import { cartCodeApply } from '../../src/operations/shopping/cart-code-apply.ts'
import { walletCodeClaim } from '../../src/operations/wallet/wallet-code-claim.ts'
import { rows } from '../../src/store/database.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { expectCleanBooks } from '../support/clean-books.ts'
import { cartOf, eur, given, publish, purchase, shopper } from '../support/shop.ts'

const NOW = new Date('2026-11-21T12:00:00Z')
const DAY = 86_400_000
let shop: TestApp
let count = 0

beforeAll(async () => {
  shop = await openTestApp(NOW)
  const program = { key: 'points', title: 'Points', pointName: 'point', pointsName: 'points' }
  const tiers = [
    { key: 'basic', title: 'Basic', rank: 1 },
    { key: 'advanced', title: 'Advanced', rank: 2, minPoints: 1000 },
    { key: 'vip', title: 'VIP', rank: 3, minPoints: 5000 },
  ]
  given(await loyaltyProgramUpsert(shop.as('MARKETER'), { ...program, tiers }), 'program')
  for (const [eventName, points] of [
    ['made-advanced', 1000],
    ['made-vip', 5000],
  ] as const) {
    const rule = { program: { key: 'points' }, key: eventName, title: eventName, trigger: 'EVENT' as const }
    given(await earningRuleUpsert(shop.as('MARKETER'), { ...rule, eventName, points }), 'program')
  }
})
afterEach(() => expectCleanBooks(shop))
afterAll(() => shop.close())

const fresh = (name: string) => `${name}-${++count}`
const key = () => fresh('referral-key')
const points = (amount: number) => ({ points: { program: { key: 'points' }, points: amount } })

async function program(more: Partial<ReferralProgramInput> = {}) {
  const input = { key: fresh('program'), title: 'Bring friends', convertsOn: {}, referrerGrants: [points(10)], ...more }
  return given(await referralProgramUpsert(shop.as('MARKETER'), input), 'program')
}

/** A new shopper with a code of a program. */
async function referrer(programKey: string, more: object = {}): Promise<ReferralCode> {
  const { id } = await shopper(shop, fresh('referrer'), more)
  return codeOf(programKey, id)
}

async function codeOf(programKey: string, customerId: string): Promise<ReferralCode> {
  return given(await referralCodeEnsure(shop.as('SHOPPER', customerId), { programKey }), 'item') as ReferralCode
}

async function friend(more: object = {}): Promise<string> {
  return (await shopper(shop, fresh('friend'), more)).id
}

const claim = (customerId: string, { code }: ReferralCode, idempotencyKey = key()) =>
  walletCodeClaim(shop.as('SHOPPER', customerId), { code, idempotencyKey })

async function pay(customerId: string, codes: string[] = [], more: object = {}) {
  const evaluation = purchase(1000, codes, { customer: { id: customerId } })
  return redeem(shop.as('SERVICE'), { orderReference: fresh('R'), idempotencyKey: key(), evaluation, ...more })
}

/** A friend who joins by a code and pays her first order. */
async function convertedFriend(code: ReferralCode): Promise<string> {
  const id = await friend()
  given(await claim(id, code), 'wallet')
  given(await pay(id), 'redemption')
  return id
}

const now = async ({ id }: ReferralCode): Promise<ReferralCode> =>
  (await shop.as('SUPPORT').load.referralCode.load(id))!

async function balance({ holderId }: ReferralCode): Promise<number> {
  const session = shop.as('SUPPORT')
  const [card] = await session.load.loyaltyCardsOf.load(holderId)
  return card === undefined ? 0 : (await session.load.pointsOfCard.load(card.id)).points
}

const perksOf = (holderId: string) =>
  rows<Perk>(
    shop.services.database.open(),
    'select title, revoked_at as "revokedAt" from perk where holder_id = $1 order by id',
    [holderId],
  )

describe('the mission’s program', () => {
  const tier = (minRank: number) => ({ tier: { program: { key: 'points' }, minRank } })
  const mission = () =>
    program({
      referrerGrants: [points(10)],
      maxReferrals: 3,
      tierRules: [
        { when: tier(3), maxReferrals: null, referrerGrants: [points(20)] },
        { when: tier(2), maxReferrals: 5, referrerGrants: [points(15)] },
      ],
      milestones: [
        { friends: 10, grants: [points(300)] },
        { friends: 5, grants: [points(100)] },
      ],
    })

  async function member(programKey: string, event: string | null): Promise<ReferralCode> {
    const { id } = await shopper(shop, fresh('member'))
    given(await loyaltyEnroll(shop.as('SHOPPER', id), { programKey: 'points' }), 'item')
    const tracked = { customer: { id }, name: event ?? 'nothing', idempotencyKey: key() }
    given(await eventTrack(shop.as('SERVICE'), tracked), 'accepted')
    return codeOf(programKey, id)
  }

  async function refuses(code: ReferralCode): Promise<void> {
    const { userErrors } = await claim(await friend(), code)
    expect(userErrors).toMatchObject([{ code: 'CODE_NOT_APPLICABLE', reasons: [{ code: 'LIMIT_REACHED' }] }])
  }

  test('basic: 3 friends, 10 points each', async () => {
    const code = await member((await mission()).key, null)
    for (let friends = 1; friends <= 3; friends++) {
      await convertedFriend(code)
      expect(await balance(code)).toBe(10 * friends)
    }
    await refuses(code)
    expect(await now(code)).toMatchObject({ joined: 3, converted: 3 })
  })

  test('advanced: 5 friends, 15 points each, and 100 with the fifth', async () => {
    const code = await member((await mission()).key, 'made-advanced')
    for (let friends = 1; friends <= 5; friends++) await convertedFriend(code)
    await refuses(code)
    expect(await balance(code)).toBe(1000 + 5 * 15 + 100)
    expect(await referralsRemaining(shop.as('SUPPORT'), await now(code))).toBe(0)
  })

  test('VIP: no limit, 20 points each; 100 with the fifth friend, 300 with the tenth', async () => {
    const code = await member((await mission()).key, 'made-vip')
    expect(await progressOf(shop.as('SUPPORT'), code)).toMatchObject({ missingFriends: 5 })
    for (let friends = 1; friends <= 10; friends++) {
      await convertedFriend(code)
      const milestones = (friends >= 5 ? 100 : 0) + (friends >= 10 ? 300 : 0)
      expect(await balance(code)).toBe(5000 + 20 * friends + milestones)
    }
    expect(await progressOf(shop.as('SUPPORT'), await now(code))).toBeNull()
    expect(await referralsRemaining(shop.as('SUPPORT'), await now(code))).toBeNull()
  })
})

describe('a code', () => {
  test('is made once, however many ask at once, and is hers alone', async () => {
    const { key: programKey } = await program()
    const { id } = await shopper(shop, fresh('asker'))
    const made = await Promise.all(
      Array.from({ length: 20 }, () => referralCodeEnsure(shop.as('SHOPPER', id), { programKey })),
    )
    expect(new Set(made.map(({ item }) => (item as ReferralCode).code)).size).toBe(1)
    expect(made.filter(({ replayed }) => !replayed)).toHaveLength(1)
    expect((made[0]!.item as ReferralCode).code).toMatch(/^[2-9A-HJKMNP-Z]{9}$/)
  })

  test('needs a shopper for whom the program is open', async () => {
    const openTo = { customer: { name: 'country', operator: 'EQUALS' as const, values: ['DE'] } }
    const { key: programKey } = await program({ openTo })
    const { id } = await shopper(shop, fresh('french'), { country: 'FR' })
    expect((await referralCodeEnsure(shop.as('SHOPPER', id), { programKey })).userErrors).toMatchObject([
      { code: 'INVALID_STATE', reasons: [{ code: 'AUDIENCE' }] },
    ])
    const { token } = await visitorTokenCreate(shop.as('VISITOR'))
    const visitor = (await shop.services.tokens.verify(token!, NOW))!.customerId
    expect((await referralCodeEnsure(shop.as('VISITOR', visitor), { programKey })).userErrors).toMatchObject([
      { code: 'INVALID_STATE', reasons: [{ code: 'SIGN_IN_REQUIRED' }] },
    ])
  })
})

describe('joining', () => {
  test('by a claim gives the friend her gift, once', async () => {
    await publish(shop, { key: 'friends-coupon', kind: 'COUPON', codePattern: 'F-########-####' })
    const { key: programKey } = await program({ friendGrants: [{ voucherFrom: { key: 'friends-coupon' } }, points(5)] })
    const code = await referrer(programKey)
    const id = await friend()
    const again = key()
    const first = await claim(id, { ...code, code: ` ${code.code.toLowerCase()} ` }, again)
    expect(first.item).toMatchObject({ holderId: id })
    expect((await claim(id, code, again)).item?.id).toBe(first.item!.id)
    expect((await claim(id, code)).item?.id).toBe(first.item!.id)
    expect(await now(code)).toMatchObject({ joined: 1, converted: 0 })
  })

  test('never overshoots a limit: of 50 at once exactly 7 join', async () => {
    const { key: programKey } = await program({ maxReferrals: 7, friendGrants: [points(1)] })
    const code = await referrer(programKey)
    const friends = await Promise.all(Array.from({ length: 50 }, () => friend()))
    const claims = await Promise.all(friends.map((id) => claim(id, code)))
    expect(claims.filter(({ wallet }) => wallet !== null)).toHaveLength(7)
    expect(await now(code)).toMatchObject({ joined: 7 })
  })

  test('of one friend by many codes at once: by one of them', async () => {
    const { key: programKey } = await program()
    const codes = await Promise.all(Array.from({ length: 10 }, () => referrer(programKey)))
    const id = await friend()
    const claims = await Promise.all(codes.map((code) => claim(id, code)))
    expect(claims.filter(({ wallet }) => wallet !== null)).toHaveLength(1)
    const twice = claims.find(({ wallet }) => wallet === null)!
    expect(twice.userErrors).toMatchObject([{ code: 'CODE_NOT_APPLICABLE', reasons: [{ code: 'LIMIT_REACHED' }] }])
  })

  test.each([
    ['her own address, tagged and in capitals', { email: 'Vera+shop@Example.com' }, { email: 'vera@example.com' }],
    ['her own number, written otherwise', { phone: '+49 170 1234567' }, { phone: '0049 (170) 123-4567' }],
  ])('is refused to whom has %s', async (_of, own, other) => {
    const code = await referrer((await program()).key, own)
    expect((await claim(await friend(other), code)).userErrors).toMatchObject([{ code: 'SELF_REFERRAL' }])
  })

  test('is refused to herself, in the wallet, on the cart and at the checkout', async () => {
    const code = await referrer((await program()).key)
    expect((await claim(code.holderId, code)).userErrors).toMatchObject([{ code: 'SELF_REFERRAL' }])
    const cart = await cartOf(shop, code.holderId, [])
    const applied = await cartCodeApply(shop.as('SHOPPER', code.holderId), { cartId: cart.id, code: code.code })
    expect(applied.userErrors).toMatchObject([{ code: 'SELF_REFERRAL' }])
    expect((await pay(code.holderId, [code.code])).userErrors).toMatchObject([{ code: 'SELF_REFERRAL' }])
  })

  test('is refused to whom she was brought by, and to whoever has bought before', async () => {
    const { key: programKey } = await program()
    const code = await referrer(programKey)
    const id = await friend()
    given(await claim(id, code), 'wallet')
    expect((await claim(code.holderId, await codeOf(programKey, id))).userErrors).toMatchObject([
      { code: 'CODE_NOT_APPLICABLE' },
    ])
    const customer = await friend()
    given(await pay(customer), 'redemption')
    expect((await claim(customer, code)).userErrors).toMatchObject([
      { code: 'CODE_NOT_APPLICABLE', reasons: [{ code: 'AUDIENCE' }] },
    ])
  })

  test('needs a program that is switched on: else the code is like one that nobody knows', async () => {
    const made = await program()
    const code = await referrer(made.key)
    await program({ key: made.key, enabled: false })
    expect((await claim(await friend(), code)).userErrors).toMatchObject([{ code: 'CODE_NOT_ACCEPTED' }])
    expect((await pay(await friend(), [code.code])).userErrors).toMatchObject([{ code: 'CODE_NOT_ACCEPTED' }])
  })

  test('by a code at the checkout converts at once, with the first order', async () => {
    const { key: programKey } = await program({ friendGrants: [{ perk: { title: 'Welcome' } }] })
    const code = await referrer(programKey)
    const id = await friend()
    const paid = given(await pay(id, [code.code]), 'redemption')
    expect(paid).toMatchObject({ status: 'CAPTURED', total: 1000 })
    expect(await now(code)).toMatchObject({ joined: 1, converted: 1 })
    expect(await balance(code)).toBe(10)
    expect(await perksOf(id)).toMatchObject([{ title: 'Welcome' }])
  })
})

describe('converting', () => {
  test('waits for a hold to be captured', async () => {
    const code = await referrer((await program()).key)
    const id = await friend()
    const held = given(await pay(id, [code.code], { holdFor: 'PT10M' }), 'redemption')
    expect(await now(code)).toMatchObject({ joined: 0, converted: 0 })
    const capture = { redemptionId: held.id, idempotencyKey: key() }
    given(await redemptionCapture(shop.as('SERVICE'), capture), 'redemption')
    expect(await now(code)).toMatchObject({ joined: 1, converted: 1 })
  })

  test('comes with an order recorded, once, and counts no second one', async () => {
    const code = await referrer((await program()).key)
    const id = await friend()
    given(await claim(id, code), 'wallet')
    for (let order = 1; order <= 3; order++) {
      const line = { sku: 'thing', quantity: 1, unitPrice: eur(500) }
      const recorded = {
        reference: fresh('R'),
        customer: { id },
        currency: 'EUR',
        lines: [line],
        idempotencyKey: key(),
      }
      given(await orderRecord(shop.as('SERVICE'), recorded), 'order')
    }
    expect(await now(code)).toMatchObject({ joined: 1, converted: 1 })
    expect(await balance(code)).toBe(10)
  })

  test('is done later, once, where the server died right after the order', async () => {
    const { key: programKey } = await program()
    const code = await referrer(programKey)
    const id = await friend()
    given(await pay(id), 'redemption')
    const [order] = await rows<{ id: string }>(
      shop.services.database.open(),
      'select id from shop_order where customer_id = $1',
      [id],
    )
    await rows(
      shop.services.database.open(),
      `insert into referral_intent (redemption_id, code_id, at) select redemption_id, $2, now() from shop_order where id = $1`,
      [order!.id, code.id],
    )
    await rows(shop.services.database.open(), 'insert into referral_due (order_id, customer_id) values ($1, $2)', [
      order!.id,
      id,
    ])
    await Promise.all([settleReferrals(shop.services, null), settleReferrals(shop.services, null)])
    await settleReferrals(shop.services, null)
    expect(await now(code)).toMatchObject({ joined: 1, converted: 1 })
    expect(await balance(code)).toBe(10)
  })

  test('by an event of the shop’s own, once', async () => {
    const convertsOn = { orderPaid: false, eventName: 'first-ride' }
    const code = await referrer((await program({ convertsOn })).key)
    const id = await friend()
    given(await claim(id, code), 'wallet')
    given(await pay(id), 'redemption')
    expect(await now(code)).toMatchObject({ converted: 0 })
    for (let ride = 1; ride <= 2; ride++) {
      const event = { customer: { id }, name: 'first-ride', idempotencyKey: key() }
      given(await eventTrack(shop.as('SERVICE'), event), 'accepted')
    }
    expect(await now(code)).toMatchObject({ converted: 1 })
    expect(await balance(code)).toBe(10)
  })

  test('counts within the span alone: just before its end, not at it', async () => {
    const code = await referrer((await program({ convertsOn: { within: 'P30D' } })).key)
    const [early, late] = [await friend(), await friend()]
    given(await claim(early, code), 'wallet')
    given(await claim(late, code), 'wallet')
    shop.clock.now = new Date(NOW.getTime() + 30 * DAY - 1)
    given(await pay(early), 'redemption')
    shop.clock.now = new Date(NOW.getTime() + 30 * DAY)
    given(await pay(late), 'redemption')
    shop.clock.now = NOW
    expect(await now(code)).toMatchObject({ joined: 2, converted: 1 })
  })

  test('asks what the program’s rule asks of the friend', async () => {
    const when = { orders: { minTotal: [eur(1500)] } }
    const code = await referrer((await program({ convertsOn: { when } })).key)
    const id = await friend()
    given(await claim(id, code), 'wallet')
    given(await pay(id), 'redemption')
    expect(await now(code)).toMatchObject({ converted: 0 })
    given(await pay(id), 'redemption')
    expect(await now(code)).toMatchObject({ converted: 1 })
  })
})

describe('an order that comes back', () => {
  test('takes the reward back where it was not used, and the next order earns it again', async () => {
    const milestones = [{ friends: 1, grants: [points(100)] }]
    const code = await referrer((await program({ milestones })).key)
    const id = await friend()
    const { id: redemptionId } = given(await pay(id, [code.code]), 'redemption')
    expect(await balance(code)).toBe(110)
    const rollback = { redemptionId, reason: 'Returned', idempotencyKey: key() }
    given(await redemptionRollback(shop.as('SERVICE'), rollback), 'redemption')
    expect(await now(code)).toMatchObject({ joined: 1, converted: 0 })
    expect(await balance(code)).toBe(0)
    given(await pay(id), 'redemption')
    expect(await now(code)).toMatchObject({ joined: 1, converted: 1 })
    expect(await balance(code)).toBe(110)
  })

  test('leaves what was used, and the referral is over', async () => {
    await publish(shop, { key: 'reward-codes', kind: 'COUPON', codePattern: 'W-########-####' })
    const referrerGrants = [{ voucherFrom: { key: 'reward-codes' } }, { perk: { title: 'Thanks' } }]
    const code = await referrer((await program({ referrerGrants })).key)
    const id = await friend()
    given(await claim(id, code), 'wallet')
    const { orderReference } = given(await pay(id), 'redemption')
    const [voucher] = await rows<{ code: string }>(
      shop.services.database.open(),
      'select code from voucher where holder_id = $1',
      [code.holderId],
    )
    given(await pay(code.holderId, [voucher!.code]), 'redemption')
    const refund = { reference: orderReference, reason: 'Returned', idempotencyKey: key() }
    given(await orderRefund(shop.as('SERVICE'), refund), 'order')
    expect(await now(code)).toMatchObject({ joined: 1, converted: 0 })
    expect(await perksOf(code.holderId)).toMatchObject([{ title: 'Thanks', revokedAt: NOW }])
    given(await pay(id), 'redemption')
    expect(await now(code)).toMatchObject({ joined: 1, converted: 0 })
    expect(await perksOf(code.holderId)).toHaveLength(1)
  })

  test('changes nothing while a part of it is kept', async () => {
    const code = await referrer((await program()).key)
    const id = await friend()
    const lines = [{ sku: 'thing', quantity: 2, unitPrice: eur(500) }]
    const evaluation = { currency: 'EUR', lines, codes: [code.code], customer: { id } }
    const bought = { orderReference: fresh('R'), idempotencyKey: key(), evaluation }
    const { id: redemptionId, lines: sold } = given(await redeem(shop.as('SERVICE'), bought), 'redemption')
    const part = { redemptionId, lines: [{ lineId: sold[0]!.id, quantity: 1 }], reason: 'One', idempotencyKey: key() }
    given(await redemptionRollback(shop.as('SERVICE'), part), 'redemption')
    expect(await now(code)).toMatchObject({ converted: 1 })
    expect(await balance(code)).toBe(10)
  })
})
