import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import { Gathered, type GatheredOptions } from '../../src/store/gathered.ts'

/** Sizes of the batches that so many items make, added in one step while nothing is under way; then, for each of `later`, as a batch ends. */
async function batches(options: GatheredOptions, count: number, later: readonly number[] = []): Promise<number[]> {
  const sizes: number[] = []
  const ends: (() => void)[] = []
  const gathered = new Gathered<number>((batch) => {
    sizes.push(batch.length)
    return new Promise((resolve) => ends.push(resolve))
  }, options)
  const add = (more: number): void => Array.from({ length: more }, (_, at) => at).forEach((at) => gathered.add(at))
  add(count)
  await settle()
  for (const more of later) {
    add(more)
    ends.shift()!()
    await settle()
  }
  return sizes
}

function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

test('what comes in one step goes together, and what comes meanwhile is the next batch', async () => {
  expect(await batches({ most: 64, atOnce: 1 }, 5, [7, 1])).toEqual([5, 7, 1])
})

test('a batch takes no more than it may', async () => {
  expect(await batches({ most: 4, atOnce: 2 }, 9, [0])).toEqual([4, 4, 1])
})

test('a crowd is parted among the batches that may still begin, a few stay together', async () => {
  const options = { most: 64, atOnce: 2, least: 16 }
  expect(await batches(options, 40)).toEqual([20, 20])
  expect(await batches(options, 31)).toEqual([31])
  expect(await batches(options, 200)).toEqual([64, 64])
})

test('what has come while all were under way goes with the first that is free', async () => {
  expect(await batches({ most: 64, atOnce: 2, least: 16 }, 40, [30])).toEqual([20, 20, 30])
})

test('beside a batch that is late one more may be under way, and goes on with what comes', async () => {
  const sizes: number[] = []
  const gathered = new Gathered<number>(
    async (batch) => {
      sizes.push(batch.length)
      if (sizes.length === 1) await new Promise(() => {})
    },
    { most: 64, atOnce: 1, late: 5 },
  )
  gathered.add(1)
  await settle()
  gathered.add(2)
  await settle()
  expect(sizes).toEqual([1])
  await wait(10)
  for (const _ of [3, 4]) gathered.add(3)
  await settle()
  gathered.add(5)
  await settle()
  expect(sizes).toEqual([1, 3, 1])
})
