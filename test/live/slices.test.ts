import { expect, test } from '@jest/globals'
import { Slices } from '../../src/operations/live/slices.ts'

/** Work that holds the event loop for so many milliseconds. */
function work(milliseconds: number): void {
  const end = performance.now() + milliseconds
  while (performance.now() < end);
}

test('long work is cut: others get their turn in between, and those who wait are let through in order, none forgotten', async () => {
  const slices = new Slices()
  const done: number[] = []
  let turns = 0
  const others = setInterval(() => (turns += 1), 1)
  const jobs = Array.from({ length: 40 }, async (_, number) => {
    await slices.turn()
    work(2)
    done.push(number)
  })
  await Promise.all(jobs)
  clearInterval(others)
  expect(done).toEqual(jobs.map((_, number) => number))
  expect(turns).toBeGreaterThan(5)
})
