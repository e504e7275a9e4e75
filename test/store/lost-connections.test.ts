import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Database, openDatabase, rows } from '../../src/store/database.ts'
import { inTransaction } from '../../src/store/transaction.ts'
import { cloneDatabase, type TestDatabase } from '../support/database.ts'
import { eventually } from '../support/follower.ts'
import { query } from '../support/query.ts'

const CONNECTIONS = 2

let place: TestDatabase
let database: Database
beforeAll(async () => {
  place = await cloneDatabase()
  database = await openDatabase(place.url, CONNECTIONS)
})
afterAll(async () => {
  await database.close()
  await place.drop()
})

const answers = () =>
  Promise.all(
    Array.from({ length: CONNECTIONS + 1 }, () => inTransaction(database.open(), (db) => rows(db, 'select 1 as one'))),
  )

test('Transactions whose connection is lost in the middle take none from the pool', async () => {
  for (let round = 0; round <= CONNECTIONS; round++) {
    const lost = inTransaction(database.open(), (db) => rows(db, 'select pg_terminate_backend(pg_backend_pid())'))
    await expect(lost).rejects.toThrow()
  }
  expect(await answers()).toHaveLength(CONNECTIONS + 1)
})

/** The pool hears of an ended connection a moment later; were one lost for good, these would wait for ever. */
const allAnswer = () => eventually(async () => expect(await answers()).toHaveLength(CONNECTIONS + 1))

test('Transactions that cannot begin, their connection having been lost in the pool, take none from it', async () => {
  for (let round = 0; round <= CONNECTIONS; round++) {
    await allAnswer()
    const others = `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`
    const ending = query(place.url, others)
    const began = Array.from({ length: 50 }, () =>
      inTransaction(database.open(), (db) => rows(db, 'select 1 as one')).catch(() => null),
    )
    await Promise.all([ending, ...began])
  }
  await allAnswer()
})
