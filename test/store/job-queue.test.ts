import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { rows } from '../../src/store/database.ts'
import { jobQueue, releaseLostJobs } from '../../src/store/job-queue.ts'
import { inTransaction, Undo } from '../../src/store/transaction.ts'
import { openTestApp, type TestApp } from '../support/app.ts'

let shop: TestApp

beforeAll(async () => {
  shop = await openTestApp()
})
afterAll(() => shop.close())

const db = () => shop.services.database.open()
const waiting = async () =>
  await rows<{ key: string | null; lockedBy: string | null }>(
    db(),
    'select key, locked_by as "lockedBy" from graphile_worker.jobs order by id',
  )

test('work is there with the commit, and not at all without one', async () => {
  await inTransaction(db(), async (transaction) => {
    await jobQueue.add(transaction, 'something', { at: 1 })
    throw new Undo(null)
  })
  expect(await waiting()).toEqual([])
  await inTransaction(db(), (transaction) => jobQueue.add(transaction, 'something', { at: 1 }))
  expect(await waiting()).toEqual([{ key: null, lockedBy: null }])
})

test('work of a key waits once, and is taken back by it', async () => {
  await jobQueue.add(db(), 'something', { at: 1 }, { key: 'mine' })
  await jobQueue.add(db(), 'something', { at: 2 }, { key: 'mine', runAt: new Date('2040-01-01') })
  expect((await waiting()).filter(({ key }) => key === 'mine')).toHaveLength(1)
  await jobQueue.remove(db(), 'mine')
  expect((await waiting()).filter(({ key }) => key === 'mine')).toHaveLength(0)
})

test('work that a dead server holds is free again after 90 seconds, and not before', async () => {
  await jobQueue.add(db(), 'something', {}, { key: 'held' })
  const hold = (seconds: number) =>
    rows(
      db(),
      `update graphile_worker._private_jobs set locked_by = 'dead', locked_at = now() - make_interval(secs => $1) where key = 'held'`,
      [seconds],
    )
  const holder = async () => (await waiting()).find(({ key }) => key === 'held')!.lockedBy
  await hold(80)
  await releaseLostJobs(db())
  expect(await holder()).toBe('dead')
  await hold(100)
  await releaseLostJobs(db())
  expect(await holder()).toBeNull()
})
