import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { LoyaltyCard } from '../../src/domain/loyalty/loyalty-card.ts'
import { alerts, alertSubjectName } from '../../src/operations/books/alerts.ts'
import { campaignTransition } from '../../src/operations/campaigns/campaign-transition.ts'
import { voucherSetStatus } from '../../src/operations/campaigns/voucher-set-status.ts'
import { redeem } from '../../src/operations/checkout/redeem.ts'
import { redemptionCapture } from '../../src/operations/checkout/redemption-capture.ts'
import { redemptionRelease } from '../../src/operations/checkout/redemption-release.ts'
import { earningRuleUpsert } from '../../src/operations/loyalty/earning-rule-upsert.ts'
import { rows } from '../../src/store/database.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { expectCleanBooks } from '../support/books.ts'
import { aMember, aProgram, aRule, fresh, givenBack, recorded, redeemed, refunded } from '../support/loyalty.ts'
import { eur, given, publish } from '../support/shop.ts'

const NOW = new Date('2026-11-21T12:00:00Z')
let shop: TestApp

beforeAll(async () => {
  shop = await openTestApp(NOW)
  await cards('back')
})
afterAll(async () => {
  await expectCleanBooks(shop)
  await shop.close()
})

/** A campaign of gift cards that live a year. */
const cards = (key: string) =>
  publish(shop, {
    key,
    kind: 'GIFT_CARD',
    effects: [],
    codePattern: `${key.toUpperCase()}-##########`,
    validFor: 'P1Y',
  })

/** A program of one rule: 5 % back. */
async function backing(
  key: string,
  more: Parameters<typeof aRule>[2] | object = {},
  program: object = {},
): Promise<string> {
  await aProgram(shop, { key, ...program })
  await aRule(shop, key, {
    key: `${key}-rule`,
    title: 'Cash back',
    cashBack: { campaign: { key: 'back' }, basisPoints: 500 },
    ...more,
  })
  return key
}

/** Her gift cards, the oldest first: what is on them and how it came and went. */
async function moneyOf({ holderId }: LoyaltyCard) {
  const found = await rows<{
    code: string
    currency: string
    balance: number
    endsAt: Date
    entries: [string, number][]
  }>(
    shop.services.database.open(),
    `select code, currency, balance, ends_at as "endsAt",
       (select jsonb_agg(jsonb_build_array(kind, delta, balance) order by seq) from ledger_entry where gift_card_id = gift_card.id) as entries
     from gift_card where holder_id = $1 order by id`,
    [holderId],
  )
  return found
}

const balances = async (card: LoyaltyCard) => (await moneyOf(card)).map(({ balance }) => balance)
const act = (redemptionId: string) => ({ redemptionId, idempotencyKey: fresh() })

describe('cash back', () => {
  test('is a share of what is paid for goods, rounded down, on one card that grows and lives on', async () => {
    const card = await aMember(shop, await backing('share'))
    const { holderId } = card
    // 5 % of 31.90 is 1.595.
    await redeemed(shop, { holderId, unitPrice: 3190 })
    expect(await moneyOf(card)).toMatchObject([
      {
        code: expect.stringMatching(/^BACK-/),
        currency: 'EUR',
        balance: 159,
        endsAt: new Date('2027-11-21T12:00:00Z'),
      },
    ])
    shop.clock.now = new Date('2026-12-21T12:00:00Z')
    await recorded(shop, { holderId, unitPrice: 1000, quantity: 2 })
    const [own, ...others] = await moneyOf(card)
    expect(others).toEqual([])
    expect(own).toMatchObject({ balance: 259, endsAt: new Date('2027-12-21T12:00:00Z') })
    expect(own!.entries).toEqual([
      ['ISSUE', 159, 159],
      ['EARN', 100, 259],
    ])
    shop.clock.now = NOW
  })

  test('counts gift-card money as paid, and pays the next order', async () => {
    const card = await aMember(shop, await backing('again'))
    const { holderId } = card
    await redeemed(shop, { holderId, unitPrice: 10000 })
    const { code } = (await moneyOf(card))[0]!
    const second = await redeemed(shop, { holderId, unitPrice: 2000, codes: [code] })
    expect(second).toMatchObject({ tenderTotal: 500, total: 1500 })
    // 500 - 500 + 5 % of 2000.
    expect(await balances(card)).toEqual([100])
    await givenBack(shop, second)
    expect(await balances(card)).toEqual([500])
  })

  test('grows with the tier, last, and stops at its cap; in another currency than that it gives nothing', async () => {
    const tiers = [{ key: 'gold', title: 'Gold', rank: 0, earnBasisPoints: 15_000 }]
    const gold = await aMember(shop, await backing('gold', {}, { tiers }))
    // 5 % of 3.33 at one and a half: 0.24975, and not half as much again as 0.16.
    await redeemed(shop, { holderId: gold.holderId, unitPrice: 333 })
    expect(await balances(gold)).toEqual([24])
    const cashBack = { campaign: { key: 'back' }, basisPoints: 1000, cap: eur(300) }
    const capped = await aMember(shop, await backing('capped', { cashBack }))
    await redeemed(shop, { holderId: capped.holderId, unitPrice: 2900 })
    await redeemed(shop, { holderId: capped.holderId, unitPrice: 9000 })
    await redeemed(shop, { holderId: capped.holderId, unitPrice: 9000, currency: 'USD' })
    expect(await balances(capped)).toEqual([590])
  })

  test('of each currency lies on a card of its own', async () => {
    const card = await aMember(shop, await backing('currencies'))
    for (const currency of ['EUR', 'USD', 'EUR'])
      await redeemed(shop, { holderId: card.holderId, unitPrice: 1000, currency })
    expect((await moneyOf(card)).map(({ currency, balance }) => [currency, balance])).toEqual([
      ['EUR', 100],
      ['USD', 50],
    ])
  })

  test('is for whom and for what the rule asks, and comes beside points', async () => {
    const key = await backing('asked', { when: { customer: { name: 'city', operator: 'EQUALS', values: ['Rome'] } } })
    await aRule(shop, key, { key: 'asked-points', points: 7 })
    const [roman, other] = [await aMember(shop, key, { city: 'Rome' }), await aMember(shop, key)]
    for (const { holderId } of [roman, other]) await redeemed(shop, { holderId, unitPrice: 1000 })
    expect([await balances(roman), await balances(other)]).toEqual([[50], []])
  })

  test('is given by a hold when it is captured, once, and not where it is let go', async () => {
    const card = await aMember(shop, await backing('held'))
    const buy = { holderId: card.holderId, unitPrice: 1000 }
    const held = await redeemed(shop, buy, 'P10D')
    expect(await balances(card)).toEqual([])
    shop.clock.now = new Date('2026-11-25T12:00:00Z')
    await Promise.all(Array.from({ length: 5 }, () => redemptionCapture(shop.as('SERVICE'), act(held.id))))
    expect(await moneyOf(card)).toMatchObject([{ balance: 50, endsAt: new Date('2027-11-25T12:00:00Z') }])
    const other = await redeemed(shop, buy, 'PT10M')
    given(await redemptionRelease(shop.as('SERVICE'), act(other.id)), 'redemption')
    expect(await balances(card)).toEqual([50])
    shop.clock.now = NOW
  })

  test('goes onto another card where the first one was switched off, or has ended', async () => {
    const card = await aMember(shop, await backing('another'))
    const buy = { holderId: card.holderId, unitPrice: 1000 }
    await redeemed(shop, buy)
    const { code } = (await moneyOf(card))[0]!
    given(await voucherSetStatus(shop.as('SUPPORT'), { code, to: 'DISABLE', reason: 'Lost' }), 'giftCard')
    await redeemed(shop, buy)
    await redeemed(shop, buy)
    expect(await balances(card)).toEqual([50, 100])
    shop.clock.now = new Date('2027-11-21T12:00:00Z')
    await redeemed(shop, buy)
    expect(await balances(card)).toEqual([50, 100, 50])
    shop.clock.now = NOW
  })

  test('is not given while its campaign is no longer running, and the order goes through', async () => {
    const { id, version } = await cards('over')
    const card = await aMember(
      shop,
      await backing('ended', { cashBack: { campaign: { key: 'over' }, basisPoints: 500 } }),
    )
    const held = await redeemed(shop, { holderId: card.holderId, unitPrice: 1000 }, 'PT10M')
    given(await campaignTransition(shop.as('MARKETER'), { id, to: 'END', expectedVersion: version }), 'campaign')
    await redeemed(shop, { holderId: card.holderId, unitPrice: 1000 })
    expect(await balances(card)).toEqual([])
    // What a hold was promised is given, and lives 30 days as what comes back to an ended card does.
    given(await redemptionCapture(shop.as('SERVICE'), act(held.id)), 'redemption')
    const [own] = await rows(
      shop.services.database.open(),
      'select balance, revived_until as until from gift_card where holder_id = $1',
      [card.holderId],
    )
    expect(own).toEqual({ balance: 50, until: new Date('2026-12-21T12:00:00Z') })
  })

  test('of 50 orders of one customer at once comes once each, onto one card', async () => {
    const card = await aMember(shop, await backing('crowd-back'))
    const { holderId } = card
    await Promise.all(
      Array.from({ length: 50 }, (_, at) =>
        at % 5 === 0 ? recorded(shop, { holderId, unitPrice: 1000 }) : redeemed(shop, { holderId, unitPrice: 1000 }),
      ),
    )
    expect(await balances(card)).toEqual([2500])
  })

  test('and the same key twice gives once', async () => {
    const card = await aMember(shop, await backing('once'))
    const evaluation = {
      customer: { id: card.holderId },
      currency: 'EUR',
      lines: [{ sku: 'thing', quantity: 1, unitPrice: eur(1000) }],
    }
    const call = { evaluation, orderReference: fresh(), idempotencyKey: fresh() }
    await Promise.all(Array.from({ length: 10 }, () => redeem(shop.as('SERVICE'), call)))
    expect(await balances(card)).toEqual([50])
  })
})

describe('a return', () => {
  test('takes back the share of each unit: all parts together are the whole', async () => {
    const card = await aMember(shop, await backing('parts'))
    // 5 % of 22.05 is 1.1025: 37, 37 and 36 for the units.
    const redemption = await redeemed(shop, { holderId: card.holderId, unitPrice: 735, quantity: 3 })
    const left: number[][] = [await balances(card)]
    for (let unit = 0; unit < 3; unit++) {
      await givenBack(shop, redemption, 1)
      left.push(await balances(card))
    }
    expect(left).toEqual([[110], [73], [36], [0]])
  })

  test('of an order recorded takes back all the same', async () => {
    const card = await aMember(shop, await backing('recorded-back'))
    const order = await recorded(shop, { holderId: card.holderId, unitPrice: 735, quantity: 3 })
    await refunded(shop, order, 2)
    expect(await balances(card)).toEqual([36])
    await refunded(shop, order)
    expect(await balances(card)).toEqual([0])
  })

  test('of money that was spent takes what is there, never below zero, and writes off the rest for all to see', async () => {
    const card = await aMember(shop, await backing('spent'))
    const { holderId } = card
    const redemption = await redeemed(shop, { holderId, unitPrice: 10000 })
    const { code } = (await moneyOf(card))[0]!
    const spent = await redeemed(shop, { holderId, unitPrice: 400, codes: [code] })
    expect(await balances(card)).toEqual([120])
    await givenBack(shop, redemption)
    expect((await moneyOf(card))[0]).toMatchObject({
      balance: 0,
      entries: [
        ['ISSUE', 500, 500],
        ['SPEND', -400, 100],
        ['EARN', 20, 120],
        ['ADJUST', 380, 500],
        ['ROLLBACK', -500, 0],
      ],
    })
    // What she paid with it comes back to it: only what the second order earned goes.
    await givenBack(shop, spent)
    expect(await balances(card)).toEqual([380])
  })
})

describe('a budget of cash back', () => {
  const limits = [{ of: 'DISCOUNT_TOTAL' as const, money: eur(120) }]

  test('never gives a part, and gets back what returns take back', async () => {
    const key = await backing('budget', { limits })
    const card = await aMember(shop, key)
    const buy = { holderId: card.holderId, unitPrice: 1000 }
    const first = await redeemed(shop, { ...buy, unitPrice: 500, quantity: 4 })
    await redeemed(shop, buy)
    expect(await balances(card)).toEqual([100])
    await redeemed(shop, { ...buy, unitPrice: 400 })
    expect(await balances(card)).toEqual([120])
    await givenBack(shop, first, 2)
    expect(await balances(card)).toEqual([70])
    await redeemed(shop, buy)
    expect(await balances(card)).toEqual([120])
    await redeemed(shop, { ...buy, currency: 'USD' })
    expect(await balances(card)).toEqual([120])
  })

  test('gets back what an order recorded gives back', async () => {
    const key = await backing('budget-recorded', { limits })
    const card = await aMember(shop, key)
    const order = await recorded(shop, { holderId: card.holderId, unitPrice: 500, quantity: 4 })
    await refunded(shop, order, 2)
    await recorded(shop, { holderId: card.holderId, unitPrice: 1400 })
    expect(await balances(card)).toEqual([120])
  })

  test('is told of where most of it is given, and where all is: once each', async () => {
    const card = await aMember(shop, await backing('budget-alerts', { limits, title: 'Five back' }))
    const { id } = (await shop.as('MARKETER').load.earningRulesOf.load(card.programId))[0]!
    const page = { first: 100, after: null }
    const told = async () =>
      (await alerts(shop.as('MARKETER'), { page })).items.filter((alert) => 'ruleId' in alert && alert.ruleId === id)
    const buy = (unitPrice: number) => redeemed(shop, { holderId: card.holderId, unitPrice })
    // 50 and 45 of 120 are not yet 80 %, 2 more are.
    for (const unitPrice of [1000, 900]) await buy(unitPrice)
    expect(await told()).toEqual([])
    await buy(40)
    await buy(40)
    expect(await told()).toMatchObject([{ kind: 'BUDGET_NEAR', used: 97, most: 120, currency: 'EUR' }])
    await buy(420)
    const both = await told()
    expect(both).toMatchObject([{ kind: 'BUDGET_SPENT', used: 120 }, { kind: 'BUDGET_NEAR' }])
    expect(await alertSubjectName(shop.as('MARKETER'), both[0]!)).toBe('Five back')
  })

  test('of 50 orders of 50 customers at once is never overshot', async () => {
    const key = await backing('budget-crowd', { limits: [{ of: 'DISCOUNT_TOTAL', money: eur(1020) }] })
    const members = await Promise.all(Array.from({ length: 50 }, () => aMember(shop, key)))
    await Promise.all(members.map(({ holderId }) => redeemed(shop, { holderId, unitPrice: 1000 })))
    const given = (await Promise.all(members.map(balances))).flat()
    expect([given.length, given.every((each) => each === 50)]).toEqual([20, true])
  })
})

test('What cannot be is refused by its path', async () => {
  await aProgram(shop, { key: 'wrong' })
  await publish(shop, { key: 'no-cards' })
  const rule = { program: { key: 'wrong' }, key: 'wrong-rule', title: 'Rule', trigger: 'ORDER_PAID' as const }
  const refusals = async (more: object) =>
    (await earningRuleUpsert(shop.as('MARKETER'), { ...rule, ...more })).userErrors.map(
      ({ code, path }) => `${code} ${path.join('.')}`,
    )
  const cashBack = { campaign: { key: 'back' }, basisPoints: 500 }
  expect(await refusals({})).toEqual(['REQUIRED '])
  expect(await refusals({ cashBack, points: 5 })).toEqual(['INVALID '])
  for (const trigger of ['SIGN_UP', 'BIRTHDAY', 'TIER_REACHED'])
    expect(await refusals({ cashBack, trigger })).toEqual(['INVALID cashBack'])
  expect(await refusals({ cashBack, trigger: 'EVENT', eventName: 'Review' })).toEqual(['INVALID cashBack'])
  expect(await refusals({ cashBack: { ...cashBack, campaign: { key: 'nothing' } } })).toEqual([
    'NOT_FOUND cashBack.campaign',
  ])
  expect(await refusals({ cashBack: { ...cashBack, campaign: { key: 'no-cards' } } })).toEqual([
    'INVALID cashBack.campaign',
  ])
  expect(await refusals({ cashBack: { ...cashBack, basisPoints: 10_001 } })).toEqual(['INVALID cashBack.basisPoints'])
  expect(await refusals({ cashBack: { ...cashBack, cap: eur(0) } })).toEqual(['INVALID cashBack.cap.amount'])
  expect(await refusals({ cashBack })).toEqual([])
})
