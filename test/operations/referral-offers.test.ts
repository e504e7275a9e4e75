import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { ReferralProgramInput } from '../../src/domain/input/referral-input.ts'
import type { OfferStatus } from '../../src/domain/offer.ts'
import type { ReferralCode } from '../../src/domain/referral/referral-code.ts'
import { eventTrack } from '../../src/operations/customers/event-track.ts'
import { visitorTokenCreate } from '../../src/operations/identity/visitor-token-create.ts'
import { earningRuleUpsert } from '../../src/operations/loyalty/earning-rule-upsert.ts'
import { loyaltyEnroll } from '../../src/operations/loyalty/loyalty-enroll.ts'
import { loyaltyProgramUpsert } from '../../src/operations/loyalty/loyalty-program-upsert.ts'
import { referralCodeEnsure } from '../../src/operations/referrals/referral-code-ensure.ts'
import { referralProgramUpsert } from '../../src/operations/referrals/referral-program-upsert.ts'
import type { Session } from '../../src/operations/session.ts'
import { cartCodeApply } from '../../src/operations/shopping/cart-code-apply.ts'
import { offers } from '../../src/operations/shopping/offers.ts'
import { walletCodeClaim } from '../../src/operations/wallet/wallet-code-claim.ts'
import { walletItems } from '../../src/operations/wallet/wallet-items.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { cartOf, given, publish, shopper } from '../support/shop.ts'

const ALL: readonly OfferStatus[] = ['APPLIED', 'ELIGIBLE', 'NEARLY', 'INELIGIBLE']
let shop: TestApp
let count = 0

beforeAll(async () => {
  shop = await openTestApp()
  const names = { key: 'points', title: 'Points', pointName: 'point', pointsName: 'points' }
  const tiers = [
    { key: 'basic', title: 'Basic', rank: 1 },
    { key: 'advanced', title: 'Advanced', rank: 2, minPoints: 1000 },
    { key: 'vip', title: 'VIP', rank: 3, minPoints: 5000 },
  ]
  given(await loyaltyProgramUpsert(shop.as('MARKETER'), { ...names, tiers }), 'program')
  for (const [eventName, points] of Object.entries({ 'made-advanced': 1000, 'made-vip': 5000 })) {
    const rule = { program: { key: 'points' }, key: eventName, title: eventName, trigger: 'EVENT' as const }
    given(await earningRuleUpsert(shop.as('MARKETER'), { ...rule, eventName, points }), 'program')
  }
})
afterAll(() => shop.close())

const fresh = (name: string) => `${name}-${++count}`
const points = (amount: number) => ({ points: { program: { key: 'points' }, points: amount } })
const tier = (minRank: number) => ({ tier: { program: { key: 'points' }, minRank } })

/** The only program that is switched on. */
async function only(more: Partial<ReferralProgramInput> = {}): Promise<ReferralProgramInput> {
  for (const { key, title, convertsOn } of (await shop.as('MARKETER').load.snapshot()).referralPrograms.values())
    await upsert({ key, title, convertsOn: { orderPaid: convertsOn.orderPaid }, enabled: false })
  return upsert({
    key: fresh('program'),
    title: 'Bring friends',
    convertsOn: {},
    referrerGrants: [points(10)],
    ...more,
  })
}

async function upsert(input: ReferralProgramInput): Promise<ReferralProgramInput> {
  given(await referralProgramUpsert(shop.as('MARKETER'), input), 'program')
  return input
}

/** What she is offered of programs: status, hints, reasons, and how many friends may join by her. */
async function offered(session: Session, cartId: string | null = null) {
  const asked = { cartId, kinds: ['REFERRAL' as const], statuses: ALL, page: { first: 10, after: null } }
  const page = (await offers(session, asked))!
  return page.items.map(({ offer, referral }) => [
    offer.status,
    offer.hints.map(({ kind }) => kind),
    offer.reasons.map(({ code }) => code),
    referral!.maxReferrals,
  ])
}

const ELIGIBLE = (most: number | null) => [['ELIGIBLE', [], [], most]]

/** Law 18: what `offers` lists, the operation accepts; what it lists as out of reach, the operation refuses with the same reasons. */
async function ensured(customerId: string, { key: programKey }: ReferralProgramInput): Promise<ReferralCode> {
  return given(await referralCodeEnsure(shop.as('SHOPPER', customerId), { programKey }), 'item') as ReferralCode
}

async function refusedFor(customerId: string, { key: programKey }: ReferralProgramInput): Promise<string[]> {
  const { userErrors } = await referralCodeEnsure(shop.as('SHOPPER', customerId), { programKey })
  return userErrors.flatMap(({ reasons }) => reasons.map(({ code }) => code))
}

async function join({ code }: ReferralCode): Promise<void> {
  const { id } = await shopper(shop, fresh('friend'))
  given(await walletCodeClaim(shop.as('SHOPPER', id), { code, idempotencyKey: fresh('joining-key') }), 'wallet')
}

async function visitor(): Promise<string> {
  const { token } = await visitorTokenCreate(shop.as('VISITOR'))
  return (await shop.services.tokens.verify(token!, shop.clock.now))!.customerId!
}

async function member(event: string | null): Promise<string> {
  const { id } = await shopper(shop, fresh('member'))
  given(await loyaltyEnroll(shop.as('SHOPPER', id), { programKey: 'points' }), 'item')
  const tracked = { customer: { id }, name: event ?? 'nothing', idempotencyKey: fresh('event-key') }
  given(await eventTrack(shop.as('SERVICE'), tracked), 'accepted')
  return id
}

describe('a program is offered', () => {
  test('to each shopper for whom it is open, before she has a code and after, on a cart and without', async () => {
    const program = await only({ maxReferrals: 3 })
    const { id } = await shopper(shop, fresh('sharer'))
    const cart = await cartOf(shop, id, [])
    expect(await offered(shop.as('SHOPPER', id))).toEqual(ELIGIBLE(3))
    expect(await offered(shop.as('SHOPPER', id), cart.id)).toEqual(ELIGIBLE(3))
    await ensured(id, program)
    expect(await offered(shop.as('SHOPPER', id))).toEqual(ELIGIBLE(3))
  })

  test('to visitors, and to whom nobody knows, as soon as they sign in', async () => {
    const program = await only()
    const id = await visitor()
    const nearly = [['NEARLY', ['signIn'], ['SIGN_IN_REQUIRED'], null]]
    expect(await offered(shop.as('VISITOR', id))).toEqual(nearly)
    expect(await offered(shop.as('VISITOR'))).toEqual(nearly)
    expect(await refusedFor(id, program)).toEqual(['SIGN_IN_REQUIRED'])
  })

  test('to visitors too where it asks for more of a customer: signing in comes first', async () => {
    await only({ openTo: { all: [tier(2), { orders: { minCount: 1 } }] } })
    expect(await offered(shop.as('VISITOR', await visitor()))).toMatchObject([
      ['NEARLY', ['signIn'], ['SIGN_IN_REQUIRED'], null],
    ])
  })

  test.each([
    ['AUDIENCE', { customer: { name: 'country', operator: 'EQUALS' as const, values: ['DE'] } }],
    ['TIER', tier(2)],
  ])('to nobody else, with the reason: %s', async (code, openTo) => {
    const program = await only({ openTo })
    const { id } = await shopper(shop, fresh('french'), { country: 'FR' })
    expect(await offered(shop.as('SHOPPER', id))).toEqual([['INELIGIBLE', [], [code], null]])
    expect(await refusedFor(id, program)).toEqual([code])
  })

  test('still to her who has her code, whomever it is open to by now', async () => {
    const program = await only()
    const { id } = await shopper(shop, fresh('early'))
    await ensured(id, program)
    await upsert({ ...program, openTo: { customer: { name: 'country', operator: 'EQUALS', values: ['JP'] } } })
    expect(await offered(shop.as('SHOPPER', id))).toEqual(ELIGIBLE(null))
    await ensured(id, program)
  })

  test('to nobody while it is switched off', async () => {
    const program = await only()
    const { id } = await shopper(shop, fresh('sharer'))
    await upsert({ ...program, enabled: false })
    expect(await offered(shop.as('SHOPPER', id))).toEqual([])
    expect(await refusedFor(id, program)).toEqual(['PAUSED'])
  })
})

describe('the limit of friends', () => {
  test.each([
    ['basic', null, 3],
    ['advanced', 'made-advanced', 5],
    ['VIP', 'made-vip', null],
  ])('is the tier’s own: %s', async (_tier, event, most) => {
    const id = await member(event)
    await only({
      maxReferrals: 3,
      tierRules: [
        { when: tier(3), maxReferrals: null, referrerGrants: [points(20)] },
        { when: tier(2), maxReferrals: 5, referrerGrants: [points(15)] },
      ],
    })
    expect(await offered(shop.as('SHOPPER', id))).toEqual(ELIGIBLE(most))
  })

  test('takes the offer away when it is reached, and brings it back when it grows', async () => {
    const program = await only({
      maxReferrals: 2,
      tierRules: [{ when: tier(2), maxReferrals: 3, referrerGrants: [] }],
    })
    const id = await member(null)
    const code = await ensured(id, program)
    await join(code)
    expect(await offered(shop.as('SHOPPER', id))).toEqual(ELIGIBLE(2))
    await join(code)
    expect(await offered(shop.as('SHOPPER', id))).toEqual([['INELIGIBLE', [], ['LIMIT_REACHED'], 2]])
    const raised = { customer: { id }, name: 'made-advanced', idempotencyKey: fresh('event-key') }
    given(await eventTrack(shop.as('SERVICE'), raised), 'accepted')
    expect(await offered(shop.as('SHOPPER', id))).toEqual(ELIGIBLE(3))
    await join(code)
    expect(await offered(shop.as('SHOPPER', id))).toEqual([['INELIGIBLE', [], ['LIMIT_REACHED'], 3]])
  })
})

describe('what is told', () => {
  test('a code on a friend’s cart stands there alone: no offer repeats it', async () => {
    const program = await only({ friendGrants: [points(5)] })
    const { id } = await shopper(shop, fresh('referrer'))
    const { code } = await ensured(id, program)
    const friend = (await shopper(shop, fresh('friend'))).id
    const cart = await cartOf(shop, friend, [])
    const applied = await cartCodeApply(shop.as('SHOPPER', friend), { cartId: cart.id, code })
    expect(applied.userErrors).toEqual([])
    const session = shop.as('SHOPPER', friend)
    const listed = await offers(session, { cartId: cart.id, statuses: ALL, page: { first: 100, after: null } })
    expect(listed!.items.filter(({ offer }) => offer.code === code)).toEqual([])
    expect(listed!.items.filter(({ offer }) => offer.kind === 'REFERRAL')).toHaveLength(1)
  })

  test('gifts of campaigns that are over are not promised', async () => {
    const endsAt = new Date(shop.clock.now.getTime() + 3_600_000)
    const coupon = { key: fresh('coupon'), kind: 'COUPON' as const, codePattern: 'R-########-####', endsAt }
    const { id: campaignId } = await publish(shop, coupon)
    await only({ friendGrants: [{ voucherFrom: { id: campaignId } }], referrerGrants: [points(10)] })
    const { id } = await shopper(shop, fresh('sharer'))
    const promised = async () => {
      const page = await offers(shop.as('SHOPPER', id), {
        kinds: ['REFERRAL'],
        statuses: ALL,
        page: { first: 1, after: null },
      })
      return page!.items[0]!.referral!.promises
    }
    expect((await promised()).friend).toMatchObject([{ kind: 'voucherFrom', campaignId }])
    shop.clock.now = endsAt
    expect(await promised()).toMatchObject({ friend: [], referrer: [{ kind: 'points', points: 10 }] })
  })
})

describe('a code in the wallet', () => {
  const held = async (id: string) => {
    const found = []
    for (const status of ['ACTIVE', 'USED', 'EXPIRED', 'DISABLED', 'REVOKED'] as const) {
      const asked = { kinds: ['REFERRAL_CODE' as const], statuses: [status], page: { first: 10, after: null } }
      const page = await walletItems(shop.as('SHOPPER', id), { ownerId: id, ...asked })
      if (page.items.length > 0) found.push(status)
    }
    return found
  }

  test('is active at its limit: those who have joined still count, and the limit may grow; it is disabled while its program is off', async () => {
    const program = await only({ maxReferrals: 1 })
    const { id } = await shopper(shop, fresh('referrer'))
    const code = await ensured(id, program)
    expect(await held(id)).toEqual(['ACTIVE'])
    await join(code)
    expect(await held(id)).toEqual(['ACTIVE'])
    await upsert({ ...program, enabled: false })
    expect(await held(id)).toEqual(['DISABLED'])
    await upsert({ ...program, enabled: true })
    expect(await held(id)).toEqual(['ACTIVE'])
  })
})
