import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import pg from 'pg'
import type { GrantInput } from '../../src/domain/input/grant-input.ts'
import type { ReferralProgramInput } from '../../src/domain/input/referral-input.ts'
import type { ReferralCode } from '../../src/domain/referral/referral-code.ts'
import { orderRefund } from '../../src/operations/checkout/order-refund.ts'
import { redeem } from '../../src/operations/checkout/redeem.ts'
import { earningRuleUpsert } from '../../src/operations/loyalty/earning-rule-upsert.ts'
import { loyaltyProgramUpsert } from '../../src/operations/loyalty/loyalty-program-upsert.ts'
import { referralCodeEnsure } from '../../src/operations/referrals/referral-code-ensure.ts'
import { referralProgramUpsert } from '../../src/operations/referrals/referral-program-upsert.ts'
import { settleReferrals } from '../../src/operations/referrals/settle-referrals.ts'
import { walletCodeClaim } from '../../src/operations/wallet/wallet-code-claim.ts'
import { walletAdjust } from '../../src/operations/wallet/wallet-adjust.ts'
import { rows } from '../../src/store/database.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { expectCleanBooks } from '../support/clean-books.ts'
import { eur, given, publish, purchase, shopper } from '../support/shop.ts'

let shop: TestApp
let count = 0

beforeAll(async () => {
  shop = await openTestApp()
  const program = { key: 'points', title: 'Points', pointName: 'point', pointsName: 'points', pendingFor: 'P14D' }
  given(await loyaltyProgramUpsert(shop.as('MARKETER'), program), 'program')
  const rule = { program: { key: 'points' }, key: 'order', title: 'Order', trigger: 'ORDER_PAID' as const }
  const pointsPer = { points: 1, steps: [eur(100)] }
  given(await earningRuleUpsert(shop.as('MARKETER'), { ...rule, pointsPer }), 'program')
})
afterEach(() => expectCleanBooks(shop))
afterAll(() => shop.close())

const fresh = (name: string) => `${name}-${++count}`
const key = () => fresh('abuse-key')
const points = (amount: number): GrantInput => ({ points: { program: { key: 'points' }, points: amount } })

async function program(more: Partial<ReferralProgramInput> = {}) {
  const input = { key: fresh('program'), title: 'Bring friends', convertsOn: {}, referrerGrants: [points(10)], ...more }
  return given(await referralProgramUpsert(shop.as('MARKETER'), input), 'program')
}

const person = async (more: object = {}): Promise<string> => (await shopper(shop, fresh('person'), more)).id

async function codeOf(programKey: string, customerId: string): Promise<ReferralCode> {
  return given(await referralCodeEnsure(shop.as('SHOPPER', customerId), { programKey }), 'item') as ReferralCode
}

const claim = (customerId: string, { code }: ReferralCode) =>
  walletCodeClaim(shop.as('SHOPPER', customerId), { code, idempotencyKey: key() })

async function pay(customerId: string, amount = 1000, codes: string[] = []): Promise<string> {
  const evaluation = purchase(amount, codes, { customer: { id: customerId } })
  const bought = { orderReference: fresh('R'), idempotencyKey: key(), evaluation }
  return given(await redeem(shop.as('SERVICE'), bought), 'redemption').orderReference!
}

async function refund(reference: string): Promise<void> {
  const asked = { reference, reason: 'Returned', idempotencyKey: key() }
  given(await orderRefund(shop.as('SERVICE'), asked), 'order')
}

const now = async ({ id }: ReferralCode): Promise<ReferralCode> =>
  (await shop.as('SUPPORT').load.referralCode.load(id))!

async function standing(customerId: string) {
  const session = shop.as('SUPPORT')
  const [card] = await session.load.loyaltyCardsOf.load(customerId)
  const { points: spendable, pending } = await session.load.pointsOfCard.load(card!.id)
  return { points: spendable, pending }
}

/** Runs works that all wait for one row, let go when so many do. */
async function atOnce<T>(lock: string, works: readonly (() => Promise<T>)[]): Promise<T[]> {
  const blocker = new pg.Client({ connectionString: shop.services.database.url })
  await blocker.connect()
  await blocker.query(`begin; ${lock}`)
  const done = Promise.all(works.map((work) => work()))
  const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  while ((await rows(shop.services.database.open(), waiting)).length < works.length) await wait(5)
  await blocker.end()
  return done
}

describe('nobody refers herself', () => {
  test('by two accounts that bring each other at the same moment', async () => {
    const { key: programKey } = await program()
    const [anna, ben] = [await person(), await person()]
    const [annas, bens] = [await codeOf(programKey, anna), await codeOf(programKey, ben)]
    const lock = `select from referral_code where id in ('${annas.id}', '${bens.id}') for update`
    const claims = await atOnce(lock, [() => claim(anna, bens), () => claim(ben, annas)])
    expect(claims.filter(({ wallet }) => wallet !== null)).toHaveLength(1)
    const refused = claims.find(({ wallet }) => wallet === null)!
    expect(refused.userErrors).toMatchObject([{ code: 'CODE_NOT_APPLICABLE', reasons: [{ code: 'LIMIT_REACHED' }] }])
  })

  test('by an account that tells its address only after it has joined', async () => {
    const { key: programKey } = await program()
    const code = await codeOf(programKey, await person({ email: 'vera@example.com' }))
    const externalId = fresh('second')
    const { id } = await shopper(shop, externalId)
    given(await claim(id, code), 'wallet')
    await shopper(shop, externalId, { email: 'Vera+2@example.com' })
    await pay(id)
    expect(await now(code)).toMatchObject({ joined: 1, converted: 0 })
  })
})

test('an order that is paid while another of hers is being followed is followed behind it: she may be joining by that', async () => {
  const id = await person()
  await pay(id)
  const db = shop.services.database.open()
  const noted =
    'insert into referral_due (order_id, customer_id) select id, customer_id from shop_order where customer_id = $1'
  await rows(db, noted, [id])
  await rows(db, `insert into order_reference (reference) values ('behind')`)
  await rows(
    db,
    `insert into shop_order select (jsonb_populate_record(paid,
       jsonb_build_object('id', gen_random_uuid(), 'reference', 'behind', 'redemption_id', null))).*
     from shop_order paid where customer_id = $1`,
    [id],
  )
  const list = () => rows(db, 'select from referral_due where customer_id = $1', [id])
  expect(await list()).toHaveLength(2)
  await Promise.all([settleReferrals(shop.services, id), settleReferrals(shop.services, null)])
  expect(await list()).toHaveLength(0)
})

describe('an order that comes back', () => {
  test('takes the referrer’s own points back once, and leaves those that wait for another reason', async () => {
    await publish(shop, { key: 'abuse-codes', kind: 'COUPON', codePattern: 'A-########-####' })
    const milestones = [{ friends: 1, grants: [{ voucherFrom: { key: 'abuse-codes' } }, points(100)] }]
    const { key: programKey } = await program({ milestones })
    const referrer = await person()
    const code = await codeOf(programKey, referrer)
    const id = await person()
    given(await claim(id, code), 'wallet')
    const first = await pay(id)
    const [voucher] = await rows<{ code: string }>(
      shop.services.database.open(),
      'select code from voucher where holder_id = $1',
      [referrer],
    )
    await pay(referrer, 100_000, [voucher!.code])
    expect(await standing(referrer)).toEqual({ points: 110, pending: 900 })
    await refund(first)
    expect(await standing(referrer)).toEqual({ points: 0, pending: 900 })
    await refund(await pay(id))
    expect(await standing(referrer)).toEqual({ points: 0, pending: 900 })
  })

  test('takes of a milestone what is unused; where its number is reached again, that comes back, and no more', async () => {
    const milestones = [{ friends: 2, grants: [points(100), { perk: { title: 'A tour' } }] }]
    const { key: programKey } = await program({ milestones, referrerGrants: [] })
    const referrer = await person()
    const code = await codeOf(programKey, referrer)
    const perks = () =>
      rows(shop.services.database.open(), 'select from perk where holder_id = $1 and revoked_at is null', [referrer])
    const holds = async () => [(await standing(referrer)).points, (await perks()).length]
    const spend = async (delta: number) => {
      const [card] = await shop.as('SUPPORT').load.loyaltyCardsOf.load(referrer)
      const adjusted = {
        points: { loyaltyCardId: card!.id, delta },
        reason: 'Spent',
        idempotencyKey: fresh('spend-key'),
      }
      given(await walletAdjust(shop.as('SUPPORT'), adjusted), 'customer')
    }
    await pay(await person(), 1000, [code.code])
    const friends = [await person(), await person(), await person()]
    const first = await pay(friends[0]!, 1000, [code.code])
    expect(await holds()).toEqual([100, 1])
    await spend(-40)
    await refund(first)
    expect(await holds()).toEqual([0, 0])
    const second = await pay(friends[1]!, 1000, [code.code])
    expect(await holds()).toEqual([60, 1])
    await refund(second)
    expect(await holds()).toEqual([0, 0])
    await pay(friends[2]!, 1000, [code.code])
    expect(await holds()).toEqual([60, 1])
    await pay(await person(), 1000, [code.code])
    expect(await holds()).toEqual([60, 1])
  })

  test('leaves a friend who has kept another order a friend', async () => {
    const { key: programKey } = await program()
    const referrer = await person()
    const code = await codeOf(programKey, referrer)
    const id = await person()
    const first = await pay(id, 1000, [code.code])
    const second = await pay(id)
    await refund(first)
    expect(await now(code)).toMatchObject({ joined: 1, converted: 1 })
    expect(await standing(referrer)).toMatchObject({ points: 10 })
    await refund(second)
    expect(await now(code)).toMatchObject({ joined: 1, converted: 0 })
    expect(await standing(referrer)).toMatchObject({ points: 0 })
  })

  test('gives to a charity once, however often a friend buys and returns', async () => {
    const referrerGrants = [{ donation: { charity: 'Trees', amounts: [eur(500)] } }]
    const { key: programKey } = await program({ referrerGrants })
    const referrer = await person()
    const code = await codeOf(programKey, referrer)
    const id = await person()
    given(await claim(id, code), 'wallet')
    for (let order = 0; order < 3; order++) await refund(await pay(id))
    const given_ = await rows(shop.services.database.open(), 'select from donation where customer_id = $1', [referrer])
    expect(given_).toHaveLength(1)
  })
})
