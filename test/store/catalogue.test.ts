import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import type { Campaign } from '../../src/domain/campaign.ts'
import { campaignTransition } from '../../src/operations/campaigns/campaign-transition.ts'
import { campaignUpdate } from '../../src/operations/campaigns/campaign-update.ts'
import { segmentUpsert } from '../../src/operations/customers/segment-upsert.ts'
import { type Catalogue, openCatalogue, type Snapshot, touchCatalogue } from '../../src/store/catalogue.ts'
import { rows } from '../../src/store/database.ts'
import { inTransaction, Undo } from '../../src/store/transaction.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { given, publish } from '../support/shop.ts'

let shop: TestApp
let catalogue: Catalogue
let [first, second, coupon]: Campaign[] = []

const db = () => shop.services.database.open()
const current = () => catalogue.current(db())

beforeAll(async () => {
  shop = await openTestApp()
  first = await publish(shop, { key: 'first' })
  second = await publish(shop, { key: 'second' })
  coupon = await publish(shop, { key: 'coupon', kind: 'COUPON', publicCode: 'HELLO' })
})
afterAll(() => shop.close())
beforeEach(async () => {
  catalogue = openCatalogue(shop.services.database)
  await current()
})

/** What a catalogue that has read everything anew holds. */
async function whole(): Promise<object> {
  return comparable(await openCatalogue(shop.services.database).current(db()))
}

function comparable({ armOf: _armOf, activeAt, rules: _rules, read: _read, ...snapshot }: Snapshot): object {
  return { ...snapshot, active: activeAt(shop.clock.now) }
}

async function end(id: string): Promise<void> {
  const campaign = (await current()).campaigns.get(id)!
  const input = { id, to: 'END' as const, expectedVersion: campaign.version }
  given(await campaignTransition(shop.as('MARKETER'), input), 'campaign')
}

test('a change is read, and all that has not changed is kept as it is', async () => {
  const before = await current()
  const input = { id: first!.id, expectedVersion: first!.version, name: 'Another name' }
  given(await campaignUpdate(shop.as('MARKETER'), input), 'campaign')
  const after = await current()
  expect(after.campaigns.get(first!.id)!.name).toBe('Another name')
  expect(after.campaigns.get(second!.id)).toBe(before.campaigns.get(second!.id))
  expect(comparable(after)).toEqual(await whole())
})

test('what is new, what has ended, codes and segments come and go', async () => {
  const third = await publish(shop, { key: 'third' })
  given(await segmentUpsert(shop.as('MARKETER'), { key: 'people', name: 'People', memberIds: [] }), 'segment')
  expect((await current()).promotions.map(({ key }) => key)).toEqual(['first', 'second', 'third'])
  expect(comparable(await current())).toEqual(await whole())
  await end(third.id)
  await end(coupon!.id)
  expect((await current()).promotions.map(({ key }) => key)).toEqual(['first', 'second'])
  expect((await current()).publicCodes).toEqual([])
  expect(comparable(await current())).toEqual(await whole())
})

test('what a transaction has changed is seen there alone, and nowhere once it is undone', async () => {
  const { name } = (await current()).campaigns.get(second!.id)!
  const seen = await inTransaction(db(), async (inside) => {
    await rows(inside, `update campaign set name = 'Undone', version = version + 1 where id = $1`, [second!.id])
    await touchCatalogue(inside)
    const names = [await catalogue.current(inside), await current()].map(
      ({ campaigns }) => campaigns.get(second!.id)!.name,
    )
    throw new Undo(names)
  })
  expect(seen).toEqual(['Undone', name])
  expect((await current()).campaigns.get(second!.id)!.name).toBe(name)
})

test('promotions are in the order in which they apply', async () => {
  await publish(shop, { key: 'zuerst', stacking: { mode: 'COMBINES', priority: 9 } })
  expect((await current()).promotions.map(({ key }) => key)).toEqual(['zuerst', 'first', 'second'])
})
