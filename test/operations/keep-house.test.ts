import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Limit } from '../../src/domain/campaign.ts'
import type { Redemption } from '../../src/domain/redemption.ts'
import { redeem } from '../../src/operations/checkout/redeem.ts'
import { redemptionRollback } from '../../src/operations/checkout/redemption-rollback.ts'
import { segmentUpsert } from '../../src/operations/customers/segment-upsert.ts'
import { segmentGrantRun } from '../../src/operations/grants/segment-grant-run.ts'
import { segmentGrant } from '../../src/operations/grants/segment-grant.ts'
import { keepHouse } from '../../src/operations/keep-house.ts'
import { rows } from '../../src/store/database.ts'
import { readFailureCounts } from '../../src/store/read-failures.ts'
import { verifyBooks } from '../../src/store/verify/verify-books.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { expectCleanBooks } from '../support/clean-books.ts'
import { eur, given, publish, purchase, shopper } from '../support/shop.ts'

const DAY_MILLISECONDS = 86_400_000
const BEGIN = new Date('2026-03-10T09:30:00Z')

let shop: TestApp
let orders = 0
beforeAll(async () => {
  shop = await openTestApp(BEGIN)
  await shopper(shop, 'ann')
})
afterAll(() => shop.close())

const db = () => shop.services.database.open()
const laterBy = (days: number): void => {
  shop.clock.now = new Date(BEGIN.getTime() + days * DAY_MILLISECONDS)
}
const count = async (text: string): Promise<number> =>
  (await rows<{ count: number }>(db(), `select count(*) ${text}`))[0]!.count

async function buy(code: string): Promise<Redemption> {
  const evaluation = purchase(1000, [code], { customer: { externalId: 'ann' } })
  const key = { orderReference: `o-${++orders}`, idempotencyKey: `key-of-${orders}` }
  return given(await redeem(shop.as('SERVICE'), { evaluation, ...key }), 'redemption')
}

async function keys(campaignId: string): Promise<string[]> {
  const found = await rows<{ key: string }>(
    db(),
    `select split_part(key, '#', 1) as key from limit_counter where limited_id = $1 order by 1`,
    [campaignId],
  )
  return [...new Set(found.map(({ key }) => key))]
}

describe('Counters of limits', () => {
  const limits: Limit[] = (['EVER', 'HOUR', 'DAY', 'WEEK', 'MONTH'] as const).flatMap((window) => [
    { of: 'REDEMPTIONS', per: 'CAMPAIGN', window, count: 9, money: null },
    { of: 'CUSTOMERS', per: 'CAMPAIGN', window, count: 9, money: null },
    { of: 'DISCOUNT_TOTAL', per: 'CUSTOMER', window, count: null, money: eur(9000) },
  ])

  test('of spans long over are forgotten, the others and those for ever stay, and the books are clean', async () => {
    laterBy(0)
    const campaign = await publish(shop, { key: 'counted', kind: 'COUPON', publicCode: 'COUNTED', limits })
    const old = await buy('COUNTED')
    laterBy(20)
    await buy('COUNTED')
    expect(await keys(campaign.id)).toHaveLength(3 + 12 + 12 - 3)
    laterBy(41)
    await keepHouse(shop.services)
    const left = await keys(campaign.id)
    expect(left.filter((key) => key.includes('/EVER'))).toHaveLength(3)
    expect(left.filter((key) => key.includes('2026-03-30'))).toHaveLength(9)
    expect(left).toHaveLength(12)
    await expectCleanBooks(shop)

    const back = { redemptionId: old.id, reason: 'late', idempotencyKey: 'key of a late return' }
    given(await redemptionRollback(shop.as('SERVICE'), back), 'redemption')
    const used = `from limit_counter where key = 'REDEMPTIONS/CAMPAIGN/EVER' and used = 1`
    expect(await count(used)).toBe(1)
    await expectCleanBooks(shop)
  })

  test('that are lost though nobody has forgotten them are missed', async () => {
    await rows(db(), `delete from limit_counter where key like 'REDEMPTIONS/CAMPAIGN/DAY/2026-03-30%'`)
    const checks = await verifyBooks(db())
    expect(checks.filter((check) => check.count > 0).map(({ check }) => check)).toEqual(['limit-counters'])
  })
})

test('Refused redemptions are forgotten after 90 days, and reports count those that are kept', async () => {
  laterBy(50)
  const limits = [{ of: 'REDEMPTIONS' as const, per: 'CAMPAIGN' as const, window: 'EVER' as const, count: 1 }]
  const { id } = await publish(shop, { key: 'scarce', kind: 'COUPON', publicCode: 'SCARCE', limits })
  await buy('SCARCE')
  await expect(buy('SCARCE')).rejects.toThrow('LIMIT_REACHED')
  laterBy(60)
  await expect(buy('SCARCE')).rejects.toThrow('LIMIT_REACHED')
  await shop.services.failures.settle()
  const failures = async () => (await readFailureCounts(db(), [id], { from: null, to: null })).get(id)
  laterBy(140)
  await keepHouse(shop.services)
  expect(await failures()).toMatchObject({ failures: 2 })
  laterBy(141)
  await keepHouse(shop.services)
  expect(await failures()).toMatchObject({ failures: 1 })
})

test('Alerts are forgotten after 90 days, but for those that would be raised again', async () => {
  const alert = `insert into alert (id, kind, facts, subject_id, once, at) values (gen_random_uuid(), $1, '{}', 's', $2, $3)`
  for (const [kind, once, days] of [
    ['CODE_GUESSING', 'CODE_GUESSING a 1', 200],
    ['CODE_GUESSING', 'CODE_GUESSING a 2', 220],
    ['BUDGET_SPENT', 'BUDGET_SPENT c REDEMPTIONS/CAMPAIGN/DAY/2026-01-01T00:00:00.000Z 5', 200],
    ['BUDGET_SPENT', 'BUDGET_SPENT c REDEMPTIONS/CAMPAIGN/EVER 5', 200],
  ] as const)
    await rows(db(), alert, [kind, once, new Date(BEGIN.getTime() + days * DAY_MILLISECONDS)])
  const kept = (): Promise<{ once: string }[]> => rows(db(), `select once from alert where subject_id = 's' order by 1`)
  laterBy(291)
  await keepHouse(shop.services)
  expect((await kept()).map(({ once }) => once)).toEqual([
    'BUDGET_SPENT c REDEMPTIONS/CAMPAIGN/EVER 5',
    'CODE_GUESSING a 2',
  ])
})

test('What became of each member of a segment is forgotten 30 days after its gift, and the books are clean', async () => {
  laterBy(300)
  await shopper(shop, 'ann', { city: 'Rome' })
  const condition = { customer: { name: 'city', operator: 'EQUALS' as const, values: ['Rome'] } }
  given(await segmentUpsert(shop.as('MARKETER'), { key: 'anns', name: 'Anns', condition }), 'segment')
  const asked = { segment: { key: 'anns' }, grant: { perk: { title: 'A chair' } }, idempotencyKey: 'a chair for ann' }
  const { id } = given(await segmentGrant(shop.as('MARKETER'), asked), 'bulkOperation')
  await segmentGrantRun(shop.services, { bulkOperationId: id })
  const members = `from segment_grant`
  laterBy(329)
  await keepHouse(shop.services)
  expect(await count(members)).toBe(1)
  laterBy(331)
  await keepHouse(shop.services)
  expect(await count(members)).toBe(0)
  const checks = await verifyBooks(db())
  expect(checks.find(({ check }) => check === 'segment-grants')!.count).toBe(0)
})
