import { describe, expect, test } from '@jest/globals'
import { MAXIMUM_BUCKETS } from '../../src/domain/limits.ts'
import { TokenBuckets } from '../../src/operations/identity/token-buckets.ts'

const at = (milliseconds: number) => new Date(Date.UTC(2026, 10, 21) + milliseconds)

describe('a bucket of requests', () => {
  test('gives its burst at once, then so many a second, and says how long to wait', () => {
    const buckets = new TokenBuckets({ burst: 2, perSecond: 0.5 })
    expect([0, 0, 0, 1_000, 2_000, 2_000].map((time) => buckets.take('a', at(time)))).toEqual([0, 0, 2, 1, 0, 2])
    expect(buckets.take('b', at(2_000))).toBe(0)
  })

  test('never holds more than its burst, and a clock set back takes nothing away', () => {
    const buckets = new TokenBuckets({ burst: 2, perSecond: 1 })
    expect([0, 60_000, 60_000, 60_000].map((time) => buckets.take('a', at(time)))).toEqual([0, 0, 0, 1])
    expect(buckets.take('a', at(0))).toBe(1)
  })

  test('forgets whom it has not seen for longest, so that a crowd fills no memory', () => {
    const buckets = new TokenBuckets({ burst: 1, perSecond: 1 })
    buckets.take('first', at(0))
    for (let count = 0; count < MAXIMUM_BUCKETS; count += 1) buckets.take(`crowd ${count}`, at(0))
    expect(buckets.size).toBe(MAXIMUM_BUCKETS)
    expect(buckets.take('first', at(0))).toBe(0)
    expect(buckets.take('crowd 99999', at(0))).toBe(1)
  })
})
