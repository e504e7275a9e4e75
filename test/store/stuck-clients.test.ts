import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import pg from 'pg'
import { redeem } from '../../src/operations/checkout/redeem.ts'
import { openDatabase, type Database, rows } from '../../src/store/database.ts'
import { openRecorder, type Recorder } from '../../src/store/recorder.ts'
import { type TestApp, openTestApp } from '../support/app.ts'
import { expectCleanBooks } from '../support/clean-books.ts'
import { aRecordItem } from '../support/record-item.ts'
import { publish, purchase, shopper, voucherRow } from '../support/shop.ts'

let shop: TestApp
/** As Boon's own, with less patience. */
let database: Database
let recorder: Recorder
beforeAll(async () => {
  shop = await openTestApp()
  const patience = { statementMilliseconds: 2_000, lockMilliseconds: 500, idleMilliseconds: 500 }
  database = await openDatabase(shop.services.database.url, 8, patience)
  recorder = openRecorder(database)
})
afterAll(async () => {
  await database.close()
  await shop.close()
})

const db = () => shop.services.database.open()

/** A client of somebody's own, without any end to what it does, that keeps the row of a customer. */
async function keeps(customerId: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: shop.services.database.url })
  await client.connect()
  await client.query('begin')
  await client.query('select from customer_activity where customer_id = $1 for update', [customerId])
  return client
}

/** A customer who has bought before. */
async function buyer(externalId: string): Promise<string> {
  const { id } = await shopper(shop, externalId)
  await rows(db(), 'insert into customer_activity (customer_id, version) values ($1, 0)', [id])
  return id
}

const record = (customerId: string | null, contended: string | null = 'lane') => {
  const item = aRecordItem(shop, { activity: customerId === null ? null : 0 }, { customerId })
  return recorder.record(item, { now: shop.clock.now, contended, toJudge: false })
}

test('A client of Boon that stops amid a transaction keeps a row for no more than 5 seconds, and who waits for it gets it', async () => {
  await publish(shop, { key: 'stuck', kind: 'COUPON', publicCode: 'STUCK' })
  const release = Promise.withResolvers<void>()
  const stopped = shop.services.database.open().transactional(async (transaction) => {
    await rows(transaction, `select from voucher where code = 'STUCK' for update`)
    await release.promise
  })
  const ended = expect(stopped).rejects.toThrow()
  await wait(50)
  const buy = (at: number) =>
    redeem(shop.as('SERVICE'), {
      evaluation: purchase(1000, ['STUCK']),
      orderReference: `stuck-${at}`,
      idempotencyKey: `the key of ${at}`,
    })
  const answers = await Promise.all([1, 2, 3].map(buy))
  expect(answers.map(({ userErrors }) => userErrors)).toEqual([[], [], []])
  expect(await voucherRow(shop, 'STUCK')).toMatchObject({ redeemed: 3 })
  release.resolve()
  await ended
  await expectCleanBooks(shop)
}, 40_000)

describe('A row that a stranger keeps', () => {
  test('for a while, is waited for once more, and what only came with it is not kept waiting', async () => {
    const [slow, quick] = [await buyer('slow'), await buyer('quick')]
    const stranger = await keeps(slow)
    let isFree = false
    const kept = record(slow)
    const others = [quick, null, null].map((customer) => record(customer))
    expect(await Promise.all(others.map(async (other) => [(await other).kind, isFree]))).toEqual([
      ['kept', false],
      ['kept', false],
      ['kept', false],
    ])
    isFree = true
    await stranger.end()
    expect(await kept).toMatchObject({ kind: 'kept' })
  })

  test('holds up nobody who comes later and wants something else', async () => {
    const slow = await buyer('slow and alone')
    const stranger = await keeps(slow)
    let isKept = false
    const kept = record(slow, null).then(() => (isKept = true))
    await wait(150)
    expect([(await record(null, null)).kind, isKept]).toEqual(['kept', false])
    await stranger.end()
    await kept
  })

  test('for ever, fails alone those who want it, and the lane goes on', async () => {
    const ids = await Promise.all(['kept', 'free'].map((name) => buyer(name)))
    const stranger = await keeps(ids[0]!)
    const told = await Promise.allSettled(Array.from({ length: 9 }, (_, at) => record(at === 4 ? ids[0]! : null)))
    expect(told.map(({ status }) => status)).toEqual(
      Array.from({ length: 9 }, (_, at) => (at === 4 ? 'rejected' : 'fulfilled')),
    )
    expect(await record(ids[1]!)).toMatchObject({ kind: 'kept' })
    await stranger.end()
    expect(await record(ids[0]!)).toMatchObject({ kind: 'kept' })
  })

  test('by all who come: each is told within a bounded time', async () => {
    const ids = await Promise.all(Array.from({ length: 60 }, (_, at) => buyer(`many-${at}`)))
    const strangers = await keeps(ids[0]!)
    await strangers.query('select from customer_activity where customer_id = any($1::uuid[]) for update', [ids])
    const told = await Promise.allSettled(ids.map((id) => record(id)))
    expect(new Set(told.map(({ status }) => status))).toEqual(new Set(['rejected']))
    await strangers.end()
  }, 40_000)
})
