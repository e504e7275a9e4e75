import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import pg from 'pg'
import { verify } from '../../src/operations/books/verify.ts'
import { segmentUpsert } from '../../src/operations/customers/segment-upsert.ts'
import { giveawayDraw } from '../../src/operations/giveaways/giveaway-draw.ts'
import { giveawayEnter } from '../../src/operations/giveaways/giveaway-enter.ts'
import { giveawayUpsert } from '../../src/operations/giveaways/giveaway-upsert.ts'
import { segmentGrantRun } from '../../src/operations/grants/segment-grant-run.ts'
import { segmentGrant } from '../../src/operations/grants/segment-grant.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { expectCleanBooks } from '../support/clean-books.ts'
import { given, shopper } from '../support/shop.ts'

let shop: TestApp
let client: pg.Client

/** A giveaway that was drawn, and a segment that was given something. */
beforeAll(async () => {
  shop = await openTestApp()
  client = new pg.Client({ connectionString: shop.app.databaseUrl })
  await client.connect()
  const [startsAt, endsAt] = [shop.clock.now, new Date(shop.clock.now.getTime() + 1000)]
  const prizes = [{ key: 'cup', title: 'A cup', count: 2, grants: [{ perk: { title: 'A cup' } }] }]
  const input = { key: 'cups', title: 'Cups', startsAt, endsAt, prizes }
  const { id: giveawayId } = given(await giveawayUpsert(shop.as('MARKETER'), input), 'giveaway')
  for (const name of ['ann', 'bob', 'cat']) {
    const { id } = await shopper(shop, name)
    const entry = { giveawayKey: 'cups', idempotencyKey: `enter-${name}` }
    given(await giveawayEnter(shop.as('SHOPPER', id), entry), 'item')
  }
  shop.clock.now = endsAt
  given(await giveawayDraw(shop.as('MARKETER'), { giveawayId, idempotencyKey: 'draw-cups' }), 'giveaway')
  const everybody = { orders: { maxCount: 0 } }
  given(await segmentUpsert(shop.as('MARKETER'), { key: 'all', name: 'All', condition: everybody }), 'segment')
  const gift = { segment: { key: 'all' }, grant: { perk: { title: 'A spoon' } }, idempotencyKey: 'spoons-for-all' }
  const work = given(await segmentGrant(shop.as('MARKETER'), gift), 'bulkOperation')
  await segmentGrantRun(shop.services, { bulkOperationId: work.id })
})
afterAll(async () => {
  await client.end()
  await shop.close()
})

const found = async () => {
  const { checks } = await verify(shop.services)
  return checks.flatMap(({ differences }) => differences.map(({ check, figure }) => `${check}: ${figure}`))
}

/** Runs SQL past all triggers, as only somebody who tampers does. */
const tamper = (sql: string) => client.query(`set local session_replication_role = replica; ${sql}`)

const lose = (table: string, where: string) => ({
  spoil: `create table lost as select * from ${table} where ${where}; delete from ${table} where ${where}`,
  mend: `insert into ${table} select * from lost; drop table lost`,
})

describe('verify', () => {
  test('finds nothing where all was given', () => expectCleanBooks(shop))

  test.each([
    [
      'tickets that nobody gave',
      { spoil: 'update giveaway_entry set count = count + 1', mend: 'update giveaway_entry set count = count - 1' },
      'giveaway-entries: count',
    ],
    [
      'an entry that was never made',
      { spoil: `update giveaway_ticket set kind = 'GRANT'`, mend: `update giveaway_ticket set kind = 'ENTER'` },
      'giveaway-entries: times entered',
    ],
    ['a lost winner', lose('giveaway_win', 'place = 1'), 'giveaway-prizes: winners of a prize'],
    ['a prize that was not given', lose('perk', `title = 'A cup'`), 'giveaway-gifts: gifts held'],
    [
      'a gift that was left out',
      {
        spoil: `create table lost as select * from giveaway_win; update giveaway_win set granted = '[]'`,
        mend: 'delete from giveaway_win; insert into giveaway_win select * from lost; drop table lost',
      },
      'giveaway-gifts: gifts of a prize',
    ],
    [
      'a member given twice over',
      {
        spoil: `update bulk_operation set done = done + 1 where kind = 'SEGMENT_GRANT'`,
        mend: `update bulk_operation set done = done - 1 where kind = 'SEGMENT_GRANT'`,
      },
      'segment-grants: done',
    ],
  ])('names %s', async (_what, { spoil, mend }, named) => {
    await tamper(spoil)
    expect(await found()).toContain(named)
    await tamper(mend)
    expect(await found()).toEqual([])
  })
})
