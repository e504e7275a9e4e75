import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { setTimeout as wait } from 'node:timers/promises'
import { type Database, hotReads, hotRows, openDatabase, rows } from '../../src/store/database.ts'
import { inTransaction } from '../../src/store/transaction.ts'
import { cloneDatabase, type TestDatabase } from '../support/database.ts'

const ONE = 'select $1::integer as one'
const VALUES = `select 1::bigint as count, 1.5::numeric as part, date '2026-02-28' as day, $1::timestamptz as at,
  '{"a":[1]}'::jsonb as attributes, array['a', 'b'] as names, array[$2::uuid] as ids, null::text as nothing`

describe('short readings', () => {
  let place: TestDatabase
  let database: Database

  beforeAll(async () => {
    place = await cloneDatabase()
    database = await openDatabase(place.url)
  })
  afterAll(async () => {
    await database.close()
    await place.drop()
  })

  const read = (text: string, ...parameters: unknown[]) => hotReads(database.open(), text, parameters)

  test('answer what they answer on a connection of their own', async () => {
    const parameters = [new Date('2026-02-28T10:00:00.123Z'), '00000000-0000-0000-0000-000000000001']
    expect(await read(VALUES, ...parameters)).toEqual(await hotRows(database.open(), VALUES, parameters))
  })

  test('are answered each with its own rows, however many come at once', async () => {
    const numbers = Array.from({ length: 500 }, (_, at) => at)
    const answers = await Promise.all(numbers.map((number) => read(ONE, number)))
    expect(answers).toEqual(numbers.map((number) => [{ one: number }]))
  })

  test('fail alone', async () => {
    const answers = await Promise.allSettled([
      read(ONE, 1),
      read('select 1 / $1::integer as part', 0),
      read('select nothing from nowhere'),
      read(ONE, 'none'),
      read(ONE, 2),
      read('select 1 / $1::integer as part', 1),
    ])
    expect(answers.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'rejected',
      'rejected',
      'fulfilled',
      'fulfilled',
    ])
  })

  test('see what a transaction has written inside it, and outside once it has committed', async () => {
    const version = 'select version from catalogue_version'
    const [before] = (await read(version)) as { version: number }[]
    const within = await inTransaction(database.open(), async (db) => {
      await rows(db, 'update catalogue_version set version = version + 1')
      expect(await read(version)).toEqual([before])
      return hotReads(db, version)
    })
    expect(within).toEqual([{ version: before!.version + 1 }])
    expect(await read(version)).toEqual(within)
  })

  test('go on over a new connection where theirs breaks', async () => {
    const broken = await Promise.allSettled([read('select pg_terminate_backend(pg_backend_pid())'), read(ONE, 1)])
    expect(broken[0]!.status).toBe('rejected')
    await wait(50)
    expect(await Promise.all([1, 2, 3, 4].map((number) => read(ONE, number)))).toEqual(
      [1, 2, 3, 4].map((one) => [{ one }]),
    )
  })
})
