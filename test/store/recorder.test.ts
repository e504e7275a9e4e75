import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Campaign } from '../../src/domain/campaign.ts'
import type { Redemption } from '../../src/domain/redemption.ts'
import { rows } from '../../src/store/database.ts'
import type { RecordItem } from '../../src/store/record-batch.ts'
import type { Recorded } from '../../src/store/record-once.ts'
import { openRecorder, type Recorder } from '../../src/store/recorder.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { aRecordItem } from '../support/record-item.ts'
import { publish, shopper, uniqueCode, voucherRow } from '../support/shop.ts'

let shop: TestApp
let campaign: Campaign
let recorder: Recorder

beforeAll(async () => {
  shop = await openTestApp()
  campaign = await publish(shop, { key: 'hot' })
  recorder = openRecorder(shop.services.database)
})
afterAll(() => shop.close())

const db = () => shop.services.database.open()

function anItem(given: Partial<RecordItem> = {}, redeemed: Partial<Redemption> = {}): RecordItem {
  const campaigns = [{ id: campaign.id, version: campaign.version }]
  return aRecordItem(shop, { campaigns, ...given }, redeemed)
}

function record(item: RecordItem, contended: string | null = null): Promise<Recorded> {
  return recorder.record(item, { now: shop.clock.now, contended, toJudge: false })
}

const kinds = (recorded: readonly Recorded[]) => {
  const counts: Record<string, number> = {}
  for (const { kind } of recorded) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}

const counter = async (key: string) => {
  const [row] = await rows<{ used: number; entries: number }>(
    db(),
    `select used, (select sum(delta)::bigint from limit_entry e where e.limited_id = c.limited_id and e.key = c.key) as entries
     from limit_counter c where limited_id = $1 and key = $2`,
    [campaign.id, key],
  )
  return row
}

describe('A redemption is recorded', () => {
  test('whole: with its order, its reference and its key', async () => {
    const item = anItem()
    expect(await record(item)).toEqual({ kind: 'kept', used: [] })
    const [order] = await rows(
      db(),
      'select status, redemption_id as "redemptionId" from shop_order where reference = $1',
      [item.redemption.orderReference],
    )
    expect(order).toEqual({ status: 'PAID', redemptionId: item.redemption.id })
    expect(await record(item)).toEqual({ kind: 'replayed', reference: item.redemption.id })
    expect(await record({ ...item, key: { ...item.key, hash: 'other' } })).toEqual({ kind: 'reused' })
    expect(await record({ ...item, key: { ...item.key, key: 'another' } })).toEqual({ kind: 'taken' })
  })

  test('not where the campaign has changed, and leaves no key and no reference behind', async () => {
    const item = anItem({ campaigns: [{ id: campaign.id, version: campaign.version - 1 }] })
    expect(await record(item)).toEqual({ kind: 'changed' })
    expect(await record({ ...item, campaigns: [] })).toEqual({ kind: 'kept', used: [] })
  })

  test('not where the customer has bought meanwhile', async () => {
    const { id: customerId } = await shopper(shop, 'quick')
    const buy = (activity: number) => record(anItem({ activity }, { customerId }))
    expect(await buy(0)).toMatchObject({ kind: 'kept' })
    expect(await buy(0)).toMatchObject({ kind: 'changed' })
    const version = 'select version from customer_activity where customer_id = $1'
    const [activity] = await rows<{ version: number }>(db(), version, [customerId])
    expect(await buy(activity!.version)).toMatchObject({ kind: 'kept' })
  })

  test('not, and then it moves nothing of the customer that others are decided on', async () => {
    const { id: customerId } = await shopper(shop, 'refused')
    const activity = async () => {
      const read = 'select version from customer_activity where customer_id = $1'
      return (await rows<{ version: number }>(db(), read, [customerId]))[0]?.version ?? 0
    }
    expect(await record(anItem({ activity: 7 }, { customerId }))).toEqual({ kind: 'changed' })
    expect(await activity()).toBe(0)
    expect(await record(anItem({ activity: 0 }, { customerId }))).toMatchObject({ kind: 'kept' })
    expect(await record(anItem({ activity: 0 }, { customerId }))).toEqual({ kind: 'changed' })
    expect(await activity()).toBe(1)
  })

  test('once of 60 with the same reference, and of 60 with the same key, in a batch or not', async () => {
    for (const contended of [null, 'hot']) {
      const one = { orderReference: `the same ${contended}` }
      const same = await Promise.all(Array.from({ length: 60 }, () => record(anItem({}, one), contended)))
      expect(kinds(same).kept).toBe(1)
      const { key } = anItem()
      const keyed = await Promise.all(Array.from({ length: 60 }, () => record(anItem({ key }), contended)))
      expect(kinds(keyed).kept).toBe(1)
    }
  })
})

describe('Limits are exact', () => {
  test('in batches and beside them: 100 of 300, each told what the counter came to', async () => {
    const counts = [{ limitedId: campaign.id, key: 'REDEMPTIONS/CAMPAIGN/EVER', amount: 1, most: 100 }]
    const others = openRecorder(shop.services.database)
    const recorded = await Promise.all(
      Array.from({ length: 300 }, (_, at) =>
        (at % 2 === 0 ? recorder : others).record(anItem({ counts }), {
          now: shop.clock.now,
          contended: at % 10 === 0 ? null : campaign.id,
          toJudge: false,
        }),
      ),
    )
    expect(kinds(recorded)).toEqual({ kept: 100, changed: 200 })
    const used = recorded.flatMap((each) => (each.kind === 'kept' ? each.used : []))
    expect(used.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, at) => at + 1))
    expect(await counter('REDEMPTIONS/CAMPAIGN/EVER')).toEqual({ used: 100, entries: 100 })
  })

  test('of money: what does not fit whole is left out, what fits after it goes in', async () => {
    const spend = (amount: number) =>
      record(anItem({ counts: [{ limitedId: campaign.id, key: 'money', amount, most: 100 }] }), campaign.id)
    const recorded = await Promise.all([60, 50, 40, 1].map(spend))
    expect(recorded.map(({ kind }) => kind)).toEqual(['kept', 'changed', 'kept', 'changed'])
    expect(await counter('money')).toEqual({ used: 100, entries: 100 })
  })

  test('of a code that two of 40 may use', async () => {
    const voucherId = await uniqueCode(shop, campaign, 'TWICE-HELD', 2)
    const vouchers = [{ id: voucherId, version: 1, count: 1 }]
    const recorded = await Promise.all(
      Array.from({ length: 40 }, (_, at) => record(anItem({ vouchers }), at % 2 === 0 ? null : campaign.id)),
    )
    expect(kinds(recorded)).toEqual({ kept: 2, changed: 38 })
    expect(await voucherRow(shop, 'TWICE-HELD')).toMatchObject({ redeemed: 2 })
  })
})

test('What wants nothing in common goes together while others are under way, and what fails for its own sake fails alone', async () => {
  const items = Array.from({ length: 60 }, (_, at) => anItem({}, at === 30 ? { total: -1 } : {}))
  const told = await Promise.allSettled(items.map((item) => record(item)))
  expect(told.flatMap(({ status }, at) => (status === 'rejected' ? [at] : []))).toEqual([30])
  const again = Array.from({ length: 60 }, () => anItem())
  expect(kinds(await Promise.all(again.map((item) => record(item))))).toEqual({ kept: 60 })
  const [written] = await rows<{ count: number; commits: number }>(
    db(),
    'select count(*) as count, count(distinct xid::text) as commits from redemption_activity where redemption_id = any($1::uuid[])',
    [again.map(({ redemption }) => redemption.id)],
  )
  expect(written!.count).toBe(60)
  expect(written!.commits).toBeLessThanOrEqual(2)
})

test('What fails for its own sake fails alone, and the others of its batch are kept', async () => {
  const bad = anItem({}, { total: -1 })
  const [first, failed, last] = await Promise.allSettled(
    [anItem(), bad, anItem()].map((item) => record(item, campaign.id)),
  )
  expect([first!.status, failed!.status, last!.status]).toEqual(['fulfilled', 'rejected', 'fulfilled'])
})
